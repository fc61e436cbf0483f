/** The look of charts, in light and dark; a chart has it wherever it stands, in a page or as a file. */
export const CHART_STYLE = `
.chart { --ink: #18212b; --muted: #586472; --grid: #e3e8ec; --ground: #ffffff; --grey: #a3adb7; --now: #8f5600;
  --s0: #0b6a8a; --s1: #c2570c; --s2: #17713f; --s3: #7a4fc0; --s4: #a67c00; --s5: #b83a75; --s6: #5b6b7a; --s7: #2a86d1; }
@media (prefers-color-scheme: dark) { .chart { --ink: #e7ecf1; --muted: #9ba8b5; --grid: #2a343e; --ground: #181f27; --grey: #66727e; --now: #f4bf68;
  --s0: #6cc5e6; --s1: #ff9e4a; --s2: #7fd7a2; --s3: #b9a0f5; --s4: #e0bd4c; --s5: #f48ab5; --s6: #a5b3c1; --s7: #7db8ff; } }
.chart { display: block; width: 100%; height: auto; font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.chart text { fill: var(--ink); font-variant-numeric: tabular-nums; }
.chart .ground { fill: var(--ground); }
.chart .name { font-size: 14px; font-weight: 650; }
.chart .tick, .chart .label { fill: var(--muted); font-size: 11.5px; }
.chart .grid { stroke: var(--grid); fill: none; } .chart .axis { stroke: var(--grey); fill: none; }
.chart .over { paint-order: stroke; stroke: var(--ground); stroke-width: 4px; stroke-linejoin: round; }
.chart .line { fill: none; stroke-width: 2.4; stroke-linejoin: round; stroke-linecap: round; }
.chart .s0 { --own: var(--s0); } .chart .s1 { --own: var(--s1); } .chart .s2 { --own: var(--s2); } .chart .s3 { --own: var(--s3); }
.chart .s4 { --own: var(--s4); } .chart .s5 { --own: var(--s5); } .chart .s6 { --own: var(--s6); } .chart .s7 { --own: var(--s7); }
.chart .line { stroke: var(--own); } .chart .fill { fill: var(--own); } .chart .s1.line { stroke-dasharray: 8 4; } .chart .s2.line { stroke-dasharray: 2 5; } .chart .s3.line { stroke-dasharray: 10 4 2 4; }
.chart text.own { fill: var(--own); font-weight: 700; }
.chart .cross { fill: var(--ground); stroke: var(--ink); stroke-width: 2; }
.chart .now { stroke: var(--now); stroke-dasharray: 4 4; fill: none; } .chart text.now { fill: var(--now); stroke-dasharray: none; stroke: var(--ground); font-weight: 600; }
.chart .front { stroke: var(--s0); fill: none; stroke-width: 1.6; stroke-dasharray: 5 4; }
.chart .dot { stroke: var(--ground); stroke-width: 2; } .chart .dot.behind { fill: var(--grey); } .chart text.on { fill: var(--ground); font-weight: 700; text-anchor: middle; }
.chart .lead { stroke: var(--ink); fill: none; } .chart .spot { fill: var(--ink); stroke: var(--ground); stroke-width: 1; }
.chart .order { fill: var(--s4); } .chart .works { fill: var(--s2); } .chart .bridge { fill: var(--s0); }
.chart .strong { font-weight: 650; } .chart .end { text-anchor: end; } .chart .middle { text-anchor: middle; }
@media print { .chart .fill, .chart .dot, .chart rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`
