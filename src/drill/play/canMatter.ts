import type { Topology } from '../../topology/topology.ts'
import { carryingLinks } from './carryingLinks.ts'
import { partsByLink } from './flowReach.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'

/**
 * Which failure domains can make a difference to a flow: those that break a link on some way between two places that
 * know an address of a flow. Packets and routes for it go nowhere else, whatever fails, so that a domain without such a link
 * changes nothing alone and nothing together with others.
 */
export function canMatter({ network, flows }: Topology): (domainId: string) => boolean {
  // Without flows nothing is judged. Answers of public services go to translated addresses, and a limit counts prefixes of anything: nothing is ruled out.
  if (flows.length === 0 || flows.some(({ to }) => to.isService) || mayExceedLimits(network)) return () => true
  const parts = new Set(flows.flatMap(({ from, to }) => [...from.own, ...to.own]))
  const byLink = partsByLink(network)
  for (const link of carryingLinks(network).of(flows)) for (const part of byLink.get(link) ?? []) parts.add(part)
  return id => parts.has(id) || (network.sharedFate?.get(id) ?? []).some(part => parts.has(part))
}
