import { Html, html } from '../../drill/report/html.ts'
import { PAGE_STYLE } from '../../drill/report/pageStyle.ts'

/** What is told of a letter, by member name. */
export type LoaFacts = Readonly<Record<string, string>>

const WORDS: Readonly<Record<string, string>> = {
  valid: 'This letter is genuine and valid.',
  used: 'This letter is genuine; its cross connect is made.',
  lapsed: 'This letter is genuine and has lapsed: a new one is needed to make the cross connect.',
  withdrawn: 'This letter is genuine and holds no more: the port has been given back.',
}

const ROWS = [
  ['Connection', 'connectionId'],
  ['Facility', 'facility'],
  ['Location code', 'locationCode'],
  ['Port speed', 'portSpeed'],
  ['Issued', 'issued'],
  ['Valid until', 'validUntil'],
  ['Verification code', 'code'],
] as const

/** The page behind the code on a letter; without facts nobody has issued a letter with this code. */
export function loaPage(facts: LoaFacts | undefined, code: string): string {
  const sentence = facts ? WORDS[facts.status ?? ''] : `No letter has the verification code ${code}.`
  const rows = ROWS.map(([label, name]) => html`<tr><th>${label}</th><td>${facts?.[name] ?? ''}</td></tr>`)
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Letter ${code}</title><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,"><style>${new Html(PAGE_STYLE)}</style></head><body><main>
<h1>Letter of Authorization</h1><p>${sentence ?? ''}</p>${facts !== undefined && html`<table>${rows}</table>`}
</main></body></html>
`.text
}
