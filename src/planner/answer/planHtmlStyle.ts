/** What the answer of a plan adds to the shared look. */
export const PLAN_STYLE = `
.advice { margin: 18px 0 0; padding: 18px 22px; border-radius: 14px; border-left: 6px solid var(--muted); background: var(--card); font-size: 18px; line-height: 1.45; }
.advice p:last-child { margin: 0; } .advice p + p { font-size: 16px; }
.advice.good { border-color: var(--good); background: var(--good-soft); color: var(--ink); } .advice.warning { border-color: var(--warning); background: var(--warning-soft); color: var(--ink); } .advice.bad { border-color: var(--bad); background: var(--bad-soft); color: var(--ink); }
.note { margin: 12px 0 0; padding: 10px 16px; border-radius: 10px; background: var(--warning-soft); border: 1px solid var(--warning); }
.toc { display: flex; flex-wrap: wrap; gap: 6px 16px; margin: 16px 0 0; padding: 0; list-style: none; font-size: 14px; }
.key { display: inline-grid; place-items: center; min-width: 24px; height: 24px; padding: 0 5px; border-radius: 7px; background: var(--accent); color: var(--card); font-weight: 700; font-size: 13px; }
.key.later { background: var(--soft); color: var(--ink); border: 1px solid var(--line); }
.who { display: grid; grid-template-columns: auto 1fr; gap: 8px; align-items: start; min-width: 210px; }
.keys { margin: 0 0 12px; padding: 0; list-style: none; display: grid; gap: 6px; } .keys li { display: grid; grid-template-columns: auto 1fr; gap: 10px; align-items: start; }
.number { text-align: right; } th.number { white-space: normal; }
.small { display: block; color: var(--muted); font-size: 13px; }
.matrix th, .matrix td { text-align: center; } .matrix th:first-child, .matrix td:first-child { text-align: left; position: sticky; left: 0; background: var(--card); z-index: 1; min-width: 140px; }
.matrix td { min-width: 92px; padding: 7px 8px; } .matrix details > div { text-align: left; font-size: 13px; margin-top: 6px; min-width: 150px; color: var(--muted); }
.matrix summary { list-style: none; display: inline-block; width: auto; cursor: pointer; } .matrix summary::-webkit-details-marker { display: none; }
.matrix tr.best td:nth-child(2), .matrix tbody td:nth-child(2), .matrix thead th:nth-child(2) { background: color-mix(in srgb, var(--accent) 7%, transparent); }
.badge.unknown { outline: 1px dashed var(--muted); outline-offset: -1px; } .badge.all { margin-left: 6px; }
.bar { display: block; height: 6px; border-radius: 3px; background: var(--soft); margin: 6px 0 0; overflow: hidden; min-width: 90px; } .bar i { display: block; height: 100%; background: var(--accent); border-radius: 3px; }
.lines { margin: 0; padding: 0; list-style: none; font-size: 13px; } .lines li { display: flex; gap: 12px; justify-content: space-between; } .lines span:first-child { min-width: 0; overflow-wrap: anywhere; } .lines .nowrap { white-space: nowrap; } .costs td:nth-child(5) { min-width: 320px; } .lines b { font-weight: 600; white-space: nowrap; font-variant-numeric: tabular-nums; }
.charts { display: grid; gap: 14px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 500px), 1fr)); }
figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 6px 6px 10px; break-inside: avoid; min-width: 0; }
figure.wide { grid-column: 1 / -1; } figure.wide svg { max-width: 820px; margin: 0 auto; }
figure > div { overflow-x: auto; } figcaption { padding: 4px 14px 0; font-size: 13.5px; color: var(--muted); }
details.candidate { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin-bottom: 10px; }
details.candidate > summary { display: grid; grid-template-columns: auto 1fr auto; gap: 12px; align-items: center; padding: 12px 16px; cursor: pointer; list-style: none; } details.candidate > summary::-webkit-details-marker { display: none; }
details.candidate > summary::after { content: "+"; color: var(--muted); font-size: 20px; grid-row: 1; grid-column: 4; } details.candidate[open] > summary::after { content: "−"; }
details.candidate > summary b { font-weight: 600; } details.candidate > summary .number { color: var(--muted); }
.inside { padding: 2px 18px 18px; } .inside h3 { margin: 18px 0 8px; } .inside .scroll { background: none; }
summary:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
.filehead { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; justify-content: space-between; margin: 18px 0 8px; } .filehead h3 { margin: 0; }
.copy { font: inherit; font-size: 13.5px; padding: 5px 14px; border-radius: 99px; border: 1px solid var(--line); background: var(--card); color: var(--accent); font-weight: 600; cursor: pointer; }
.file { max-height: 460px; overflow: auto; } .inside pre { white-space: pre; }
.plain li { margin-bottom: 6px; } ul.plain, ol.plain { padding-left: 20px; margin: 0; }
.group { margin-bottom: 6px; } .group > summary { cursor: pointer; padding: 4px 0; width: max-content; max-width: 100%; } .group ul { margin: 4px 0 12px; padding-left: 20px; font-size: 14px; } .group li { margin-bottom: 4px; }
.more { cursor: pointer; color: var(--accent); font-size: 13.5px; width: max-content; }
.two { display: grid; gap: 14px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); align-items: start; }
@media (max-width: 760px) {
  main { padding: 20px 14px 48px; } .advice { font-size: 17px; padding: 14px 16px; }
  figure svg { min-width: 520px; } .matrix td { min-width: 74px; padding: 6px 4px; } .matrix th:first-child, .matrix td:first-child { min-width: 112px; max-width: 130px; font-size: 13px; }
  .costs thead { display: none; } .costs, .costs tbody, .costs tr, .costs td { display: block; } .costs tr { padding: 10px 0; } .costs td { padding: 3px 14px; border: 0 !important; text-align: left; }
  .costs tr + tr { border-top: 1px solid var(--line); } .costs td[data-label]::before { content: attr(data-label) ": "; color: var(--muted); font-size: 13px; }
  .costs td:empty { display: none; } .costs td:nth-child(5) { min-width: 0; } .who { min-width: 0; }
  details.candidate > summary { grid-template-columns: auto 1fr; } details.candidate > summary .number { grid-column: 2; text-align: left; white-space: normal; } details.candidate > summary::after { grid-column: 3; }
}
@media print {
  details.group::details-content { content-visibility: visible; block-size: auto; }
  .screen { display: none !important; } .file { max-height: none; } .advice, .badge, .key, .bar, .bar i, .note, .matrix td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .matrix { font-size: 11px; } .matrix td { min-width: 0; padding: 4px; } .matrix th:first-child, .matrix td:first-child { position: static; min-width: 0; } .scroll { overflow: visible; } .charts { grid-template-columns: 1fr 1fr; } figure svg { min-width: 0; }
  h2 { break-after: avoid; } details.candidate { break-inside: auto; }
}
`
