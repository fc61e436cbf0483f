import { type Html, html } from '../../../drill/report/html.ts'
import { axes, frameBelow } from './axes.ts'
import { type ChartWords, chart, LEGEND_LINE, legend, NOTHING, place, polyline, seriesClass, told } from './chart.ts'
import { axisLabel, fittedScale, linearScale } from './scale.ts'
import { shortNumber } from './shortNumber.ts'

interface LineSeries {
  readonly key: string
  readonly name: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

export interface LineChart extends ChartWords {
  readonly xLabel: string
  readonly yLabel: string
  readonly series: readonly LineSeries[]
  /** Where lines cross. */
  readonly crossings: readonly { readonly x: number; readonly y: number; readonly text: string }[]
  /** Where the reader is today. */
  readonly now?: { readonly x: number; readonly text: string }
}

const HEIGHT = 340
const TEXT_ROOM = 150

/** Lines by a quantity from zero on, with what they cross at; a vertical line says where one is. */
export function lineChart({ series, crossings, now, xLabel, yLabel, ...words }: LineChart): Html {
  const frame = frameBelow(62 + series.length * LEGEND_LINE, HEIGHT + series.length * LEGEND_LINE)
  const all = series.flatMap(({ points }) => points)
  const most = (of: readonly number[]) => Math.max(1, ...of)
  const x = linearScale(most([...all.map(([value]) => value), now?.x ?? 0]), frame.left, frame.right, 7)
  const y = fittedScale(
    all.map(([, value]) => value),
    frame.bottom,
    frame.top,
    6,
  )
  const lines = series.map(({ points }, i) => {
    const drawn = points.map(([a, b]) => [x.at(a), y.at(b)] as const)
    return html`<path class="line ${seriesClass(i)}" d="${polyline(drawn)}"/>`
  })
  return chart(words, HEIGHT + series.length * LEGEND_LINE, [
    legend(
      series.map(({ key, name }, i) => ({ key, name, style: seriesClass(i) })),
      48,
    ),
    axes(frame, { scale: x, label: xLabel, text: shortNumber }, { scale: y, label: axisLabel(yLabel, y), text: shortNumber }),
    now
      ? html`<path class="now" d="M${place(x.at(now.x))} ${frame.top}V${frame.bottom}"/>${beside(now.text, 'now over', x.at(now.x), frame.top - 4, frame.right)}`
      : NOTHING,
    ...lines,
    endKeys(series, x.at, y.at),
    ...crossings.map(({ x: at, y: height, text }, i) =>
      told(
        text,
        html`<circle class="cross" cx="${place(x.at(at))}" cy="${place(y.at(height))}" r="5"/>${beside(text, 'over strong', x.at(at), labelHeight(y.at(height), i, frame.bottom), frame.right)}`,
      ),
    ),
  ])
}

/** Below the dot, where two lines that rise leave room; further crossings a line lower. */
function labelHeight(y: number, index: number, bottom: number): number {
  return Math.min(bottom - 8, y + 20 + (index % 2) * 16)
}

/** To the right of the place, or to its left where the chart ends. */
function beside(text: string, style: string, x: number, y: number, right: number): Html {
  const isLate = x + TEXT_ROOM > right
  return html`<text class="${style}${isLate ? ' end' : ''}" x="${place(isLate ? x - 8 : x + 8)}" y="${place(y)}">${text}</text>`
}

/** A line's letter at its end, apart from each other where the ends are near. */
function endKeys(series: readonly LineSeries[], x: (value: number) => number, y: (value: number) => number): Html {
  let last = Number.NEGATIVE_INFINITY
  const ends = series
    .flatMap(({ key, points }, i) => {
      const end = points.at(-1)
      return end ? [{ key, style: seriesClass(i), x: x(end[0]), y: y(end[1]) }] : []
    })
    .sort((a, b) => a.y - b.y)
    .map(end => {
      last = Math.max(end.y, last + 14)
      return { ...end, y: last }
    })
  return html`${ends.map(end => html`<g class="${end.style}"><text class="own over" x="${place(end.x + 6)}" y="${place(end.y + 4)}">${end.key}</text></g>`)}`
}
