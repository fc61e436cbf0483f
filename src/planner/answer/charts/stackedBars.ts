import { type Html, html } from '../../../drill/report/html.ts'
import { frameBelow } from './axes.ts'
import { CHART_WIDTH, type ChartWords, chart, place, seriesClass, told } from './chart.ts'
import { linearScale } from './scale.ts'
import { shortNumber } from './shortNumber.ts'

export interface StackedBars extends ChartWords {
  readonly xLabel: string
  readonly yLabel: string
  readonly categories: readonly string[]
  /** Parts in the order of the categories. */
  readonly bars: readonly { readonly label: string; readonly parts: readonly number[] }[]
}

const HEIGHT = 380
const ENTRY = 198

/** A bar for each year or month, its categories upon each other, the sum on top. */
export function stackedBars({ categories, bars, xLabel, yLabel, ...words }: StackedBars): Html {
  const perLine = Math.floor((CHART_WIDTH - 32) / ENTRY)
  const lines = Math.ceil(categories.length / perLine)
  const height = HEIGHT + lines * 18
  const frame = frameBelow(60 + lines * 18, height)
  const sums = bars.map(({ parts }) => parts.reduce((sum, part) => sum + part, 0))
  const y = linearScale(Math.max(1, ...sums), frame.bottom, frame.top, 6)
  const pitch = (frame.right - frame.left) / Math.max(1, bars.length)
  const width = Math.min(84, pitch * 0.62)
  const grid = y.ticks.map(
    tick =>
      html`<path class="grid" d="M${frame.left} ${place(y.at(tick))}H${frame.right}"/><text class="tick end" x="${frame.left - 8}" y="${place(y.at(tick) + 4)}">${shortNumber(tick)}</text>`,
  )
  return chart(words, height, [
    html`${categories.map((name, i) => html`<rect class="fill ${seriesClass(i)}" x="${16 + (i % perLine) * ENTRY}" y="${38 + Math.floor(i / perLine) * 18}" width="12" height="12" rx="3"/><text class="label" x="${34 + (i % perLine) * ENTRY}" y="${48 + Math.floor(i / perLine) * 18}">${name}</text>`)}`,
    html`${grid}<path class="axis" d="M${frame.left} ${frame.bottom}H${frame.right}"/>`,
    ...bars.map((bar, i) =>
      drawnBar(bar, { categories, left: frame.left + pitch * (i + 0.5) - width / 2, width, y: y.at, sum: sums[i] ?? 0 }),
    ),
    html`${bars.map(({ label }, i) => html`<text class="tick middle" x="${place(frame.left + pitch * (i + 0.5))}" y="${frame.bottom + 17}">${label}</text>`)}`,
    html`<text class="label middle" x="${(frame.left + frame.right) / 2}" y="${frame.bottom + 38}">${xLabel}</text><text class="label middle" transform="translate(16 ${(frame.top + frame.bottom) / 2}) rotate(-90)">${yLabel}</text>`,
  ])
}

interface BarPlace {
  readonly categories: readonly string[]
  readonly left: number
  readonly width: number
  readonly y: (value: number) => number
  readonly sum: number
}

function drawnBar({ label, parts }: StackedBars['bars'][number], { categories, left, width, y, sum }: BarPlace): Html {
  let below = 0
  const drawn = parts.map((part, i) => {
    const from = below
    below += part
    return told(
      `${label}, ${categories[i]}: ${shortNumber(part)}`,
      html`<rect class="fill ${seriesClass(i)}" x="${place(left)}" y="${place(y(below))}" width="${place(width)}" height="${place(Math.max(0, y(from) - y(below)))}"/>`,
    )
  })
  return html`${drawn}<text class="strong middle over" x="${place(left + width / 2)}" y="${place(y(sum) - 6)}">${shortNumber(sum)}</text>`
}
