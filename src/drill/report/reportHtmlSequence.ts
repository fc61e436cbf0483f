import type { DrillReport } from '../report.ts'
import { type Html, html } from './html.ts'
import { expectationText, sequenceVerdict } from './sequenceSentences.ts'
import { SEQUENCE_HEAD, sequenceRows } from './sequenceTable.ts'

/** The phases of a sequence and what of the expectations holds; nothing for a report without one. */
export function reportHtmlSequence(report: DrillReport): Html | false {
  const { sequence } = report
  if (!sequence) return false
  const { name, hypothesis, expectations, remarks } = sequence
  return html`<h2>${name}</h2>${hypothesis !== undefined && html`<p>${hypothesis}</p>`}
<p class="verdict ${sequence.holds ? 'good' : 'bad'}">${sequenceVerdict(report)}</p>
${expectations.length > 0 && html`<ul>${expectations.map(each => html`<li>${each.holds ? '✓' : '✗'} ${expectationText(each)}</li>`)}</ul>`}
${remarks.map(text => html`<p class="warning">${text}</p>`)}
<div class="scroll"><table><thead><tr>${SEQUENCE_HEAD.map(title => html`<th>${title}</th>`)}</tr></thead>
<tbody>${sequenceRows(report).map(row => html`<tr>${row.map(text => html`<td>${text}</td>`)}</tr>`)}</tbody></table></div>
`
}
