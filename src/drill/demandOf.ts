import type { TopologyFlow } from '../topology/topology.ts'
import type { Passages } from './passage.ts'

/** What a flow asks for in one direction. */
export function demandOf(flow: TopologyFlow, which: keyof Passages): { readonly steadyBps: number; readonly peakBps: number } {
  return which === 'back' ? (flow.back ?? flow) : flow
}
