import { outcomeClass } from '../play/outcomeClass.ts'
import type { DrillReport, FlowVerdict } from '../report.ts'
import { type Html, html } from './html.ts'
import { flowDetails, flowList } from './reportHtmlFlow.ts'
import type { ReportMoney } from './reportHtmlMoney.ts'
import { flowTime, TIME_LEGEND } from './reportHtmlTime.ts'
import { type ScenarioGroup, toldOf } from './scenarioGroups.ts'
import type { WayText } from './wayText.ts'

/** What opens under a row: room for the drawing, time lines, what it costs, and every figure. */
export function rowDetail(report: DrillReport, group: ScenarioGroup, wayText: WayText, money: ReportMoney | undefined): Html {
  const { flows, faults } = group
  const scenario = report.scenarios.find(each => each.faults === faults[0])
  const cost = scenario && outcomeClass({ flows }) !== 'nothing' ? money?.ofScenario(scenario) : undefined
  const told = toldOf(group)
  const rest = flows.length - told.length
  return html`<div class="stage"></div>${timeLines(report, flows, scenario)}
${cost !== undefined && html`<p class="cost"><b>Data transfer:</b> ${cost}</p>`}
<div class="flows">${flowDetails(told, wayText)}</div>${rest > 0 && html`<p class="muted">${told.length > 0 ? `${rest} other ${rest === 1 ? 'flow fares' : 'flows fare'}` : 'Every flow fares'} as before.</p>`}`
}

/** The flows that are ever dark, one axis each. */
export function timeLines(
  report: DrillReport,
  flows: readonly FlowVerdict[],
  scenario: DrillReport['worst'],
  most = flows.length,
): Html | false {
  const lines = flows.flatMap((flow, index) => {
    const asked = report.flows[index]
    const line = asked && flowTime(flow, asked, scenario?.phase)
    return line ? [{ flow, line }] : []
  })
  // Flows that fare alike share their bars.
  const alike = [...Map.groupBy(lines, ({ line }) => line.text).values()].map(
    same => html`<h3>${flowList(same.map(({ flow }) => flow))}</h3>${same[0]?.line}`,
  )
  const more = alike.length - most
  const rest = more > 0 && html`<p class="muted">More in its row below.</p>`
  return alike.length > 0 && html`<div class="times">${alike.slice(0, most)}${rest}${TIME_LEGEND}</div>`
}
