/** What the status page adds to the shared look. */
export const STATUS_STYLE = `
header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; justify-content: space-between; }
.facts { display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 8px 0 0; padding: 0; list-style: none; font-size: 14px; }
.facts b { font-weight: 600; }
td .id { display: block; color: var(--muted); font-size: 12px; }
.none { color: var(--muted); padding: 12px 18px; }
.alarm { border-color: var(--bad); }
.setups { display: grid; gap: 14px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); }
.setups section { position: relative; min-width: 0; }
.setups h3 { margin: 0 0 4px; }
.copy { position: absolute; right: 0; top: -4px; font: inherit; font-size: 12.5px; color: var(--accent); background: none; border: 0; cursor: pointer; }
.stale { opacity: 0.55; }
@media (max-width: 760px) { main { padding: 18px 14px 48px; } td, th { padding-left: 10px; padding-right: 10px; } }
`
