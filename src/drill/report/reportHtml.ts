import { durationText } from '../../net/duration.ts'
import { withThousands } from '../../net/money.ts'
import { remarksOf, toDoOf } from '../file/toDoOf.ts'
import { outcomeClass } from '../play/outcomeClass.ts'
import { worstFlow } from '../play/worst.ts'
import type { DrillReport } from '../report.ts'
import { Html, html } from './html.ts'
import { limitLines } from './limitLines.ts'
import { leftText, listedOutcomes } from './listedOutcomes.ts'
import { PAGE_STYLE } from './pageStyle.ts'
import { partialText } from './partialText.ts'
import { rowDetail, timeLines } from './reportHtmlDetail.ts'
import { baselineCards } from './reportHtmlFlow.ts'
import { moneySection, type ReportMoney } from './reportHtmlMoney.ts'
import { rowDrawing, sceneJson, worstScene } from './reportHtmlScene.ts'
import { REPORT_SCRIPT } from './reportHtmlScript.ts'
import { reportHtmlSequence } from './reportHtmlSequence.ts'
import { REPORT_STYLE } from './reportHtmlStyle.ts'
import { reportHtmlTable } from './reportHtmlTable.ts'
import { type DrawnNetwork, type ReportScenes, reportScenes, type SceneData, sceneData } from './reportScenes.ts'
import { worstSentence } from './reportSentence.ts'
import { countsOf, longestDarkMs } from './reportTotals.ts'
import { type ScenarioGroup, scenarioGroups } from './scenarioGroups.ts'
import { sequenceStyle, sequenceVerdict } from './sequenceSentences.ts'
import { suggestionsSentence, suggestionText } from './suggestionsText.ts'
import { wayTextOf } from './wayText.ts'

export interface ReportPage {
  readonly title: string
  /** The network and its drawing; without it the page draws nothing. */
  readonly network?: DrawnNetwork
  readonly money?: ReportMoney
  /** Epoch ms; without it the page bears no date and is the same every time. */
  readonly startedAt?: number
  /** Of whoever made it. */
  readonly version?: string
}

/** The report as one HTML page that asks nobody for anything: readable in light and dark, narrow, on paper and without scripts. */
export function drillHtml(report: DrillReport, { title, network, money, startedAt, version }: ReportPage): string {
  const when = startedAt !== undefined && html`, ${new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const toDo = toDoOf(report)
  const remarks = remarksOf(report)
  const limits = limitLines(report)
  const { listed: groups, left } = listedOutcomes(scenarioGroups(report))
  const wayText = wayTextOf(report)
  const scenes = network && reportScenes(network)
  const worstScenes = network?.worst ? reportScenes({ ...network, drawing: network.worst }) : scenes
  const times = report.worst && timeLines(report, report.worst.flows, report.worst, MOST_TIME_LINES)
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<style>${new Html(PAGE_STYLE + REPORT_STYLE)}</style></head><body><main>
<header><h1>${title}</h1><p class="muted">Landbridge${version !== undefined && ` ${version}`} drill report${when}</p></header>
${report.sequence && html`<p class="verdict ${sequenceStyle(report)}">${sequenceVerdict(report)}</p>`}
<p class="verdict ${isExpected(report) ? '' : severity(report)}">${worstSentence(report)}</p>
${report.partial && html`<p class="verdict warning">${partialText(report)}</p>`}
${tiles(report)}
${reportHtmlSequence(report)}
${worstScenes && worstScene(report, worstScenes, network?.worst !== undefined)}${network?.worst && scenes && rowDrawing(scenes)}
${times !== undefined && times !== false && html`<h2>The worst case over time</h2><div class="card">${times}</div>`}
<h2>What fails, and what happens then</h2>
${FILTERS}${reportHtmlTable(report, groups, wayText, group => rowDetail(report, group, wayText, money))}
${leftText(left).map(text => html`<p>${text}</p>`)}
${limits.length > 0 && html`<h2>What holds flows back</h2><ul>${limits.map(text => html`<li>${text}</li>`)}</ul>`}
${toDo.length > 0 && html`<h2>What has to be done after it</h2><ul>${toDo.map(text => html`<li>${text}</li>`)}</ul>`}
${remarks.length > 0 && html`<h2>What is expected</h2><ul>${remarks.map(text => html`<li>${text}</li>`)}</ul>`}
${suggestionsSection(report)}
<h2>Before any fault</h2>${baselineCards(report, wayText)}
${moneySection(money, report.worst)}
<h2>What the figures rest on</h2>
<ul class="assumptions">${report.assumptions.map(text => html`<li>${text}</li>`)}
<li>MTU and MSS are in bytes. Times are the worst case; [in brackets] the best, by the phase that timers happen to be in.</li>
<li>“No spare”: one more failure of a single connection or VPN ends the flow, which was not so before.</li></ul>
</main>${scenes && sceneJson(report, scenes, drawnRows(report, groups, scenes))}<script>${new Html(REPORT_SCRIPT)}</script></body></html>
`
  return page.text
}

