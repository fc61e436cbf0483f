import type { Breakage } from '../../routing/breakage.ts'
import type { Branch, Hop } from '../../routing/forward.ts'
import { wayToReflector } from '../../routing/forward.ts'
import { inForce, wayFrom } from '../../routing/impaired.ts'
import type { Link, LinkElement } from '../../routing/network.ts'
import type { Topology } from '../../topology/topology.ts'
import type { ScenarioFault } from '../report.ts'

/** What fails in part where a hop sends its packets: some of them vanish, or only so many pass. */
export type Impediment = Pick<ScenarioFault, 'on' | 'name' | 'share' | 'toBps'> & { readonly kind: 'loss' | 'rate' }

/** Loss and lowered rates that a branch meets on the way out of one of its hops, in the direction it goes. */
export function impediments(topology: Topology, gray: readonly Breakage[], branch: Branch, hop: Hop): readonly Impediment[] {
  if (gray.length === 0 || !hop.link || !hop.path?.nextHop) return []
  const { link, path, node } = hop
  const towards = path.nextHop?.node
  const from = link.ends.find(end => end !== towards) ?? node
  const across = link.ends.includes(node) ? undefined : wayToReflector(topology.network, path)
  const met = [...(across ? hits(gray, across, across.elements, node) : []), ...hits(gray, link, elementsOf(branch, link), from)]
  return met.map(({ component, share, toBps }) => {
    const name = topology.domains.find(({ id }) => id === component)?.name ?? component
    return share === undefined
      ? { kind: 'rate', on: component, name, toBps: toBps ?? 0 }
      : { kind: 'loss', on: component, name, share }
  })
}

/** Of a bundle also those of the member that carries the branch: the one whose pipes it fills. */
function elementsOf({ pipes }: Branch, { elements, bundle }: Link): readonly LinkElement[] {
  const member = bundle?.members.find(each => each.pipes.some(pipe => pipes.includes(pipe)))
  return member ? [...elements, ...member.elements] : elements
}

function hits(gray: readonly Breakage[], link: Link, elements: readonly LinkElement[], from: string): readonly Breakage[] {
  return inForce(gray, wayFrom(link, from)).filter(({ component }) => elements.some(element => element.component === component))
}
