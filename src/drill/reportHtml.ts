import { durationText } from '../net/duration.ts'
import { Html, html } from './html.ts'
import { PAGE_STYLE } from './pageStyle.ts'
import type { DrillReport } from './report.ts'
import { baselineCards } from './reportHtmlFlow.ts'
import { REPORT_SCRIPT } from './reportHtmlScript.ts'
import { reportHtmlSequence } from './reportHtmlSequence.ts'
import { REPORT_STYLE } from './reportHtmlStyle.ts'
import { reportHtmlTable } from './reportHtmlTable.ts'
import { worstSentence } from './reportSentence.ts'
import { countsOf, longestDarkMs } from './reportTotals.ts'
import { toDoOf } from './toDoOf.ts'
import { worstFlow } from './worst.ts'

export interface ReportPage {
  readonly title: string
  /** The drawn topology, an `<svg>` element; it is taken as it is. */
  readonly svg?: string
  /** What the drawing shows: `red: what fails in the worst scenario`. */
  readonly caption?: string
  /** Epoch ms; without it the page bears no date and is the same every time. */
  readonly startedAt?: number
}

/** The report as one HTML page that asks nobody for anything: readable in light and dark, narrow, on paper and without scripts. */
export function drillHtml(report: DrillReport, { title, svg, caption, startedAt }: ReportPage): string {
  const when = startedAt !== undefined && html`, ${new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const toDo = toDoOf(report)
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<style>${new Html(PAGE_STYLE + REPORT_STYLE)}</style></head><body><main>
<header><h1>${title}</h1><p class="muted">Landbridge drill report${when}</p></header>
<p class="verdict ${severity(report)}">${worstSentence(report)}</p>
${tiles(report)}
${reportHtmlSequence(report)}
${svg !== undefined && html`<h2>The network</h2><figure class="diagram card">${new Html(svg)}${caption !== undefined && html`<figcaption>${caption}</figcaption>`}</figure>`}
<h2>Before any fault</h2>${baselineCards(report)}
<h2>What fails, and what happens then</h2>
${report.partial && html`<p class="warning">Not everything that was asked for could be computed.</p>`}
${FILTERS}${reportHtmlTable(report)}
${toDo.length > 0 && html`<h2>What has to be done after it</h2><ul>${toDo.map(text => html`<li>${text}</li>`)}</ul>`}
<h2>What the figures rest on</h2>
<ul class="assumptions">${report.assumptions.map(text => html`<li>${text}</li>`)}
<li>Times are the worst case; [in brackets] the best, by the phase that timers happen to be in.</li>
<li>“No spare”: one more failure of a single connection or VPN ends the flow, which was not so before.</li></ul>
</main><script>${new Html(REPORT_SCRIPT)}</script></body></html>
`
  return page.text
}

const FILTERS = html`<div class="filters screen" hidden><input type="search" placeholder="Filter: dx-a, location, hold timer …" aria-label="Filter">
<button type="button" value="all" aria-pressed="true">all</button><button type="button" value="moves" aria-pressed="false">moves something</button>
<button type="button" value="no" aria-pressed="false">no</button><button type="button" value="partly" aria-pressed="false">partly</button><button type="button" value="whole" aria-pressed="false">whole</button></div>
`

function tiles(report: DrillReport): Html {
  const { no, partly, whole, ownEnd } = countsOf(report)
  const dark = longestDarkMs(report)
  const entries: readonly (readonly [value: string | number, what: string, style: string])[] = [
    [report.scenarios.length, 'scenarios', ''],
    [no, 'no: unreachable', no > 0 ? 'bad' : ''],
    [partly, 'partly: too little gets through', partly > 0 ? 'warning' : ''],
    [whole, 'whole: peak rate kept', whole > 0 ? 'good' : ''],
    [durationText(dark), 'longest dark that ends by itself', dark >= 10_000 ? 'warning' : ''],
    ...(ownEnd > 0 ? [[ownEnd, 'at a flow’s own end, not counted', ''] as const] : []),
  ]
  return html`<ul class="tiles">${entries.map(([value, what, style]) => html`<li><b class="${style}">${value}</b><span>${what}</span></li>`)}</ul>`
}

function severity({ worst }: DrillReport): string {
  const flow = worst && worstFlow(worst)
  if (!flow) return ''
  if (flow.survives === 'no') return 'bad'
  return flow.survives === 'partly' || flow.darkMs !== 0 ? 'warning' : 'good'
}
