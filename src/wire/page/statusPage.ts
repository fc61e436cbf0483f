import { Html, html } from '../../drill/report/html.ts'
import { PAGE_STYLE } from '../../drill/report/pageStyle.ts'
import { worstSentence } from '../../drill/report/reportSentence.ts'
import { reportTotals } from '../../drill/report/reportTotals.ts'
import { clientSetups } from './clientSetup.ts'
import type { StatusModel } from './statusModel.ts'
import { STATUS_SCRIPT } from './statusScript.ts'
import { STATUS_STYLE } from './statusStyle.ts'
import { faultTable, statusTables } from './statusTables.ts'

/** The page at `/` of a running service: what it carries and how clients reach it. It asks nobody but the service itself. */
export function statusPage(model: StatusModel): string {
  const { version, url, pace, hands, fabric } = model
  const facts = [
    ['address', url],
    ['fabric', fabric],
    ['pace', pace],
    ['smart hands', hands],
    ...(model.accounts.length > 0 ? [[model.accounts.length > 1 ? 'accounts' : 'account', model.accounts.join(', ')]] : []),
  ]
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Landbridge</title><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:">
<link rel="icon" href="data:,"><style>${new Html(PAGE_STYLE + STATUS_STYLE)}</style></head><body><main>
<header><h1>Landbridge <span class="muted">${version}</span></h1>
<nav><a href="/landbridge/v1/openapi.json">openapi.json</a></nav></header>
<p id="pulse" class="bad" role="status"></p>
<div id="live"><ul class="facts">${facts.map(([name, value]) => html`<li><span class="muted">${name}</span> <b>${value}</b></li>`)}</ul>
${faultTable(model)}${lastDrill(model)}${statusTables(model)}</div>
<h2>Point a client at it</h2><div class="setups">${clientSetups(url).map(
    ({ client, text }) =>
      html`<section><h3>${client}</h3><button class="copy" type="button" hidden>copy</button><pre>${text}</pre></section>`,
  )}</div>
</main><script>${new Html(STATUS_SCRIPT)}</script></body></html>
`.text
}

function lastDrill({ lastDrill: report }: StatusModel): Html | false {
  if (report === undefined) return false
  return html`<h2>Last drill</h2><div class="card"><p>${worstSentence(report)}</p><p class="muted">${reportTotals(report)}</p></div>`
}
