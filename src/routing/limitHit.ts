import type { Ear } from './speakers.ts'

/** What closed a session: more prefixes were accepted at an end than it takes (Cease, RFC 4486 §4, subcode 1). */
export interface LimitHit {
  readonly session: string
  /** The end that closed it. */
  readonly node: string
  readonly limit: number
  /** As many as were accepted there, all that came at this moment included. */
  readonly prefixes: number
}

/** By session: those of the ears at which more is accepted than their limit allows; where both ends are, the first of them. */
export function limitHits(limited: readonly Ear[], accepted: (ear: Ear) => number): ReadonlyMap<string, LimitHit> {
  const hits = new Map<string, LimitHit>()
  for (const ear of limited) {
    const { session, receiver } = ear
    const limit = receiver.import.maximumPrefixes ?? Number.POSITIVE_INFINITY
    const prefixes = accepted(ear)
    if (prefixes > limit && !hits.has(session.name))
      hits.set(session.name, { session: session.name, node: receiver.node, limit, prefixes })
  }
  return hits
}

export const NO_HITS: ReadonlyMap<string, LimitHit> = new Map()
