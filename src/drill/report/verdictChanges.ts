import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import { type Delivery, type FlowVerdict, SURVIVAL_RANK } from '../report.ts'
import { deliveredText, shareText } from './rateText.ts'

/** One figure of a verdict that is otherwise. */
export interface VerdictChange {
  readonly isWorse: boolean
  readonly text: string
}

/** Whether the flow has a spare way before any fault: what never had one loses none. */
interface Spare {
  readonly hadSpare: boolean
  readonly hasSpare: boolean
}

/** In which figures a flow fares worse or better than before. */
export function verdictChanges(was: FlowVerdict, is: FlowVerdict, spare: Spare): readonly VerdictChange[] {
  return [
    ...(was.survives === is.survives
      ? []
      : [
          {
            isWorse: SURVIVAL_RANK[is.survives] < SURVIVAL_RANK[was.survives],
            text: `survives: ${was.survives} → ${is.survives}`,
          },
        ]),
    ...time('dark', was.darkMs, is.darkMs),
    ...time('dark after the repair', was.healDarkMs, is.healDarkMs),
    ...lost(was.lossy, is.lossy),
    ...delivery('at peak', was.peak, is.peak),
    ...delivery('steady', was.steady, is.steady),
    ...largestPackets(was, is),
    ...spareWay(was, is, spare),
  ]
}

/**
 * Of a flow without any way nobody asks whether a spare one is left. One that has gained a spare way and loses it here is as
 * well off as before it had one; one that has no spare way any more keeps none here, though it loses none either.
 */
function spareWay(was: FlowVerdict, is: FlowVerdict, { hadSpare, hasSpare }: Spare): readonly VerdictChange[] {
  const isMeant = was.survives !== 'no' && is.survives !== 'no' && hadSpare && hasSpare
  if (!isMeant || was.redundancyLost === is.redundancyLost) return []
  return [{ isWorse: is.redundancyLost, text: is.redundancyLost ? 'no spare way is left' : 'a spare way is left' }]
}

/** Of a direction without any way nobody asks what fits it. */
function largestPackets(was: FlowVerdict, is: FlowVerdict): readonly VerdictChange[] {
  const [there, home] = (['forward', 'back'] as const).map(which => largestPacket(was[which].after?.mtu, is[which].after?.mtu))
  const told = (where: string, change: VerdictChange | undefined) =>
    change ? [{ ...change, text: `MTU ${where}: ${change.text}` }] : []
  if (there && there.text === home?.text) return [{ ...there, text: `MTU: ${there.text}` }]
  return [...told('there', there), ...told('back', home)]
}

function largestPacket(was: number | undefined, is: number | undefined): VerdictChange | undefined {
  return was === undefined || is === undefined || was === is ? undefined : { isWorse: is < was, text: `${was} → ${is}` }
}

function time(what: string, was: number | null, is: number | null): readonly VerdictChange[] {
  if (was === is) return []
  const text = (ms: number | null) => (ms === null ? 'without end' : durationText(ms))
  const isWorse = (is ?? Number.POSITIVE_INFINITY) > (was ?? Number.POSITIVE_INFINITY)
  return [{ isWorse, text: `${what}: ${text(was)} → ${text(is)}` }]
}

/** More is lost by a larger share or for longer; what is lost until the repair on both sides is told by what arrives. */
function lost(was: FlowVerdict['lossy'], is: FlowVerdict['lossy']): readonly VerdictChange[] {
  const amount = (lossy: FlowVerdict['lossy']) => (lossy ? lossy.share * (lossy.ms ?? Number.POSITIVE_INFINITY) : 0)
  if (amount(was) === amount(is)) return []
  const text = (lossy: FlowVerdict['lossy']) => {
    if (!lossy) return 'nothing'
    return `${shareText(lossy.share)} ${lossy.ms === null ? 'until repair' : `for ${durationText(lossy.ms)}`}`
  }
  return [{ isWorse: amount(is) > amount(was), text: `lost: ${text(was)} → ${text(is)}` }]
}

/** Where another rate is asked for, what counts is the part of it that arrives. */
function delivery(what: string, was: Delivery, is: Delivery): readonly VerdictChange[] {
  const part = ({ demandBps, deliveredBps }: Delivery) => (demandBps === 0 ? 1 : deliveredBps / demandBps)
  const difference = part(is) - part(was)
  if (Math.abs(difference) < 1e-9) return []
  const from = was.demandBps === is.demandBps ? bandwidthText(was.deliveredBps) : deliveredText(was)
  return [{ isWorse: difference < 0, text: `${what}: ${from} → ${deliveredText(is)}` }]
}
