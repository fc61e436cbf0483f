import { type Beliefs, isListening } from './beliefs.ts'
import { audible, type Heard, type Refusal, refusals, said } from './heard.ts'
import type { Network } from './network.ts'
import type { RouteEntry } from './ownRoutes.ts'
import type { Path } from './path.ts'
import type { Rib } from './propagation.ts'
import { type Ear, speakersOf } from './speakers.ts'

/** Looked up by `session@node`. */
export interface BySessionEnd<V> {
  get(key: string): V | undefined
}

/** What went over sessions and what became of it, read off a settled RIB when somebody asks. */
export interface SessionTables {
  /** Announcements accepted, by `session@node` of the receiver. */
  readonly accepted: BySessionEnd<readonly Path[]>
  /** Announcements sent, by `session@node` of the sender. */
  readonly advertised: BySessionEnd<readonly Path[]>
  /** Announcements dropped on the way in, with the reason, by `session@node` of the receiver. */
  readonly refused: BySessionEnd<readonly Refusal[]>
}

/** `overLimit`: sessions that their prefix limit has closed. */
export function sessionTables(network: Network, beliefs: Beliefs, rib: Rib, overLimit: ReadonlySet<string>): SessionTables {
  const { ears, earsOf } = speakersOf(network)
  const heard = lastHeard(network, rib)
  return {
    accepted: {
      get: key =>
        heard
          .get(key)
          ?.values()
          .flatMap(({ paths }) => paths)
          .toArray(),
    },
    refused: {
      get: key => {
        const ear = ears.get(key)
        return (
          ear &&
          heard
            .get(key)
            ?.values()
            .flatMap(known => refusals(ear, known))
            .toArray()
        )
      },
    },
    advertised: {
      get: key => {
        const session = key.slice(0, key.lastIndexOf('@'))
        const ear = earsOf.get(session)?.find(({ sender }) => `${session}@${sender.node}` === key)
        // An end that is up believes that it is heard.
        if (!ear || overLimit.has(session) || !isListening(beliefs, ear.other)) return undefined
        return [...(rib.routes.get(ear.sender.node)?.values() ?? [])].flatMap(entry => saidTo(ear, entry))
      },
    },
  }
}

/** The last announcements received, by `session@node` of the receiver, then by prefix. */
export function lastHeard(network: Network, { prefixes }: Rib): BySessionEnd<ReadonlyMap<string, Heard>> {
  const { ears } = speakersOf(network)
  return {
    get: key => {
      const ear = ears.get(key)
      if (!ear) return undefined
      const found = new Map<string, Heard>()
      for (const [prefix, { heard }] of prefixes) {
        const known = heard.at(ear.id)
        if (known) found.set(prefix, known)
      }
      return found
    },
  }
}

function saidTo(ear: Ear, entry: RouteEntry): readonly Path[] {
  return audible(said(ear, entry), ear).map(({ path }) => path)
}
