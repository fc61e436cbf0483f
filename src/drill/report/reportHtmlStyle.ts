/** What a drill report adds to the shared look. */
export const REPORT_STYLE = `
:root { --before: #1f6feb; --after: #c2570c; --line-strong: #8b97a3; --all: #9fd8b4; --less: #f0c060; --lost: #f3c9c5; }
@media (prefers-color-scheme: dark) { :root { --before: #6ea8ff; --after: #ff9e4a; --line-strong: #64717f; --all: #2c6b45; --less: #c58a1c; --lost: #5a2a27; } }
main { max-width: 1240px; }
.verdict { margin: 18px 0 0; padding: 14px 18px; font-size: 17px; line-height: 1.45; border-radius: 12px; border-left: 5px solid var(--muted); background: var(--card); }
.verdict.bad { border-color: var(--bad); background: var(--bad-soft); color: var(--ink); }
.verdict.warning { border-color: var(--warning); background: var(--warning-soft); color: var(--ink); }
.verdict.good { border-color: var(--good); background: var(--good-soft); color: var(--ink); }
.scene { margin: 0; padding: 14px 16px; }
.diagram { overflow-x: auto; background: linear-gradient(90deg, var(--card) 40%, transparent) 0 0 / 40px 100% no-repeat local, linear-gradient(270deg, var(--card) 40%, transparent) 100% 0 / 40px 100% no-repeat local, radial-gradient(farthest-side at 0 50%, color-mix(in srgb, var(--ink) 30%, transparent), transparent) 0 0 / 10px 100% no-repeat, radial-gradient(farthest-side at 100% 50%, color-mix(in srgb, var(--ink) 30%, transparent), transparent) 100% 0 / 10px 100% no-repeat; }
.detail .diagram { background: none; } .diagram.large { overflow: auto; max-height: 620px; width: 0; min-width: 100%; } .diagram.large svg { max-height: none; }
.diagram svg { display: block; width: 100%; height: auto; min-width: 680px; max-height: 620px; margin: 0 auto; }
.diagram text { fill: var(--ink); font: 11px Helvetica, Arial, "Liberation Sans", sans-serif; text-anchor: middle; }
.diagram .edge text, .diagram .tunnel text { font-size: 9.5px; }
.diagram .device text { font-size: 9px; fill: var(--muted); }
.diagram .edge text { fill: var(--muted); paint-order: stroke; stroke: var(--card); stroke-width: 3px; }
.diagram path, .diagram rect { stroke: var(--line-strong); stroke-width: 1.3; fill: none; }
.diagram .node rect { fill: var(--card); }
.diagram .cluster rect { stroke: var(--line); } .diagram .cluster > text { fill: var(--muted); font-weight: 600; }
.diagram .device > text { font-size: 8.5px; font-weight: 400; }
.diagram .tunnel rect, .diagram .device rect, .diagram .internet rect { stroke-dasharray: 5 3; }
.diagram .gateway rect, .diagram .vpc rect { fill: var(--soft); }
.diagram .note { fill: var(--muted); font-size: 9.5px; }
.diagram .cross { display: none; stroke: var(--bad); stroke-width: 3; stroke-linecap: round; }
.diagram .was > path:not(.cross) { stroke: var(--before); stroke-width: 2; opacity: 0.4; }
.diagram .was > rect { stroke: var(--before); opacity: 0.55; }
.diagram .before > path:not(.cross), .diagram .before > rect { stroke: var(--before); stroke-width: 3; }
.diagram .after > path:not(.cross), .diagram .after > rect { stroke: var(--after); stroke-width: 3; }
.diagram .edge.out > path:not(.cross) { stroke-dasharray: 9 4; } .diagram .edge.back > path:not(.cross) { stroke-dasharray: 2 4; }
.diagram .over > rect { fill: var(--warning-soft); } .diagram .over > .note { fill: var(--bad); font-weight: 700; }
.diagram .dead > path:not(.cross), .diagram .dead > rect { stroke: var(--bad); stroke-dasharray: 3 3; stroke-width: 1.6; opacity: 1; }
.diagram .dead text, .diagram .failed text { fill: var(--bad); }
.diagram .failed > path, .diagram .failed > rect { stroke: var(--bad); stroke-width: 2.4; opacity: 1; }
.diagram .failed.node rect { fill: var(--bad-soft); }
.diagram .failed > .cross { display: inline; opacity: 0.55; }
.state h3 { margin: 2px 0 8px; } .state + .state { margin-top: 18px; }
.switch { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin: 0 0 10px; }
.switch input { position: absolute; opacity: 0; pointer-events: none; }
.switch label, .switch select { border: 1px solid var(--line); border-radius: 99px; padding: 3px 14px; font: inherit; font-size: 13.5px; background: var(--card); color: var(--ink); cursor: pointer; max-width: 100%; }
.switch input:checked + label { border-color: var(--accent); color: var(--accent); font-weight: 600; }
.switch input:focus-visible + label, summary:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media screen { #worst:has(#worst-before:checked) .after.state, #worst:has(#worst-after:checked) .before.state { display: none; } }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; }
.legend span { white-space: nowrap; }
.line { display: inline-block; width: 22px; border-top: 3px solid; vertical-align: middle; margin-right: 6px; }
.line.before { color: var(--before); } .line.after { color: var(--after); } .line.out { border-top-style: dashed; } .line.back { border-top-style: dotted; }
.line.failed { color: var(--bad); } .line.dead { color: var(--bad); border-top-style: dashed; border-top-width: 2px; } .line.over { border-top: 0; height: 12px; background: var(--warning-soft); border: 1px solid var(--bad); }
.times { margin: 10px 0 14px; } .times h3 { margin: 10px 0 2px; }
.time { overflow-x: auto; } .lanes { min-width: 270px; font-size: 12px; }
.ruler, .lane { display: grid; grid-template-columns: 34px minmax(0, 3fr) minmax(0, 1fr); gap: 0 10px; align-items: center; }
.lane { margin: 3px 0; } .lane b { font-weight: 600; }
.axis { position: relative; height: 17px; color: var(--muted); font-variant-numeric: tabular-nums; }
.axis i { position: absolute; top: 0; font-style: normal; white-space: nowrap; padding-left: 3px; border-left: 1px solid var(--line-strong); line-height: 15px; }
.moments .axis i { color: var(--ink); font-weight: 600; border-color: var(--ink); } .moments .axis i.before { border-left: 0; border-right: 1px solid var(--ink); padding: 0 3px 0 0; }
.track { position: relative; height: 18px; border-radius: 4px; overflow: hidden; background: var(--lost); }
.track.all, .key.all { background: var(--all); } .track.less, .key.less { background: var(--less); } .track.none { background: var(--bad); }
.track s { position: absolute; top: 0; height: 100%; text-decoration: none; }
.track .dark, .key.dark { background: var(--bad); } .track .maybe, .key.maybe { background: repeating-linear-gradient(135deg, var(--bad) 0 3px, var(--lost) 3px 6px); }
.track em { position: absolute; right: 6px; line-height: 18px; font-style: normal; font-weight: 600; color: #1b1204; }
.key { display: inline-block; width: 14px; height: 12px; border-radius: 3px; margin: 0 6px 0 0; vertical-align: -1px; }
.times .legend { margin: 6px 0 0; font-size: 12.5px; }
.plain { width: auto; min-width: min(100%, 420px); margin: 4px 0 10px; } .plain th, .plain td { padding: 4px 18px 4px 0; } .plain .number { text-align: right; padding-right: 0; }
.scene + .muted { margin: 10px 2px 0; }
figcaption { margin-top: 8px; font-size: 13px; color: var(--muted); }
.flows { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr)); }
.direction { margin-top: 8px; }
.direction dl, .facts { display: grid; grid-template-columns: max-content 1fr; gap: 1px 14px; margin: 4px 0 0; font-size: 13.5px; }
dt { color: var(--muted); } dd { margin: 0; }
.path { display: block; }
.nowrap { white-space: nowrap; }
.more { font-weight: 400; font-size: 13px; } .more summary { color: var(--muted); } .more[open] { max-width: 340px; }
.report td[rowspan]:first-child { min-width: 180px; }
.report td[data-label=Way] { min-width: 120px; } @media (min-width: 1300px) { .report td[data-label=Flow] { min-width: 212px; } }
@media print, (max-width: 1299px) { .report, .phases { font-size: 13px; } :is(.report, .phases) :is(td, th) { padding: 7px; } :is(.report, .phases) td:nth-child(n) { min-width: 0 !important; } .report td[data-label="Dark for"], .component b span { white-space: normal; } .bar { width: 64px; } }
@media print, (max-width: 1039px) { .report .nowrap { white-space: normal; } }
.direction dt { min-width: 34px; }
.filters { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0 0 12px; }
.filters input { flex: 1 1 200px; max-width: 320px; padding: 6px 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); color: var(--ink); font: inherit; font-size: 14px; }
.filters button, th button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; padding: 0; font-weight: inherit; text-align: left; }
.filters button { border: 1px solid var(--line); border-radius: 99px; padding: 4px 12px; font-size: 13.5px; background: var(--card); }
.filters button[aria-pressed="true"] { border-color: var(--accent); color: var(--accent); font-weight: 600; }
th button::after { content: "\\a0\\2195"; opacity: 0.35; }
th[aria-sort="ascending"] button::after { content: "\\a0\\2191"; opacity: 1; }
th[aria-sort="descending"] button::after { content: "\\a0\\2193"; opacity: 1; }
.component b { font-weight: 600; } .component { display: block; }
.component b span { white-space: nowrap; }
.component > span, .small { color: var(--muted); font-size: 13px; }
.small { display: block; }
.small.warning { color: var(--warning); }
.bar { display: block; width: 92px; height: 5px; border-radius: 3px; background: var(--soft); margin-top: 5px; overflow: hidden; }
.bar i { display: block; height: 100%; background: currentColor; }
.phases td:nth-child(1), .phases td:nth-child(4), .phases td:nth-child(8) { white-space: nowrap; } .phases td:nth-child(2), .phases td:nth-child(3), .phases td:nth-child(6) { min-width: 130px; }
.ticks { list-style: none; padding-left: 26px; } .ticks b { display: inline-block; width: 20px; margin-left: -20px; }
tbody > tr.same > td { border-top: 1px dashed var(--line); }
tbody > tr.detail > td { border-top: 0; padding-top: 0; }
tbody[data-order] { cursor: pointer; } tbody[data-order]:hover > tr > td { background: color-mix(in srgb, var(--soft) 55%, transparent); } .detail > td { cursor: auto; }
.groupHead th { background: var(--soft); font-size: 13px; color: var(--ink); padding: 8px 12px; border-left: 4px solid var(--line-strong); } .groupHead th span { font-weight: 400; color: var(--muted); margin-left: 6px; }
.groupHead.breaks th { border-left-color: var(--bad); } .groupHead.degrades th { border-left-color: var(--warning); } .groupHead.spare th { border-left-color: var(--accent); } .groupHead.nothing th { border-left-color: var(--good); }
.filters output { color: var(--muted); font-size: 13px; } .stage:not(:empty) { margin: 10px 0; } .cost { margin: 8px 0; }
summary { cursor: pointer; color: var(--accent); font-size: 13px; width: max-content; }
.detail .flows { margin: 8px 0 6px; }
.detail .card { background: var(--page); }
.assumptions { padding-left: 20px; margin: 0; color: var(--muted); }
[hidden] { display: none !important; } @media screen { .paper { display: none; } }
@media screen and (max-width: 979px) {
  main { padding: 20px 14px 48px; }
  :is(.report, .phases) thead { display: none; } .scroll:has(.report, .phases) { border: 0; background: none; }
  :is(.report, .phases), :is(.report, .phases) :is(tbody, tr, td) { display: block; }
  :is(.report, .phases) tbody { background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin-bottom: 12px; padding: 8px 0; }
  :is(.report, .phases) tbody > tr:nth-child(n) > td { border: 0; padding: 4px 16px; min-width: 0 !important; white-space: normal; }
  :is(.report, .phases) tr.same { border-top: 1px dashed var(--line); margin-top: 6px; padding-top: 6px; }
  :is(.report, .phases) td[data-label] { display: grid; grid-template-columns: 92px 1fr; gap: 10px; }
  :is(.report, .phases) td[data-label]::before { content: attr(data-label); color: var(--muted); font-size: 13px; }
  :is(.report, .phases) td:empty { display: none; }
  .axis + .axis i:nth-child(n+2), .axis i:nth-child(n+6) { display: none; } .moments .axis i:nth-child(n) { display: inline; }
  .groupHead th { display: block; } .report .groupHead { padding: 0; overflow: hidden; }
}
@media print {
  .screen { display: none !important; } body { font-size: 12px; } h2 { margin-top: 22px; } .verdict { font-size: 14px; } .tiles { grid-template-columns: repeat(auto-fit, minmax(90px, 1fr)); gap: 8px; } .tiles b { font-size: 19px; }
  .detail, .stage { display: none; } .state + .state { margin-top: 12px; } .diagram svg { min-width: 0; max-height: 20cm; } .scene { break-inside: auto; } .scroll { overflow: visible; break-inside: auto; border: 0; }
  .report, .phases { font-size: 10px; } :is(.report, .phases) :is(td, th) { padding: 3px 5px; font-size: inherit; } :is(.report .small, .component > span) { font-size: 10px; } .bar { display: none; } th button { display: contents; } th button::after { content: none !important; }
  tbody, .time, .state { break-inside: avoid; } .groupHead { break-after: avoid; } .flows { grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); } .flows .card, .assumptions { font-size: 10px; } .flows .card { padding: 8px 10px; } .flows dl { font-size: inherit; }
  .track, .track s, .key, .badge, .bar, .bar i, .verdict, .diagram rect, .groupHead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
