import type { FlowVerdict } from '../report.ts'

/** `… and 9 more, 4 of them no spare`; empty where all flows of a row are named. */
export function unnamedText(unnamed: readonly FlowVerdict[]): string {
  if (unnamed.length === 0) return ''
  return `… and ${unnamed.length} more${spareText(unnamed)}`
}

/** `… 9 more flows, 4 of them no spare`: of one outcome, those that have no row. */
export function restText(flows: readonly FlowVerdict[]): string {
  return `… ${flows.length} more ${flows.length === 1 ? 'flow' : 'flows'}${spareText(flows)}`
}

/** `52 more flows do not move`: of one outcome or phase, those that nothing happens to. */
export function unmovedText(count: number): string {
  return `${count} more ${count === 1 ? 'flow does' : 'flows do'} not move`
}

/** `, 4 of them no spare`: how many have nothing left to fall back on. */
function spareText(flows: readonly FlowVerdict[]): string {
  const without = flows.filter(({ redundancyLost }) => redundancyLost).length
  if (without === 0) return ''
  if (without < flows.length) return `, ${without} of them no spare`
  return without === 1 ? ', no spare' : ', all of them no spare'
}
