import type { Link, Network } from '../../routing/network.ts'
import type { FailureDomain, Topology } from '../../topology/topology.ts'
import { carryingLinks } from './carryingLinks.ts'
import { linksHeardOver } from './linksHeardOver.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'

/** Which components can make a difference to which flows, alone or together with others, whatever else fails. */
export interface FlowReach {
  /** Whether the component, or what fails with it, breaks a link that can carry something of the i-th flow. */
  readonly matters: (component: string, flow: number) => boolean
  /** The flows to which the component matters, in order. */
  readonly flowsOf: (component: string) => ReadonlySet<number>
  /** By flow: the links that can carry something of it, packets or routes; undefined = any may. */
  readonly links: readonly (ReadonlySet<string> | undefined)[]
  /** By flow: what people call the ways that can carry something of it, such as a connection or a VPN. */
  readonly ways: readonly (readonly string[])[]
}

/**
 * Packets and routes of a flow go over no other links, so that a component without one of them changes nothing of it. Only
 * what arrives when all flows send at once depends on the others.
 */
export function flowReach({ network, flows }: Pick<Topology, 'network' | 'flows'>): FlowReach {
  const carrying = carryingLinks(network)
  const heard = linksHeardOver(network)
  const everything = mayExceedLimits(network)
  const parts = partsByLink(network)
  const ways = [...new Set([...network.links.values()].map(({ way }) => way))].filter(way => way !== undefined)
  const links = flows.map(flow => {
    // The answers of a public service go to a translated address.
    if (everything || flow.to.isService) return undefined
    const carries = carrying.between([flow])
    const told = heard.between(flow.from, flow.to).union(heard.between(flow.to, flow.from))
    return new Set([...told].filter(carries.has))
  })
  const flowsBy = new Map<string, number[]>()
  const note = (component: string, flow: number) => {
    const known = flowsBy.get(component)
    if (!known) flowsBy.set(component, [flow])
    else if (known.at(-1) !== flow) known.push(flow)
  }
  const reachedByAll: number[] = []
  for (const [flow, { from, to }] of flows.entries()) {
    const own = links[flow]
    if (!own) {
      reachedByAll.push(flow)
      continue
    }
    for (const component of [...from.own, ...to.own]) note(component, flow)
    for (const link of own) for (const component of parts.get(link) ?? []) note(component, flow)
  }
  const reaching = new Map<string, ReadonlySet<number>>()
  const flowsReached = (component: string) => {
    const known = reaching.get(component)
    if (known) return known
    const broken = [component, ...(network.sharedFate?.get(component) ?? [])]
    const found = new Set([...reachedByAll, ...broken.flatMap(each => flowsBy.get(each) ?? [])].sort((a, b) => a - b))
    reaching.set(component, found)
    return found
  }
  const waysOf: string[][] = flows.map(() => [])
  // A way can also be what another one rides on, so that it is no link's of the flow's own.
  for (const way of ways) for (const flow of flowsReached(way)) waysOf[flow]!.push(way)
  return { matters: (component, flow) => flowsReached(component).has(flow), flowsOf: flowsReached, links, ways: waysOf }
}

/** By link: the components whose failure breaks it, a member of it, or a session on it. */
export function partsByLink({ links, sessions }: Network): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const link of links.values()) found.set(link.name, [...elementsOf(link)])
  for (const { link, components } of sessions.values()) found.get(link)?.push(...components)
  return found
}

function elementsOf({ elements, bundle }: Link): readonly FailureDomain['id'][] {
  return [...elements, ...(bundle?.members ?? []).flatMap(member => member.elements)].map(({ component }) => component)
}
