import { durationText } from '../../net/duration.ts'
import type { FlowVerdict } from '../report.ts'

/** `up to 30 s`: the longest darkness of flows that fare differently. */
export function longestText(flows: readonly FlowVerdict[]): string {
  const times = flows.map(({ darkMs }) => darkMs)
  const endless = times.filter(ms => ms === null).length
  if (endless === flows.length) return 'until repair'
  if (endless > 0) return 'some until repair'
  const longest = Math.max(...times.map(ms => ms ?? 0))
  return longest === 0 ? '0' : `up to ${durationText(longest)}`
}
