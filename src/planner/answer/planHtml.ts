import { Html, html } from '../../drill/report/html.ts'
import { PAGE_STYLE } from '../../drill/report/pageStyle.ts'
import type { PlanReport } from '../planReport.ts'
import { CHART_STYLE } from './charts/chartStyle.ts'
import { droppedGroups } from './droppedGroups.ts'
import { letterOf } from './letterOf.ts'
import { pairSentences } from './pairSentences.ts'
import { monthChart, paretoChart, timelineChart, volumeChart } from './planCharts.ts'
import { planHtmlAnnex } from './planHtmlAnnex.ts'
import { planHtmlCandidate } from './planHtmlCandidate.ts'
import { planHtmlCosts } from './planHtmlCosts.ts'
import { planHtmlMatrix } from './planHtmlMatrix.ts'
import { PLAN_SCRIPT } from './planHtmlScript.ts'
import { PLAN_STYLE } from './planHtmlStyle.ts'
import { recommendation } from './recommendation.ts'
import { requirementLabel } from './requirementLabel.ts'
import { withLetters } from './withLetters.ts'

/**
 * The answer as one page that asks nobody for anything: the recommendation first, then what it rests on, then everything that
 * an engineer would check. Readable in light and dark, narrow, on paper and without scripts.
 */
export function planHtml(report: PlanReport): string {
  const title = `${report.name}: the plan`
  const { says, style } = recommendation(report)
  const { generated, evaluated } = report.counts
  const hasCandidates = report.candidates.length > 0
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<style>${new Html(PAGE_STYLE + PLAN_STYLE + CHART_STYLE)}</style></head><body><main>
<header><h1>${title}</h1><p class="muted">Landbridge, as of ${report.today}. ${generated} designs were made, ${evaluated} of them built, broken, checked and priced, ${report.candidates.length} are left.</p></header>
<div class="advice ${style}">${says.map(sentence => html`<p>${sentence}</p>`)}</div>
${report.partial && html`<p class="note">This answer is a part: it was stopped before all that was promising had been looked at.</p>`}
${impossible(report)}
${
  hasCandidates &&
  html`<h2 id="requirements">What is asked for, and who meets it</h2>${planHtmlMatrix(report)}
<h2 id="costs">What it costs</h2>${planHtmlCosts(report)}
${annexes(report)}
<h2 id="charts">Cost, downtime and time, drawn</h2><div class="charts">${figures(report)}</div>`
}
${report.risks.length > 0 && html`<h2 id="risks">Risks</h2><ul class="plain">${report.risks.map(text => html`<li>${text}</li>`)}</ul>`}
${dropped(report)}
${report.assumptions.length > 0 && html`<h2 id="assumptions">What the figures rest on</h2><ul class="plain muted">${report.assumptions.map(text => html`<li>${text}</li>`)}</ul>`}
${hasCandidates && html`<h2 id="estates">The candidates in full, with their estates</h2>${report.candidates.map((candidate, i) => planHtmlCandidate(report, candidate, i))}`}
</main><script>${new Html(PLAN_SCRIPT)}</script></body></html>
`.text
}

function impossible(report: PlanReport): Html {
  const { impossible: all } = report
  return html`${
    all.length > 0 &&
    html`<h2>What no design meets</h2><div class="scroll"><table class="costs"><thead><tr><th>requirement</th><th>would be possible with</th><th>because</th></tr></thead><tbody>${all.map(
      ({ requirement, because, possibleWith }) =>
        html`<tr><td><b>${requirementLabel(requirement)}</b></td><td data-label="possible with">${possibleWith}</td><td class="muted">${withLetters(report, because)}</td></tr>`,
    )}</tbody></table></div>`
  }`
}

/** The same thing beside several candidates stands once. */
function annexes({ candidates, currency }: PlanReport): Html {
  const byName = new Map(candidates.flatMap(each => each.annexes.map(annex => [annex.name, annex] as const)))
  return html`${byName.size > 0 && html`<h2 id="annexes">Beside the estate</h2><div class="two">${[...byName.values()].map(annex => planHtmlAnnex(annex, currency))}</div>`}`
}

function figures(report: PlanReport): Html {
  const pareto = paretoChart(report)
  const figure = (drawing: Html, caption: string, style = '') =>
    html`<figure class="${style}"><div tabindex="0">${drawing}</div>${caption !== '' && html`<figcaption>${caption}</figcaption>`}</figure>`
  const volume = volumeChart(report)
  return html`${pareto && figure(pareto, paretoCaption(report))}
${figure(monthChart(report), 'Estate and what is beside it; what nobody knows the price of is not in it.')}
${volume && figure(volume, pairSentences(report).join(' '), 'wide')}
${figure(timelineChart(report), 'The long end of what is usual, or what a quote says.', 'wide')}`
}

function paretoCaption({ candidates }: PlanReport): string {
  const without = candidates.flatMap(({ minutesDownPerYear }, i) => (minutesDownPerYear === null ? [letterOf(i)] : []))
  const rest = without.length === 0 ? '' : ` Without an estimate, and so not drawn: ${without.join(', ')}.`
  return `Joined: none is both cheaper and up more of the time. Grey: another one is.${rest}`
}

function dropped(report: PlanReport): Html {
  const { dropped: all } = report
  const groups = droppedGroups(all)
  return html`${
    groups.length > 0 &&
    html`<h2 id="others">Why not the other ${all.length}</h2>${groups.map(
      ({ title, designs }) =>
        html`<details class="group"><summary><b>${designs.length}</b> ${title}</summary><ul>${designs.map(({ name, because }) => html`<li>${name}<span class="small">${withLetters(report, because)}</span></li>`)}</ul></details>`,
    )}`
  }`
}
