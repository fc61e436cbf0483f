import { type Html, html } from '../../../drill/report/html.ts'
import { axes, frameBelow } from './axes.ts'
import { type ChartWords, chart, NOTHING, place, polyline, told } from './chart.ts'
import { axisLabel, fittedScale, logScale } from './scale.ts'
import { shortNumber } from './shortNumber.ts'

interface ScatterPoint {
  readonly key: string
  readonly name: string
  readonly x: number
  readonly y: number
}

export interface ScatterChart extends ChartWords {
  readonly xLabel: string
  readonly yLabel: string
  readonly points: readonly ScatterPoint[]
}

const HEIGHT = 380
const RADIUS = 11
/** Values further apart than this are drawn by powers of ten. */
const MOST_LINEAR = 30

/** Two measures of which less is better: those that nothing beats in both are joined, the others are grey. */
export function scatterChart({ points, xLabel, yLabel, ...words }: ScatterChart): Html {
  const frame = frameBelow(46, HEIGHT)
  const values = points.map(({ y }) => y)
  const least = Math.max(0.01, Math.min(...values))
  const isLog = Math.max(...values) / least > MOST_LINEAR
  const x = fittedScale(
    points.map(point => point.x),
    frame.left,
    frame.right,
    7,
  )
  const y = isLog
    ? logScale(least, Math.max(...values), frame.bottom, frame.top)
    : fittedScale(values, frame.bottom, frame.top, 6)
  const placed = points.map(point => ({ ...point, left: x.at(point.x), top: y.at(isLog ? Math.max(least, point.y) : point.y) }))
  const front = new Set(frontOf(points).map(({ key }) => key))
  const joined = placed.filter(({ key }) => front.has(key)).sort((a, b) => a.x - b.x)
  const drawn = apart(placed)
  return chart(words, HEIGHT, [
    axes(
      frame,
      { scale: x, label: axisLabel(xLabel, x), text: shortNumber },
      { scale: y, label: isLog ? `${yLabel}, by powers of ten` : axisLabel(yLabel, y), text: shortNumber },
    ),
    html`<text class="label over" x="${frame.left + 10}" y="${frame.bottom - 10}">↙ cheaper and up more of the time</text>`,
    joined.length > 1
      ? html`<path class="front" d="${polyline(joined.map(({ left, top }) => [left, top] as const))}"/>`
      : NOTHING,
    ...drawn.toReversed().map(point => dot(point, front.has(point.key))),
    ...drawn.flatMap(({ left, top, shift }) =>
      shift === 0 ? [] : [html`<circle class="spot" cx="${place(left)}" cy="${place(top)}" r="3"/>`],
    ),
  ])
}

function dot({ key, name, left, top, shift }: ScatterPoint & Placed & { readonly shift: number }, isFront: boolean): Html {
  const [x, y] = [place(left), place(top + shift)]
  return told(
    `${key}: ${name}`,
    html`${shift !== 0 && html`<path class="lead" d="M${x} ${place(top)}V${y}"/>`}<circle class="dot ${isFront ? 's0 fill' : 'behind'}" cx="${x}" cy="${y}" r="${RADIUS}"/><text class="on" x="${x}" y="${place(top + shift + 4)}">${key}</text>`,
  )
}

interface Placed {
  readonly left: number
  readonly top: number
}

/** Points that would hide each other are lifted, so that every letter can be read. */
function apart<P extends ScatterPoint & Placed>(points: readonly P[]): readonly (P & { readonly shift: number })[] {
  const done: (P & { readonly shift: number })[] = []
  for (const point of points) {
    const isFree = (shift: number) =>
      done.every(other => Math.hypot(other.left - point.left, other.top + other.shift - point.top - shift) > RADIUS * 2 - 2)
    const shift = points.map((_, i) => -i * RADIUS * 2).find(isFree) ?? 0
    done.push({ ...point, shift })
  }
  return done
}

/** Points that no other one beats or equals in both. */
export function frontOf<P extends { readonly x: number; readonly y: number }>(points: readonly P[]): readonly P[] {
  return points.filter(
    (point, i) =>
      !points.some(
        (other, j) => j !== i && other.x <= point.x && other.y <= point.y && (other.x < point.x || other.y < point.y || j < i),
      ),
  )
}
