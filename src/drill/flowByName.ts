import { listed } from '../net/listed.ts'
import type { Topology, TopologyFlow } from '../topology/topology.ts'
import { namesApart } from './namesApart.ts'

/** What files and reports call a flow: as the estate does, `FROM-to-TO` where that says nothing. */
export function flowName(flow: TopologyFlow): string {
  return flow.name ?? byEnds(flow)
}

function byEnds({ from, to }: TopologyFlow): string {
  return `${from.name}-to-${to.name}`
}

/**
 * The flow that a person means: by the name or id that the estate gave it, or `FROM-to-TO` where no other flow, or none
 * without a name of its own, has the same ends.
 */
export function flowByName({ flows }: Topology, name: string): { readonly flow: TopologyFlow } | { readonly problem: string } {
  const named = flows.find(each => each.name === name || each.id === name)
  if (named) return { flow: named }
  const same = flows.filter(each => byEnds(each) === name)
  const unnamed = same.filter(each => each.name === undefined)
  const [flow, ...others] = unnamed.length === 1 ? unnamed : same
  if (flow && others.length === 0) return { flow }
  if (flow) return { problem: `${name} is several flows: say ${listed(apart([flow, ...others]), 'or')}.` }
  const known = apart(flows)
  return {
    problem: `No flow is called ${name}; ${known.length === 0 ? 'the estate has no flows' : `there ${known.length === 1 ? 'is' : 'are'} ${listed(known)}`}.`,
  }
}

/** A service may have several flows without a name between the same ends. */
function apart(flows: readonly TopologyFlow[]): readonly string[] {
  return namesApart(flows.map(flow => ({ id: flow.id, name: flowName(flow) })))
}
