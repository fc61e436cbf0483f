import { isPrivateAsn } from '../net/asn.ts'

/** What becomes of private AS numbers (RFC 6996) in a path that leaves for another AS; the neighbour's own stays, so that it sees its loop. */
export interface PrivateAsRemoval {
  /** `whole`: they go if no other number is in the path. `all`: they go in any case. `replace`: the own AS takes their places. */
  readonly how: 'whole' | 'all' | 'replace'
  readonly neighbourAsn: number
}

type AsPath = readonly number[]

export function withoutPrivateAs(path: AsPath, { how, neighbourAsn }: PrivateAsRemoval, own: number): AsPath {
  if (how === 'whole' && !path.every(isPrivateAsn)) return path
  const isGone = (asn: number) => asn !== neighbourAsn && isPrivateAsn(asn)
  return how === 'replace' ? path.map(asn => (isGone(asn) ? own : asn)) : path.filter(asn => !isGone(asn))
}

export function occurrences(path: AsPath, asn: number): number {
  let count = 0
  for (let i = 0; i < path.length; i++) if (path[i] === asn) count++
  return count
}
