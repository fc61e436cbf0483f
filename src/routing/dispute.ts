import type { Restless } from './propagation.ts'

/** A prefix for which there is no stable solution, and the nodes that go round. */
export interface Dispute {
  readonly prefix: string
  readonly nodes: readonly string[]
}

export function disputesOf(restless: Restless): readonly Dispute[] {
  return [...restless]
    .map(([prefix, speakers]) => ({ prefix, nodes: [...speakers].map(({ node }) => node.name).sort() }))
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
}
