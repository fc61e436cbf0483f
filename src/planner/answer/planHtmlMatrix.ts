import { type Html, html } from '../../drill/report/html.ts'
import type { PlanReport, RequirementVerdict } from '../planReport.ts'
import { letterOf } from './letterOf.ts'
import { VERDICT_LOOKS, verdictMatrix } from './verdictMatrix.ts'

/** Requirements against candidates: a verdict in each cell, its reason on hovering, on opening and, where it is missed, below as text. */
export function planHtmlMatrix(report: PlanReport): Html {
  const rows = verdictMatrix(report)
  if (rows.length === 0) return html`<p class="muted">No requirement with a number was stated.</p>`
  const head = report.candidates.map(({ name }, i) => html`<th scope="col" title="${name}">${keyBadge(i)}</th>`)
  const body = rows.map(
    ({ label, cells }) => html`<tr><td>${label}</td>${cells.map(cell => html`<td>${cell && verdictCell(cell)}</td>`)}</tr>`,
  )
  return html`<ul class="keys">${report.candidates.map(({ name }, i) => html`<li>${keyBadge(i)}<span>${name}</span></li>`)}</ul>
<p class="screen"><button type="button" class="copy reasons" aria-pressed="false" hidden>show every reason</button></p>
<div class="scroll"><table class="matrix"><thead><tr><th scope="col">Requirement</th>${head}</tr></thead><tbody>${body}</tbody></table></div>
${missedList(report)}`
}

/** The letter of a candidate, as it stands in tables and drawings; the best one stands out. */
export function keyBadge(index: number): Html {
  return html`<span class="key${index > 0 ? ' later' : ''}">${letterOf(index)}</span>`
}

function verdictCell({ met, reason }: RequirementVerdict): Html {
  const { mark, style } = VERDICT_LOOKS[met]
  return html`<details><summary title="${reason}"><span class="badge ${style}">${mark} ${met}</span></summary><div>${reason}</div></details>`
}

function missedList({ candidates }: PlanReport): Html {
  const entries = candidates.flatMap(({ verdicts }, i) => {
    const missed = verdicts.filter(({ met }) => met !== 'yes')
    return missed.length === 0
      ? []
      : [
          html`<li>${keyBadge(i)} ${missed.map(({ met, reason }) => html`<span class="small"><b class="${VERDICT_LOOKS[met].style}">${VERDICT_LOOKS[met].mark} ${met}</b> ${reason}</span>`)}</li>`,
        ]
  })
  return html`${entries.length > 0 && html`<details class="group"><summary>What is not met, and by how much, as text</summary><ul class="keys missed">${entries}</ul></details>`}`
}
