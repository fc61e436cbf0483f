import type { Scenario } from '../report.ts'
import { type Few, few } from './few.ts'
import { type Html, html } from './html.ts'

/** What a network costs, in words that whoever knows prices has found: this room knows none. */
export interface ReportMoney {
  /** `Monthly price: 1,947.30 USD.` */
  readonly sentence: string
  /** What most of it is for: name and amount. */
  readonly largest: readonly (readonly [what: string, amount: string])[]
  /** What it costs besides, nobody knows how much: one sentence each. */
  readonly unknown: readonly string[]
  /** What else is to be known of it: one sentence each. */
  readonly remarks: readonly string[]
  /** What an hour after the faults of a scenario costs more or less than one before; undefined = as much. */
  readonly ofScenario: (scenario: Scenario) => string | undefined
}

/** Most of many are the same thing of one flow each. */
const MOST_UNKNOWN: Few = { most: 12, shown: 8 }

export function moneySection(money: ReportMoney | undefined, worst: Scenario | undefined): Html | false {
  if (!money) return false
  const inWorst = worst && money.ofScenario(worst)
  const { told, left } = few(money.unknown, MOST_UNKNOWN)
  return html`<h2>What it costs</h2><div class="card"><p><b>${money.sentence}</b> List prices without tax, a month of 730 hours.</p>
<table class="plain"><thead><tr><th scope="col">Largest items</th><th scope="col" class="number">a month</th></tr></thead><tbody>${money.largest.map(([what, amount]) => html`<tr><td>${what}</td><td class="number">${amount}</td></tr>`)}</tbody></table>
${money.unknown.length > 0 && html`<p class="muted">Not in it, for nobody knows how much:</p><ul class="muted">${told.map(text => html`<li>${text}</li>`)}</ul>${left.length > 0 && html`<details><summary>and ${left.length} more</summary><ul class="muted">${left.map(text => html`<li>${text}</li>`)}</ul></details>`}`}
${money.remarks.map(text => html`<p class="muted">${text}</p>`)}
${inWorst !== undefined && html`<p>In the worst case: ${inWorst}</p>`}</div>`
}
