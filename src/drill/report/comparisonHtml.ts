import type { Comparison } from './compareReports.ts'
import { comparisonGroups } from './comparisonGroups.ts'
import { comparisonVerdict } from './comparisonVerdict.ts'
import { type Html, html, Html as Markup } from './html.ts'
import { PAGE_STYLE } from './pageStyle.ts'
import { REPORT_STYLE } from './reportHtmlStyle.ts'

const TITLES: Readonly<Record<Comparison['differences'][number]['change'], readonly [title: string, style: string]>> = {
  worse: ['Worse than before', 'breaks'],
  mixed: ['Worse in one figure, better in another', 'degrades'],
  'new and bad': ['Bad, and only in the newer report', 'degrades'],
  appeared: ['Only in the newer report', 'spare'],
  disappeared: ['Only in the older report', 'spare'],
  better: ['Better than before', 'nothing'],
}

interface ComparisonPage {
  readonly older: string
  readonly newer: string
  /** Epoch ms. */
  readonly comparedAt?: number
}

/** What two reports say otherwise, as one page that asks nobody for anything. */
export function comparisonHtml(comparison: Comparison, sums: string, { older, newer, comparedAt }: ComparisonPage): string {
  const when = comparedAt !== undefined && html`, ${new Date(comparedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const { text, style } = comparisonVerdict(comparison)
  const groups = Map.groupBy(comparison.differences, ({ change }) => change)
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Drill: ${older} → ${newer}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<style>${new Markup(PAGE_STYLE + REPORT_STYLE)}</style></head><body><main>
<header><h1>Since ${older}</h1><p class="muted">Landbridge compares it with ${newer}${when}</p></header>
<p class="verdict ${style}">${text}: ${sums}</p>
${groups.size > 0 && html`<h2>What is otherwise</h2><div class="scroll"><table class="report"><thead><tr><th scope="col">What fails</th><th scope="col">Flow</th><th scope="col">What changed</th></tr></thead>${[...groups].map(([change, all]) => section(change, all))}</table></div>`}
${comparison.remarks.length > 0 && html`<h2>To know</h2><ul class="assumptions">${comparison.remarks.map(text => html`<li>${text}</li>`)}</ul>`}
</main></body></html>
`.text
}

function lines(texts: readonly string[]): readonly Html[] {
  return texts.map(text => html`<span class="path">${text}</span>`)
}

function section(change: keyof typeof TITLES, all: Comparison['differences']): Html {
  const [title, style] = TITLES[change]
  return html`<tbody class="groupHead ${style}"><tr><th scope="rowgroup" colspan="3">${title} <span>${all.length}</span></th></tr></tbody>
${comparisonGroups(all).map(
  ({ scenarios, flow, what }) =>
    html`<tbody><tr><td data-label="What fails"><span>${lines(scenarios)}</span></td><td data-label="Flow" class="nowrap">${flow}</td><td data-label="Changed"><span>${lines(what)}</span></td></tr></tbody>`,
)}
`
}
