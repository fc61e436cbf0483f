import { bandwidthText } from '../../net/bandwidth.ts'
import type { Delivery } from '../report.ts'

/** `42 %` of what is asked for arrives; `–` where nothing is asked for. Never rounded to 0 or 100 unless it is that. */
export function percentText({ demandBps, deliveredBps }: Delivery): string {
  if (demandBps === 0) return '–'
  const percent = Math.round((100 * deliveredBps) / demandBps)
  if (percent === 0 && deliveredBps > 0) return '<1 %'
  if (percent >= 100 && deliveredBps < demandBps) return '>99 %'
  return `${percent} %`
}

/** `33 %` of a third. */
export function wholePercent(share: number): string {
  return `${Math.round(100 * share)} %`
}

/** `0.5 %` of 0.005. */
export function shareText(share: number): string {
  return `${Number((100 * share).toPrecision(4))} %`
}

/** `1.25 of 7 Gbps`, in the demand's unit. */
export function deliveredText({ demandBps, deliveredBps }: Delivery): string {
  const [demand = '', unit = ''] = bandwidthText(demandBps).split(' ')
  const scale = demandBps / Number(demand)
  return `${demandBps === 0 ? 0 : Number((deliveredBps / scale).toFixed(2))} of ${demand} ${unit}`
}
