import { durationText } from '../../net/duration.ts'
import type { DecidedBy, FlowVerdict } from '../report.ts'
import { shareText, wholePercent } from './rateText.ts'

/** What people call the timers. */
export const TIMER_NAMES: Readonly<Record<DecidedBy, string>> = {
  carrier: 'carrier',
  bfd: 'BFD',
  hold: 'hold timer',
  dpd: 'DPD',
  notification: 'notification',
  gateway: 'host gateway',
  lacp: 'LACP',
  withdraw: 'withdrawal',
  restart: 'end of graceful restart',
  retry: 'try after a prefix limit',
  reconnect: 'return to service',
}

interface Dark {
  readonly darkMs: number | null
  readonly darkMinMs: number | null
  readonly lossy?: FlowVerdict['lossy']
}

/** `90 s [60 s]`: the worst case and, in brackets, the best where it differs; `until repair` where nothing else ends it; `0; 2 % lost until repair`. */
export function darkText({ lossy, ...dark }: Dark): string {
  if (!lossy) return timeText(dark)
  return `${timeText(dark)}; ${shareText(lossy.share)} lost ${lossy.ms === null ? 'until repair' : `for ${durationText(lossy.ms)}`}`
}

function timeText({ darkMs, darkMinMs }: Dark): string {
  if (darkMs === null) return darkMinMs === null ? 'until repair' : `until repair [${durationText(darkMinMs)}]`
  return darkMinMs === darkMs || darkMinMs === null
    ? durationText(darkMs)
    : `${durationText(darkMs)} [${durationText(darkMinMs)}]`
}

/** `50 % of it`: how much of a flow is dark where that is not all; `25 % likely` where one 5-tuple is hit by chance. */
export function partTexts({ shareAffected, chance }: Pick<FlowVerdict, 'shareAffected' | 'chance'>): readonly string[] {
  return [
    ...(shareAffected > 0 && shareAffected < 1 ? [`${wholePercent(shareAffected)} of it`] : []),
    ...(chance === undefined ? [] : [`${wholePercent(chance)} likely`]),
  ]
}
