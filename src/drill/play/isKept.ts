import type { FlowVerdict } from '../report.ts'

/** Whether a flow gets all it asks for once all has settled, or no less than before the fault: what was short then is no news. */
export function isKept({ survives, asBefore }: Pick<FlowVerdict, 'survives' | 'asBefore'>): boolean {
  return survives === 'whole' || asBefore === true
}
