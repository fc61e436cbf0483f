import { bandwidthText } from '../../net/bandwidth.ts'
import type { LinkLoad } from '../report.ts'
import { deliveredText } from './rateText.ts'

const TOWARDS = { toAws: 'to AWS', fromAws: 'from AWS', insideAws: 'inside AWS' } as const

/** `backup/1 carries 1.25 of 7 Gbps to AWS at peak`; where packets are scarcer than bits: how many, and what they come to. */
export function loadText({ name, direction, limit, peak, capacityPacketsPerSecond: most }: LinkLoad): string {
  const { demandBps, carriedBps, packetsPerSecond } = peak
  const carries = `${name} carries ${deliveredText({ demandBps, deliveredBps: carriedBps })} ${TOWARDS[direction]} at peak`
  if (limit === 'rate' || most === undefined || packetsPerSecond === undefined) return carries
  const mean = Math.round(demandBps / packetsPerSecond / 8)
  const rate = bandwidthText(Math.round(carriedBps / 1e4) * 1e4)
  return `${carries}: ${most.toLocaleString('en-US')} packets/s at ${mean} B = ${rate}`
}
