import { html } from '../drill/report/html.ts'
import { PAGE_STYLE } from '../drill/report/pageStyle.ts'
import type { BillReport } from '../pricing/billReport.ts'
import { totalSentence } from '../pricing/billText.ts'
import { PRICE_COLUMNS, priceRows } from '../pricing/priceText.ts'

/** A bill as one page that a browser shows without asking anybody. */
export function billHtml(report: BillReport): string {
  const title = `Bill of ${report.account}`
  const rows = priceRows(report).map(
    cells =>
      html`<tr>${cells.map((cell, column) => html`<td${column > 0 && column < 5 ? html` class="number"` : ''}>${cell}</td>`)}</tr>`,
  )
  const unknown = report.unknown.map(({ what, because }) => html`<li><b>${what}</b>: ${because}.</li>`)
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${PAGE_STYLE}</style></head>
<body><main>
<h1>${title}</h1>
<p>${totalSentence(report)} List prices without tax, counted until ${report.until}.</p>
<div class="scroll"><table><thead><tr>${PRICE_COLUMNS.map(name => html`<th>${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>
${report.unknown.length > 0 && html`<h2>Not in it, for nobody knows how much</h2><ul>${unknown}</ul>`}
${report.remarks.length > 0 && html`<h2>To know</h2><ul>${report.remarks.map(remark => html`<li>${remark}</li>`)}</ul>`}
</main></body></html>
`.text
}