/** What the script draws when a row is opened: only where something happens. */
function drawnRows(
  { scenarios }: DrillReport,
  groups: readonly ScenarioGroup[],
  scenes: ReportScenes,
): readonly (SceneData | undefined)[] {
  const byFaults = new Map(scenarios.map(scenario => [scenario.faults, scenario]))
  return groups.map(group => {
    const [first] = group.faults
    const scenario = first && byFaults.get(first)
    if (!scenario || (outcomeClass(group) === 'nothing' && !group.ownEnd)) return undefined
    return sceneData(scenes, scenario, group.faults)
  })
}

/** At the head of the page; the others are in the row. */
const MOST_TIME_LINES = 3

const FILTERS = html`<div class="filters screen" hidden><input type="search" placeholder="Filter: dx-a, location, hold timer …" aria-label="Filter">
<button type="button" value="all" aria-pressed="true">all</button><button type="button" value="breaks" aria-pressed="false">breaks</button>
<button type="button" value="degrades" aria-pressed="false">degrades</button><button type="button" value="spare" aria-pressed="false">costs the spare</button><button type="button" value="nothing" aria-pressed="false">changes nothing</button> <output aria-live="polite"></output></div>
`

function tiles(report: DrillReport): Html {
  const { no, partly, whole, asBefore, ownEnd } = countsOf(report)
  const dark = longestDarkMs(report)
  const entries: readonly (readonly [value: string | number, what: string, style: string])[] = [
    [withThousands(`${report.scenarios.length}`), report.sequence ? 'phases' : scenariosText(report), ''],
    [no, 'no: unreachable', no > 0 ? 'bad' : ''],
    [partly, 'partly: too little gets through', partly > 0 ? 'warning' : ''],
    [whole, 'whole: peak rate kept', whole > 0 ? 'good' : ''],
    ...(asBefore > 0 ? [[asBefore, 'no less than before any fault', ''] as const] : []),
    [
      durationText(dark),
      report.sequence ? 'longest dark in a phase' : 'longest dark that ends by itself',
      dark >= 10_000 ? 'warning' : '',
    ],
    ...(ownEnd > 0 ? [[ownEnd, 'at a flow’s own end, not counted', ''] as const] : []),
  ]
  return html`<ul class="tiles">${entries.map(([value, what, style]) => html`<li><b class="${style}">${value}</b><span>${what}</span></li>`)}</ul>`
}

/** What of all that was asked for the figure above it is. */
function scenariosText({ scenariosAsked }: DrillReport): string {
  return scenariosAsked === undefined ? 'scenarios' : `of ${withThousands(`${scenariosAsked}`)} scenarios, then interrupted`
}

function suggestionsSection(report: DrillReport): Html | false {
  const { suggestions } = report
  if (!suggestions) return false
  const items = suggestions.length > 0 && html`<ul>${suggestions.map(each => html`<li>${suggestionText(each)}</li>`)}</ul>`
  return html`<h2>What would help</h2><p>${suggestionsSentence(report)}</p>${items}`
}

/** What was expected alarms nobody. */
function isExpected({ sequence }: DrillReport): boolean {
  return sequence?.holds === true && sequence.expectations.length > 0
}

function severity({ worst }: DrillReport): string {
  const flow = worst && worstFlow(worst)
  if (!flow) return ''
  if (flow.survives === 'no') return 'bad'
  return flow.survives === 'partly' || flow.darkMs !== 0 ? 'warning' : 'good'
}
