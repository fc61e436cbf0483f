import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import type { DirectionVerdict, DrillReport, FlowVerdict, Way } from '../report.ts'
import { darkText, TIMER_NAMES } from './darkText.ts'
import { flowText } from './flowText.ts'
import { type Html, html } from './html.ts'
import { deliveredText, percentText, wholePercent } from './rateText.ts'
import { SURVIVES_STYLES } from './reportColumns.ts'
import { rttText } from './rttText.ts'

/** Every flow as it is before any fault. */
export function baselineCards(report: DrillReport): Html {
  const cards = report.baseline.map((flow, index) => {
    const { steadyBps = 0, peakBps = 0 } = report.flows[index] ?? {}
    return html`<div class="card"><h3>${flowText(flow)} ${badge(flow)}</h3>
<p class="muted">steady ${bandwidthText(steadyBps)}, peak ${bandwidthText(peakBps)}${flow.survives === 'whole' ? '' : `, of which ${deliveredText(flow.peak)} arrive: already so before any fault`}</p>
${direction('out', flow.forward.before)}${direction('back', flow.back.before)}</div>`
  })
  return html`<div class="flows">${cards}</div>`
}

/** Everything the report knows of a flow in a scenario. */
export function flowDetail(flow: FlowVerdict): Html {
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
  return html`<div class="card"><h3>${flowText(flow)} ${badge(flow)}</h3>
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
