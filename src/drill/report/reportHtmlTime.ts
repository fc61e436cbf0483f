import { durationText } from '../../net/duration.ts'
import type { DarkStretch, FlowVerdict, Phase } from '../report.ts'
import { TIMER_NAMES } from './darkText.ts'
import { type Few, few } from './few.ts'
import { type Html, html } from './html.ts'
import { type Asked, type Lane, momentsOf, positionOf, type TimeAxis, timeAxisOf } from './timeAxis.ts'

/** When a flow is dark, degraded and whole: a bar for each direction from the fault to the repair and after it. */
export function flowTime(flow: FlowVerdict, asked: Asked, phase?: Phase): Html | false {
  const axis = timeAxisOf(flow, asked, phase)
  if (!axis) return false
  return html`<div class="time"><div class="lanes">
<div class="ruler"><b></b>${ruler(axis.endMs, phase ? 'begins' : 'fault')}${ruler(axis.healEndMs, 'repair')}</div>
${shownLanes(axis).map(lane => laneRow(lane, axis))}
<div class="ruler moments"><b></b>${moments(axis.lanes, 'worst', axis.endMs)}${moments(axis.lanes, 'heal', axis.healEndMs)}</div>
</div></div>`
}

/** One lane where both directions fare alike. */
function shownLanes({ lanes }: TimeAxis): readonly Lane[] {
  const [first, ...others] = lanes
  const figures = (lane: Lane) => JSON.stringify({ ...lane, name: '' })
  if (!first || others.some(lane => figures(lane) !== figures(first))) return lanes
  return [{ ...first, name: 'both' }]
}

/** Below a table of time lines: what the colours mean. */
export const TIME_LEGEND: Html = html`<p class="legend muted"><span><i class="key dark"></i>dark, even at best</span> <span><i class="key maybe"></i>dark at worst</span> <span><i class="key less"></i>too little arrives</span> <span><i class="key all"></i>all arrives</span> <span>Time is logarithmic.</span></p>`

/** Further right a tick's text has no room. */
const LAST_TICK_AT = 0.86
const TICKS_MS = [100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]

function ruler(endMs: number, start: string): Html {
  const ticks = TICKS_MS.filter(ms => ms < endMs && positionOf(ms, endMs) < LAST_TICK_AT)
  return html`<div class="axis"><i style="left:0">${start}</i>${ticks.map(ms => html`<i style="left:${percent(ms, endMs)}">${durationText(ms)}</i>`)}</div>`
}

function laneRow(lane: Lane, { endMs, healEndMs }: TimeAxis): Html {
  const settled = lane.arrives === 0 ? 'none' : lane.arrives < 1 ? 'less' : 'all'
  const rest = lane.arrives >= 1 || lane.arrives === 0 ? '' : `${Math.max(1, Math.round(100 * lane.arrives))} %`
  return html`<div class="lane"><b>${lane.name}</b>
<div class="track ${settled}" role="img" aria-label="${spoken(lane)}">${stretches(lane.worst, endMs, 'maybe')}${stretches(lane.best, endMs, 'dark')}${rest !== '' && html`<em>${rest}</em>`}</div>
<div class="track all">${stretches(lane.heal, healEndMs, 'maybe')}</div></div>`
}

function stretches(all: readonly DarkStretch[], endMs: number, style: string): readonly Html[] {
  return all.map(([from, to, share]) => {
    const left = positionOf(from, endMs)
    const width = (to === null ? 1 : positionOf(to, endMs)) - left
    return html`<s class="${style}" style="left:${hundredths(left)};width:${hundredths(width)}${share < 1 && html`;height:${hundredths(Math.max(0.2, share))}`}"></s>`
  })
}

/** Each moment has a line of its own, so that two that are near are both read. */
const LINE_PX = 15

/** What flaps has one each time it goes down. */
const MOST_MOMENTS: Few = { most: 8, shown: 7 }

/** Further right a moment's text stands before its mark: the axis of the repair is the narrower one. */
const BEFORE_FROM = { worst: 0.6, heal: 0.4 } as const

function moments(lanes: readonly Lane[], which: 'worst' | 'heal', endMs: number): Html {
  const { told, left } = few(momentsOf(lanes, which), MOST_MOMENTS)
  const named = told.map(([atMs, by], index) => {
    const position = positionOf(atMs, endMs)
    const text = `${by === null ? '' : `${TIMER_NAMES[by]} `}${durationText(atMs)}`
    const isBefore = position > BEFORE_FROM[which]
    return html`<i class="${isBefore ? 'before' : 'after'}" style="top:${LINE_PX * index}px;${isBefore ? `right:${hundredths(1 - position)}` : `left:${hundredths(position)}`}">${text}</i>`
  })
  const more = left.length > 0 && html`<i class="after" style="top:${LINE_PX * told.length}px;left:0">… ${left.length} more</i>`
  const lines = Math.max(1, told.length + (more ? 1 : 0))
  return html`<div class="axis" style="height:${LINE_PX * lines + 2}px">${named}${more}</div>`
}

/** The bar in words. */
function spoken({ name, worst, arrives }: Lane): string {
  const { told, left } = few(worst, MOST_MOMENTS)
  const dark = told.map(([from, to, share, by]) => {
    const part = share < 1 ? `${Math.round(100 * share)} % ` : ''
    const until = to === null ? 'until it is repaired' : `to ${durationText(to)}${by === null ? '' : ` (${TIMER_NAMES[by]})`}`
    return `${part}dark from ${durationText(from)} ${until}`
  })
  const then = arrives === 0 ? 'then nothing arrives' : `then ${Math.round(100 * arrives)} % of the peak arrive`
  const more = left.length > 0 ? [`dark ${left.length} more times`] : []
  return `${name}: ${[...dark, ...more, then].join(', ')}`
}

function percent(ms: number, endMs: number): string {
  return hundredths(positionOf(ms, endMs))
}

function hundredths(part: number): string {
  return `${Math.round(1000 * part) / 10}%`
}
