import type { Html } from '../../drill/report/html.ts'
import { listed } from '../../net/listed.ts'
import { withThousands } from '../../net/money.ts'
import type { PlanBreakEven } from '../planReport.ts'
import { lineChart } from './charts/lineChart.ts'

type Pair = Pick<PlanBreakEven, 'a' | 'b' | 'intervals' | 'curve'>

interface Drawn {
  readonly currency: string
  /** What a line is called where a name has no room. */
  readonly keyOf: (name: string) => string
  /** What leaves AWS a month today, in gigabytes. */
  readonly now?: number
}

/** What designs cost a month, by how much leaves AWS; crossings bear their volume. */
export function breakEvenChart(pairs: readonly Pair[], { currency, keyOf, now }: Drawn): Html {
  const curves = new Map<string, readonly (readonly [x: number, y: number])[]>()
  for (const { a, b, curve } of pairs) {
    if (!curves.has(a))
      curves.set(
        a,
        curve.map(point => [point.gigabytes, point.a] as const),
      )
    if (!curves.has(b))
      curves.set(
        b,
        curve.map(point => [point.gigabytes, point.b] as const),
      )
  }
  const end = Math.max(...pairs.map(({ curve }) => curve.at(-1)?.gigabytes ?? 0))
  const keys = [...curves.keys()].map(keyOf)
  const says = pairs.map(({ a, b, intervals }) => pairSentence(intervals, { a: keyOf(a), b: keyOf(b) }))
  return lineChart({
    title: `${listed(keys)} by volume`,
    description: `${says.join(' ')} Drawn from nothing to ${volumeText(end)} a month.`,
    xLabel: 'GB out of AWS a month',
    yLabel: `${currency} a month`,
    series: [...curves].map(([name, points]) => ({ key: keyOf(name), name, points })),
    crossings: pairs.flatMap(pair => crossingsOf(pair, `${keyOf(pair.a)} = ${keyOf(pair.b)}`)),
    ...(now !== undefined && now <= end ? { now: { x: now, text: `stated: ${volumeText(now)}` } } : {}),
  })
}

function crossingsOf({ intervals, curve }: Pair, which: string) {
  const end = curve.at(-1)?.gigabytes ?? 0
  return intervals
    .map(({ from }) => Number(from))
    .filter(volume => volume > 0 && volume <= end)
    .map(volume => ({ x: volume, y: costAt(curve, volume), text: `${which} at ${volumeText(volume)}` }))
}

/** From which volume on which one is cheaper. */
export function pairSentence(intervals: PlanBreakEven['intervals'], keys: { readonly a: string; readonly b: string }): string {
  const is = (cheaper: 'a' | 'b' | 'same') => (cheaper === 'same' ? 'both cost the same' : `${keys[cheaper]} is cheaper`)
  const [only] = intervals
  if (intervals.length <= 1 && only) return `However much leaves AWS, ${is(only.cheaper)}: ${keys.a} and ${keys.b} never cross.`
  const texts = intervals.map(({ from, to, cheaper }) =>
    to === null ? `from ${volumeText(Number(from))} a month on ${is(cheaper)}` : `up to ${volumeText(Number(to))} ${is(cheaper)}`,
  )
  return `${keys.a} and ${keys.b}: ${texts.join('; ')}.`
}

/** Whole gigabytes are enough to read; below ten, two places. */
function volumeText(gigabytes: number): string {
  return `${withThousands(gigabytes < 10 ? String(Number(gigabytes.toFixed(2))) : String(Math.round(gigabytes)))} GB`
}

/** On the straight piece between two points of the curve: the drawing is no finer. */
function costAt(curve: PlanBreakEven['curve'], volume: number): number {
  const after = curve.findIndex(({ gigabytes }) => gigabytes >= volume)
  const [from, to] = [curve[Math.max(0, after - 1)], curve[after]]
  if (!from || !to) return 0
  const part = to.gigabytes === from.gigabytes ? 0 : (volume - from.gigabytes) / (to.gigabytes - from.gigabytes)
  return ((1 - part) * (from.a + from.b) + part * (to.a + to.b)) / 2
}
