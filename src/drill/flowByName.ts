import { listed } from '../net/listed.ts'
import type { Topology, TopologyFlow } from '../topology/topology.ts'

/** What files and reports call a flow. */
export function flowName({ from, to }: Pick<TopologyFlow, 'from' | 'to'>): string {
  return `${from.name}-to-${to.name}`
}

/** The flow that a person means: by the name or id that the estate gave it, or `FROM-to-TO`. */
export function flowByName({ flows }: Topology, name: string): { readonly flow: TopologyFlow } | { readonly problem: string } {
  const flow = flows.find(each => each.id === name) ?? flows.find(each => flowName(each) === name)
  if (flow) return { flow }
  const known = flows.map(flowName)
  return {
    problem: `No flow is called ${name}; ${known.length === 0 ? 'the estate has no flows' : `there ${known.length === 1 ? 'is' : 'are'} ${listed(known)}`}.`,
  }
}
