/** The look that Landbridge's pages share: type, colours for light and dark, tables, tiles and badges. */
export const PAGE_STYLE = `
:root { color-scheme: light dark;
  --page: #f6f7f8; --card: #ffffff; --ink: #18212b; --muted: #586472; --line: #dce1e6; --accent: #0b6a8a; --soft: #eef2f5;
  --bad: #b3261e; --bad-soft: #fdeceb; --warning: #8f5600; --warning-soft: #fcf1de; --good: #17713f; --good-soft: #e5f4ea; }
@media (prefers-color-scheme: dark) { :root {
  --page: #10151b; --card: #181f27; --ink: #e7ecf1; --muted: #9ba8b5; --line: #2d3843; --accent: #6cc5e6; --soft: #212a34;
  --bad: #ff938a; --bad-soft: #3d1d1c; --warning: #f4bf68; --warning-soft: #392b12; --good: #7fd7a2; --good-soft: #16321f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 28px 24px 64px; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 36px 0 12px; letter-spacing: -0.005em; }
h3 { font-size: 14px; margin: 0 0 6px; }
p { margin: 0 0 10px; }
a { color: var(--accent); }
code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.92em; }
pre { margin: 0; padding: 12px 14px; overflow-x: auto; background: var(--soft); border-radius: 8px; }
.card > p:last-child { margin-bottom: 0; }
.muted { color: var(--muted); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px 18px; }
.tiles { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); margin: 18px 0 0; padding: 0; list-style: none; }
.tiles li { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; }
.tiles b { display: block; font-size: 25px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -0.02em; }
.tiles span { color: var(--muted); font-size: 13px; }
.bad { color: var(--bad); } .warning { color: var(--warning); } .good { color: var(--good); }
.badge { display: inline-block; padding: 0 8px; border-radius: 99px; font-size: 12.5px; font-weight: 600; line-height: 21px; white-space: nowrap; background: var(--soft); color: var(--muted); }
.badge.bad { background: var(--bad-soft); color: var(--bad); }
.badge.warning { background: var(--warning-soft); color: var(--warning); }
.badge.good { background: var(--good-soft); color: var(--good); }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th { text-align: left; font-weight: 600; font-size: 12.5px; color: var(--muted); padding: 10px 12px; border-bottom: 1px solid var(--line); vertical-align: bottom; }
td { padding: 9px 12px; vertical-align: top; }
tbody + tbody > tr:first-child > td, tr + tr > td { border-top: 1px solid var(--line); }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { background: #fff; } main { max-width: none; padding: 0; } .card, .scroll, .tiles li { break-inside: avoid; } h1, h2, h3 { break-after: avoid; } .screen { display: none; } }
`
