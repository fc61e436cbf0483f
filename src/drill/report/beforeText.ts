import type { FlowVerdict } from '../report.ts'
import { deliveredText, percentText } from './rateText.ts'
import { rttText } from './rttText.ts'
import type { WayText } from './wayText.ts'

/** How a flow fares before any fault, in a line. */
export function beforeText(flow: FlowVerdict, wayText: WayText): string {
  if (flow.survives === 'no')
    return `already dead before any fault: landbridge trace ESTATE ${flow.from} ${flow.to} says where it ends`
  const [out, back] = [flow.forward.before, flow.back.before]
  const [outWay, backWay] = [wayText(out), wayText(back)]
  const facts = [
    `by ${outWay === backWay ? outWay : `${outWay}, back by ${backWay}`}`,
    `MTU ${out?.mtu === back?.mtu ? out?.mtu : `${out?.mtu} out, ${back?.mtu} back`}`,
    `round trip ${rttText(out?.rttMs ?? null)}`,
    ...(flow.asymmetric === true ? ['asymmetric'] : []),
  ].join(', ')
  if (flow.survives === 'whole') return `before any fault: whole, ${facts}`
  const hole = [flow.forward, flow.back].flatMap(({ mtu }) => (mtu?.effect === 'blackHole' ? mtu : []))[0]
  const isAll = flow.peak.deliveredBps >= flow.peak.demandBps
  const why = [
    ...(hole && isAll ? [] : [`${deliveredText(flow.peak)} at peak (${percentText(flow.peak)}) arrive`]),
    ...(hole ? [`packets of ${hole.packetBytes} bytes with DF die at ${hole.at}`] : []),
  ]
  return `already partly before any fault: ${why.join(', ')}, ${facts}`
}
