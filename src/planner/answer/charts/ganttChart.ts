import { type Html, html } from '../../../drill/report/html.ts'
import { DAY_MS, dayText } from '../../../net/day.ts'
import { CHART_WIDTH, type ChartWords, chart, cut, place, told } from './chart.ts'

interface GanttBar {
  /** Days since 1970. */
  readonly from: number
  readonly to: number
  readonly kind: 'order' | 'bridge' | 'works'
  readonly text: string
}

export interface GanttChart extends ChartWords {
  readonly from: number
  readonly to: number
  readonly lanes: readonly { readonly key: string; readonly name: string; readonly bars: readonly GanttBar[] }[]
  readonly days: readonly { readonly day: number; readonly text: string }[]
}

const LANE = 50
const TOP = 88
const [LEFT, RIGHT] = [16, CHART_WIDTH - 16]
const KINDS = [
  ['order', 'ordered, not there yet'],
  ['bridge', 'bridge: carries what it can'],
  ['works', 'works'],
] as const

/** What happens when, a lane for each design. */
export function ganttChart({ from, to, lanes, days, ...words }: GanttChart): Html {
  const at = (day: number) => LEFT + ((Math.min(to, Math.max(from, day)) - from) / (to - from)) * (RIGHT - LEFT)
  const bottom = TOP + lanes.length * LANE
  const ticks = dayTicks(from, to)
  return chart(words, bottom + 46, [
    html`${KINDS.map(([kind, text], i) => html`<rect class="${kind}" x="${16 + i * 190}" y="38" width="16" height="10" rx="3"/><text class="label" x="${38 + i * 190}" y="47">${text}</text>`)}`,
    html`<path class="axis" d="M${LEFT} ${bottom}H${RIGHT}"/>${ticks.map(
      day =>
        html`<path class="grid" d="M${place(at(day))} ${TOP - 6}V${bottom}"/><text class="tick ${day === from ? '' : 'middle'}" x="${place(at(day))}" y="${bottom + 17}">${dateText(day)}</text>`,
    )}<text class="label middle" x="${CHART_WIDTH / 2}" y="${bottom + 36}">day</text>`,
    ...lanes.map((lane, i) => drawnLane(lane, TOP + i * LANE, at)),
    ...days.map(
      ({ day, text }) =>
        html`<path class="now" d="M${place(at(day))} ${TOP - 8}V${bottom}"/><text class="now over ${at(day) > CHART_WIDTH / 2 ? 'end' : ''}" x="${place(at(day))}" y="${TOP - 12}">${text}</text>`,
    ),
  ])
}

function drawnLane({ key, name, bars }: GanttChart['lanes'][number], y: number, at: (day: number) => number): Html {
  return html`<text class="over" x="${LEFT}" y="${y + 14}"><tspan class="strong">${key}</tspan> ${cut(name, 84)}</text>${bars.map(
    ({ from, to, kind, text }) => {
      const isBridge = kind === 'bridge'
      return told(
        text,
        html`<rect class="${kind}" x="${place(at(from))}" y="${y + (isBridge ? 34 : 20)}" width="${place(Math.max(2, at(to) - at(from)))}" height="${isBridge ? 6 : 13}" rx="3"/>`,
      )
    },
  )}`
}

const MOST_TICKS = 7

/** Weeks, or the first days of months, so many that their dates have room. */
function dayTicks(from: number, to: number): readonly number[] {
  const span = to - from
  if (span <= 7 * MOST_TICKS) {
    const step = Math.max(1, Math.ceil(span / MOST_TICKS))
    return Array.from({ length: Math.floor(span / step) + 1 }, (_, i) => from + i * step)
  }
  const start = new Date(from * DAY_MS)
  const months = Math.ceil(span / 28)
  const step = Math.ceil(months / MOST_TICKS)
  const firsts = Array.from(
    { length: months + 1 },
    (_, i) => Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1 + i * step, 1) / DAY_MS,
  )
  return [from, ...firsts.filter(day => day >= from + span / MOST_TICKS && day <= to - span / 20)]
}

/** Days since 1970 of a date such as `2027-03-01`. */
export function dayOf(date: string): number {
  return Math.round(Date.parse(date) / DAY_MS)
}

export function dateText(day: number): string {
  return dayText(day * DAY_MS)
}
