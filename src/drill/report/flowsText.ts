import { listed } from '../../net/listed.ts'
import type { FlowVerdict } from '../report.ts'
import { type Few, few } from './few.ts'
import { flowText } from './flowText.ts'

/** `app → db`, or several: `app → db, app → lake and 10 more flows`. */
export function flowsText(flows: readonly FlowVerdict[], most: Few): string {
  const { told, left } = few(flows, most)
  const names = told.map(flowText)
  return listed(left.length > 0 ? [names.join(', '), `${left.length} more flows`] : names)
}
