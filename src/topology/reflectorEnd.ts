import type { SessionEnd } from '../routing/network.ts'
import { INSIDE_TIMERS } from './awsPolicy.ts'

/** A DX gateway's end of a session to a gateway behind it: it hands on every path of the customer, next hops unchanged. */
export function reflectorEnd(node: string): SessionEnd {
  return { node, ...INSIDE_TIMERS, group: 'gateways', import: {}, export: { from: ['customers', 'siteLink'], everyPath: true } }
}
