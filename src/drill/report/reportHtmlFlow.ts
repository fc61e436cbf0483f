import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import type { DirectionVerdict, DrillReport, FlowVerdict, Way } from '../report.ts'
import { darkText, TIMER_NAMES } from './darkText.ts'
import { type Few, few } from './few.ts'
import { flowText } from './flowText.ts'
import { type Html, html } from './html.ts'
import { deliveredText, percentText, wholePercent } from './rateText.ts'
import { SURVIVES_STYLES } from './reportColumns.ts'
import { rttText } from './rttText.ts'
import { visibleOutcome } from './tableRows.ts'
import type { WayText } from './wayText.ts'

/** Every flow as it is before any fault, those that fare alike together. */
export function baselineCards(report: DrillReport, wayText: WayText): Html {
  const cards = alike(report.baseline, wayText).map(same => {
    const [flow] = same as [FlowVerdict]
    const { steadyBps = 0, peakBps = 0 } = report.flows[report.baseline.indexOf(flow)] ?? {}
    return html`<div class="card"><h3>${titled(same)}</h3>
<p class="muted">${same.length > 1 && 'each '}steady ${bandwidthText(steadyBps)}, peak ${bandwidthText(peakBps)}${flow.survives === 'whole' ? '' : `, of which ${deliveredText(flow.peak)} arrive: already so before any fault`}</p>
${direction('out', flow.forward.before)}${direction('back', flow.back.before)}</div>`
  })
  return html`<div class="flows">${cards}</div>`
}

/** Everything the report knows of flows in a scenario, those that fare alike together, on the ways of the first of them. */
export function flowDetails(flows: readonly FlowVerdict[], wayText: WayText): readonly Html[] {
  return alike(flows, wayText).map(flowDetail)
}

/** Those that are told alike in every figure. */
function alike(flows: readonly FlowVerdict[], wayText: WayText): readonly (readonly FlowVerdict[])[] {
  return [...Map.groupBy(flows, flow => `${visibleOutcome(flow, wayText)} ${figures(flow)}`).values()]
}

/** Equal for flows that are told alike in every figure, whatever they and their ends are called. */
function figures(flow: FlowVerdict): string {
  const wayFigures = (way: Way | null) => way && [way.mtu, way.rttMs, way.capacityBps]
  const { healDarkMs, steady, peak, asymmetric, redundancyLost } = flow
  const directions = [flow.forward, flow.back].map(({ darkMs, darkMinMs, decidedBy, deliveredBps, before, after }) => [
    [darkMs, darkMinMs, decidedBy, deliveredBps],
    [wayFigures(before), wayFigures(after)],
  ])
  return JSON.stringify([healDarkMs, steady, peak, asymmetric, redundancyLost, directions])
}

/** So many names are read; the others are there for who asks. */
const MOST_NAMES: Few = { most: 4, shown: 3 }

/** What flows are called, one under the other. */
export function flowList(flows: readonly FlowVerdict[]): Html {
  const { told, left: more } = few(flows.map(flowText), MOST_NAMES)
  return html`${told.map((name, index) => html`${index > 0 && html`<br>`}${words(name)}`)}${
    more.length > 0 &&
    html`<details class="more"><summary>and ${more.length} more like them</summary>${more.join(', ')}</details>`
  }`
}

/** May go on in the next line after the arrow, and nowhere else. */
function words(name: string): Html {
  return html`${name.split(/(?<=→) /).map((word, index) => html`${index > 0 && ' '}<span class="nowrap">${word}</span>`)}`
}

/** One is followed by how it fares; of several that stands before them. */
function titled(same: readonly FlowVerdict[]): Html {
  const [flow] = same as readonly [FlowVerdict]
  return same.length > 1 ? html`${badge(flow)}<br>${flowList(same)}` : html`${flowList(same)} ${badge(flow)}`
}

function flowDetail(same: readonly FlowVerdict[]): Html {
  const [flow] = same as readonly [FlowVerdict]
  const facts: readonly (readonly [string, string])[] = [
    ['dark', `${darkText(flow)}${flow.decidedBy === null ? '' : `, ended by ${TIMER_NAMES[flow.decidedBy]}`}`],
    ['after the repair', healText(flow)],
    ['share hit at once', wholePercent(flow.shareAffected)],
    ...(flow.chance === undefined ? [] : [['how likely', `${wholePercent(flow.chance)}: it is one 5-tuple`] as const]),
    ['at steady rate', `${deliveredText(flow.steady)} (${percentText(flow.steady)})`],
    ['at peak', `${deliveredText(flow.peak)} (${percentText(flow.peak)})`],
    [
      'directions',
      { true: 'use different ways', false: 'use the same way', possible: 'may use different ways' }[`${flow.asymmetric}`],
    ],
    ...(flow.redundancyLost ? [['spare way', 'none left: one more failure of a connection or VPN ends the flow'] as const] : []),
  ]
  return html`<div class="card"><h3>${titled(same)}</h3>
${same.length > 1 && html`<p class="muted">Each of them, on the ways of the first:</p>`}
<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${both('out', flow.forward)}${both('back', flow.back)}</div>`
}

function healText({ healDarkMs }: FlowVerdict): string {
  if (healDarkMs === null) return 'dark until somebody has done what is to do'
  return healDarkMs === 0 ? 'no darkness' : `dark for up to ${durationText(healDarkMs)}`
}

export function badge({ survives }: FlowVerdict): Html {
  return html`<span class="badge ${SURVIVES_STYLES[survives]}">${survives}</span>`
}

function both(name: string, { darkMs, darkMinMs, decidedBy, before, after, deliveredBps }: DirectionVerdict): Html {
  const dark = `${darkText({ darkMs, darkMinMs })}${decidedBy === null ? '' : `, ${TIMER_NAMES[decidedBy]}`}`
  return html`<div class="direction"><b>${name}</b><dl>
<dt>before</dt><dd>${wayFacts(before)}</dd><dt>after</dt><dd>${wayFacts(after)}</dd>
<dt>dark</dt><dd>${dark}</dd><dt>arrives at peak</dt><dd>${bandwidthText(deliveredBps)}</dd></dl></div>`
}

function direction(name: string, way: Way | null): Html {
  return html`<div class="direction"><dl><dt>${name}</dt><dd>${wayFacts(way)}</dd></dl></div>`
}

function wayFacts(way: Way | null): Html {
  if (way === null) return html`<span class="bad">nothing gets through</span>`
  const capacity = way.capacityBps === null ? 'no limit' : `could carry ${bandwidthText(way.capacityBps)}`
  return html`${way.path.map(path => html`<span class="path">${path}</span>`)}<span class="muted">MTU ${way.mtu}, round trip ${rttText(way.rttMs)}, ${capacity}</span>`
}
