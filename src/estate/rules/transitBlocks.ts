import { LINK_LOCAL, overlap, type Prefix, parsePrefix } from '../../net/prefix.ts'
import type { Finding } from '../problem.ts'
import { errorAt, pathText } from '../problem.ts'
import { asList, asText, thingsOf } from '../values.ts'

/** Transit gateway guide, "Transit gateway CIDR blocks". */
const LONGEST = { 4: 24, 6: 64 } as const

/** Blocks of transit gateways that AWS does not take. */
export function transitBlocks(file: unknown): Finding[] {
  return thingsOf(file, 'transitGateways').flatMap(({ path, body }) => {
    const before: Prefix[] = []
    return asList(body.cidrs).flatMap((text, index): Finding[] => {
      const block = parsePrefix(asText(text) ?? '')
      if (!block) return []
      const wrong = problemOf(block, before)
      before.push(block)
      const at = [...path, 'cidrs', index]
      return wrong === undefined ? [] : [errorAt(at, `${pathText(at)} is ${block.text}${wrong}.`)]
    })
  })
}

function problemOf(block: Prefix, before: readonly Prefix[]): string | undefined {
  if (block.length > LONGEST[block.family]) return '; it takes an IPv4 CIDR of /24 or larger, or an IPv6 one of /64 or larger'
  if (overlap(block, LINK_LOCAL)) return `; addresses of ${LINK_LOCAL.text} cannot be used`
  const other = before.find(each => overlap(each, block))
  return other && `, which overlaps ${other.text}; blocks of a transit gateway are apart`
}
