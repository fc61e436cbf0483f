import { Html, html } from '../drill/report/html.ts'
import { PAGE_STYLE } from '../drill/report/pageStyle.ts'
import { withThousands } from '../net/money.ts'
import { CHART_STYLE } from '../planner/answer/charts/chartStyle.ts'
import type { PriceReport } from '../pricing/priceReport.ts'
import { monthlySentence, PRICE_COLUMNS, priceRows } from '../pricing/priceText.ts'

/** A price as one page that a browser shows without asking anybody. */
export function priceHtml(report: PriceReport, title: string, drawings: readonly Html[] = []): string {
  const rows = priceRows(report).map(
    (row, index) =>
      html`<tr>${row.map((cell, column) => html`<td${column > 0 && column < 5 ? html` class="number"` : ''}>${cell}</td>`)}${
        report.lines[index]?.verified === false ? html`<td><span class="badge warning">not verified</span></td>` : html`<td></td>`
      }</tr>`,
  )
  const unknown = report.unknown.map(({ what, because }) => html`<li><b>${what}</b>: ${because}.</li>`)
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${new Html(PAGE_STYLE + CHART_STYLE + DRAWING_STYLE)}</style></head>
<body><main>
<h1>${title}</h1>
<p>${monthlySentence(report)} List prices without tax, a month of 730 hours.</p>
${report.tco && years(report.tco, report.currency)}
${drawings.length > 0 && html`<div class="drawings">${drawings.map(drawing => html`<div class="card" tabindex="0">${drawing}</div>`)}</div>`}
<h2>Line by line, a month</h2><div class="scroll"><table><thead><tr>${PRICE_COLUMNS.map(name => html`<th>${name}</th>`)}<th></th></tr></thead><tbody>${rows}</tbody></table></div>
${report.unknown.length > 0 && html`<h2>Not in it, for nobody knows how much</h2><ul>${unknown}</ul>`}
${report.remarks.length > 0 && html`<h2>To know</h2><ul>${report.remarks.map(remark => html`<li>${remark}</li>`)}</ul>`}
</main></body></html>
`.text
}

function years({ years: each, total, growthPercent }: NonNullable<PriceReport['tco']>, currency: string): Html {
  return html`<ul class="tiles"><li><b>${withThousands(total)}</b><span>${currency} in ${each.length === 1 ? 'one year' : `all ${each.length} years`}, volumes growing by ${growthPercent} % a year</span></li>${each.map(({ year, total: own, monthly }) => html`<li><b>${withThousands(own)}</b><span>year ${year}, ${withThousands(monthly)} a month</span></li>`)}</ul>`
}

const DRAWING_STYLE = `
.drawings { display: grid; align-items: start; gap: 14px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 480px), 1fr)); margin: 18px 0 0; }
.drawings .card { padding: 6px; overflow-x: auto; min-width: 0; break-inside: avoid; }
@media (max-width: 760px) { main { padding: 20px 14px 48px; } .drawings svg { min-width: 520px; } }
`
