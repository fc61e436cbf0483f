import { type Html, html } from '../../drill/report/html.ts'
import { durationText } from '../../net/duration.ts'
import type { PlanCandidate, PlanReport, Tally } from '../planReport.ts'
import { estateCommands, estateFileName } from './estateFileName.ts'
import { daysText, downtimeText, moneyText, unknownOf } from './figureTexts.ts'
import { billTable, reasons } from './planHtmlCosts.ts'
import { keyBadge } from './planHtmlMatrix.ts'
import { readyDay } from './readyDay.ts'

/** All that is known of a candidate, and its estate to take along. */
export function planHtmlCandidate(report: PlanReport, candidate: PlanCandidate, index: number): Html {
  const file = estateFileName(index, candidate.name)
  const id = `estate-${index + 1}`
  return html`<details class="candidate" id="candidate-${index + 1}"><summary>${keyBadge(index)}<b>${candidate.name}</b><span class="number">${moneyText(candidate.monthly, report.currency)} a month</span></summary><div class="inside">
${reasons(candidate.because)}
<ul class="tiles"><li><b>${downtimeText(candidate.minutesDownPerYear)}</b><span>a year below the peak rate</span></li><li><b>${candidate.slaEligible === null ? 'none' : `${candidate.slaEligible} %`}</b><span>SLA of AWS, a month</span></li><li><b>${daysText(candidate.leadTimeDays)}</b><span>until it works, on ${readyDay(report, candidate)}</span></li><li><b>${candidate.score.toFixed(2)}</b><span>score of at most 1</span></li></ul>
${candidate.bridge !== null && html`<p></p><p>Until then: ${candidate.bridge}.</p>`}
<div class="two"><div><h3>What fails, and how it goes</h3>${drillTable(candidate)}</div><div><h3>How it scores</h3><div class="scroll"><table><tbody>${candidate.scores.map(
    ({ weight, score, because }) =>
      html`<tr><td>${WEIGHTS[weight] ?? weight}</td><td class="number">${score.toFixed(2)}</td><td class="small">${because}</td></tr>`,
  )}</tbody></table></div></div></div>
${findings(candidate)}${unknownList(candidate)}
<p></p><details class="group"><summary>The bill line by line, largest first</summary>${billTable(candidate)}</details>
<div class="filehead"><h3>The estate, <code>${file}</code></h3><button type="button" class="copy screen" data-of="${id}" data-label="copy the estate" hidden>copy the estate</button></div>
<pre class="file" id="${id}" tabindex="0">${candidate.estate}</pre>
<div class="filehead"><h3>What to do with it</h3><button type="button" class="copy screen" data-of="${id}-commands" data-label="copy the commands" hidden>copy the commands</button></div>
<pre id="${id}-commands" tabindex="0">${estateCommands(file).join('\n')}</pre></div></details>`
}

const WEIGHTS: Readonly<Record<string, string>> = {
  cost: 'cost',
  downtime: 'time below the peak rate',
  performance: 'performance',
  leadTime: 'lead time',
  simplicity: 'simplicity',
}

function drillTable({ drill: { singles, doubles, worst, longestDarkMs } }: PlanCandidate): Html {
  const row = (what: string, { whole, partly, no }: Tally) =>
    html`<tr><td>${what}</td><td class="number">${whole}</td><td class="number">${partly}</td><td class="number">${no}</td></tr>`
  return html`<div class="scroll"><table><thead><tr><th></th><th class="number">whole</th><th class="number">partly</th><th class="number">not at all</th></tr></thead><tbody>${row('any one failure', singles)}${row('any two failures', doubles)}</tbody></table></div>
<p></p><p class="muted">${worst !== null && `Worst single failure: ${worst.faults.join(' and ')}, ${worst.flow.from} to ${worst.flow.to} ${SURVIVES[worst.flow.survives]}. `}Longest darkness of a single failure: ${longestDarkMs === null ? 'until it is repaired' : durationText(longestDarkMs)}.</p>`
}

const SURVIVES = { whole: 'keeps its peak rate', partly: 'keeps a part of its peak rate', no: 'gets nothing through' } as const

const SEVERITIES: Readonly<Record<string, string>> = { error: 'bad', warning: 'warning', info: '' }

function findings({ findings: all }: PlanCandidate): Html {
  return html`${
    all.length > 0 &&
    html`<h3>What the rules find</h3><ul class="plain">${all.map(
      ({ rule, severity, summary }) =>
        html`<li><span class="badge ${SEVERITIES[severity] ?? ''}">${severity}</span> <b>${rule}</b> ${summary}</li>`,
    )}</ul>`
  }`
}

function unknownList(candidate: PlanCandidate): Html {
  const unknown = unknownOf(candidate)
  return html`${unknown.length > 0 && html`<h3>Not in the price, for nobody knows how much</h3><ul class="plain">${unknown.map(({ what, because }) => html`<li><b>${what}</b>: ${because}.</li>`)}</ul>`}`
}
