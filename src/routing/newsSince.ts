import { type Beliefs, nodeOf } from './beliefs.ts'
import { difference, hearing, sessionsOf } from './believedSessions.ts'
import type { Dispute } from './dispute.ts'
import type { Network } from './network.ts'
import { Owned, ownChanges } from './owned.ts'
import type { News } from './propagation.ts'
import { type Ear, speakersOf } from './speakers.ts'

/** What a change of beliefs brings: sessions that speak or fall silent, and what nodes have of their own. */
export function newsSince(
  network: Network,
  before: Beliefs,
  now: Beliefs,
  { overLimit, disputes }: { readonly overLimit: ReadonlySet<string>; readonly disputes: readonly Dispute[] },
): Required<Omit<News, 'remembered'>> {
  const { byName, earsOf } = speakersOf(network)
  const between = difference(before, now)
  const spoken = sessionsOf(network, between).map(({ name }) => name)
  // What a limit closed is opened again: it may be kept now.
  const names = overLimit.size === 0 ? spoken : [...new Set([...spoken, ...overLimit])]
  const ears = names.flatMap(name => earsOf.get(name) ?? [])
  const was = (ear: Ear) => (overLimit.has(ear.session.name) ? 'silence' : hearing(ear, before))
  const [ownedBefore, owned] = [new Owned(network, before), new Owned(network, now)]
  const speakersNamed = (nodes: Iterable<string>) => [...new Set(nodes)].flatMap(name => byName.get(name) ?? [])
  const changed = speakersNamed([...between.linkEndsDown].map(nodeOf))
  return {
    silenced: ears.filter(ear => hearing(ear, now) === 'silence' && was(ear) !== 'silence'),
    resumed: ears.filter(ear => hearing(ear, now) === 'heard' && was(ear) !== 'heard'),
    owned: byPrefix(
      changed.flatMap(speaker => ownChanges(speaker, ownedBefore, owned).map(prefix => [prefix, speaker] as const)),
    ),
    // Who had not come to rest goes on.
    touched: new Map(disputes.map(({ prefix, nodes }) => [prefix, speakersNamed(nodes)])),
  }
}

export function byPrefix<T>(pairs: readonly (readonly [prefix: string, T])[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const [prefix, value] of pairs) {
    const known = found.get(prefix)
    if (known) known.push(value)
    else found.set(prefix, [value])
  }
  return found
}
