/** What a drill report adds to the shared look. */
export const REPORT_STYLE = `
.verdict { margin: 18px 0 0; padding: 14px 18px; font-size: 17px; line-height: 1.45; border-radius: 12px; border-left: 5px solid var(--muted); background: var(--card); }
.verdict.bad { border-color: var(--bad); background: var(--bad-soft); color: var(--ink); }
.verdict.warning { border-color: var(--warning); background: var(--warning-soft); color: var(--ink); }
.verdict.good { border-color: var(--good); background: var(--good-soft); color: var(--ink); }
.diagram { margin: 0; overflow-x: auto; }
.diagram svg { display: block; width: 100%; height: auto; min-width: 640px; margin: 0 auto; }
.diagram text { fill: var(--ink); font-family: Helvetica, Arial, "Liberation Sans", sans-serif; }
.diagram .edge text { fill: var(--muted); }
.diagram path, .diagram polygon { stroke: var(--muted); }
.diagram .node path, .diagram .node polygon { fill: var(--card); }
.diagram .cluster path, .diagram .cluster polygon { fill: none; stroke: var(--line); stroke-width: 1.4; }
.diagram .gateway path, .diagram .vpc path { fill: var(--soft); }
.diagram .highlight path { stroke: var(--accent); }
.diagram .dead path, .diagram .dead polygon { stroke: var(--bad); }
.diagram .dead text { fill: var(--bad); }
.diagram .node.dead path { fill: var(--bad-soft); }
figcaption { margin-top: 8px; font-size: 13px; color: var(--muted); }
.flows { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); }
.direction { margin-top: 8px; }
.direction dl, .facts { display: grid; grid-template-columns: max-content 1fr; gap: 1px 14px; margin: 4px 0 0; font-size: 13.5px; }
dt { color: var(--muted); } dd { margin: 0; }
.path { display: block; }
.nowrap { white-space: nowrap; }
.report td[rowspan]:first-child { min-width: 180px; }
.report td[data-label=Way] { min-width: 120px; }
.direction dt { min-width: 34px; }
.filters { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0 0 12px; }
.filters input { flex: 1 1 200px; max-width: 320px; padding: 6px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); font: inherit; font-size: 14px; }
.filters button, th button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; padding: 0; font-weight: inherit; text-align: left; }
.filters button { border: 1px solid var(--line); border-radius: 99px; padding: 4px 12px; font-size: 13.5px; background: var(--card); }
.filters button[aria-pressed="true"] { border-color: var(--accent); color: var(--accent); font-weight: 600; }
th button::after { content: " \\2195"; opacity: 0.35; }
th[aria-sort="ascending"] button::after { content: " \\2191"; opacity: 1; }
th[aria-sort="descending"] button::after { content: " \\2193"; opacity: 1; }
.component b { font-weight: 600; } .component { display: block; }
.component b span { white-space: nowrap; }
.component > span, .small { color: var(--muted); font-size: 13px; }
.small { display: block; }
.bar { display: block; width: 92px; height: 5px; border-radius: 3px; background: var(--soft); margin-top: 5px; overflow: hidden; }
.bar i { display: block; height: 100%; background: currentColor; }
tbody > tr.same > td { border-top: 1px dashed var(--line); }
tbody > tr.detail > td { border-top: 0; padding-top: 0; }
tr.own > td { background: var(--soft); font-weight: 600; font-size: 13px; }
summary { cursor: pointer; color: var(--accent); font-size: 13px; width: max-content; }
.detail .flows { margin: 8px 0 6px; }
.detail .card { background: var(--page); }
.assumptions { padding-left: 20px; margin: 0; color: var(--muted); }
[hidden] { display: none !important; }
@media (max-width: 760px) {
  main { padding: 20px 14px 48px; }
  thead { display: none; } .scroll { border: 0; background: none; }
  .report, .report tbody, .report tr, .report td { display: block; }
  .report tbody { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin-bottom: 12px; padding: 8px 0; }
  .report tbody > tr > td { border: 0; padding: 4px 16px; min-width: 0 !important; white-space: normal; }
  .report tr.same { border-top: 1px dashed var(--line); margin-top: 6px; padding-top: 6px; }
  .report td[data-label] { display: grid; grid-template-columns: 92px 1fr; gap: 10px; }
  .report td[data-label]::before { content: attr(data-label); color: var(--muted); font-size: 13px; }
  .report td:empty { display: none; }
}
@media print { details::details-content { content-visibility: visible; block-size: auto; } summary { display: none; } tbody { break-inside: avoid; } }
`
