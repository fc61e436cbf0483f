import type { DrillReport } from '../report.ts'
import { type Html, html } from './html.ts'
import { listingOf } from './listing.ts'
import { expectationText } from './sequenceSentences.ts'
import { SEQUENCE_HEAD, sequenceRows } from './sequenceTable.ts'

/** The phases of a sequence and what of the expectations holds; nothing for a report without one. */
export function reportHtmlSequence(report: DrillReport): Html | false {
  const { sequence } = report
  if (!sequence) return false
  const { name, hypothesis, expectations, remarks } = sequence
  return html`<h2>${name}</h2>${hypothesis !== undefined && html`<p>${hypothesis}</p>`}
${expectations.length > 0 && html`<ul class="ticks">${expectations.map(each => html`<li class="${!each.holds && 'bad'}"><b class="${each.holds ? 'good' : 'bad'}">${each.holds ? '✓' : '✗'}</b> ${expectationText(each)}</li>`)}</ul>`}
${remarks.map(text => html`<p class="warning">${text}</p>`)}
<div class="scroll"><table class="phases"><thead><tr>${SEQUENCE_HEAD.map(title => html`<th>${title}</th>`)}</tr></thead>
${phases(report).map(rows => html`<tbody>${rows.map(phaseRow)}</tbody>`)}</table></div>
`
}

/** The rows of each phase: the first says which it is. */
function phases(report: DrillReport): readonly (readonly SequenceRow[])[] {
  const all: SequenceRow[][] = []
  for (const row of sequenceRows(report, listingOf(undefined))) {
    if (row[0] === '') all.at(-1)?.push(row)
    else all.push([row])
  }
  return all
}

type SequenceRow = ReturnType<typeof sequenceRows>[number]

function phaseRow(row: SequenceRow): Html {
  return html`<tr${row[0] === '' && html` class="same"`}>${row.map((text, column) => html`<td data-label="${SEQUENCE_HEAD[column]}">${text}</td>`)}</tr>`
}
