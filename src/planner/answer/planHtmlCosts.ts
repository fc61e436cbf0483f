import { type Html, html } from '../../drill/report/html.ts'
import { Decimal, withThousands } from '../../net/money.ts'
import type { Annex, AnnexLine } from '../design.ts'
import type { PlanCandidate, PlanReport } from '../planReport.ts'
import { unknownOf, unverifiedCount, yearsText } from './figureTexts.ts'
import { keyBadge } from './planHtmlMatrix.ts'

const BIGGEST = 3

/** What each candidate costs: a month, in total, by year, and what of it is large, unsure or unknown. */
export function planHtmlCosts({ candidates, currency, years }: PlanReport): Html {
  const most = Math.max(1, ...candidates.map(({ tco }) => Number(tco.total)))
  return html`<div class="scroll"><table class="costs"><thead><tr><th>Candidate</th><th class="number">${currency} a month</th><th class="number">${currency} in ${yearsText(years)}</th><th>by year</th><th>largest lines a month</th><th>to know</th></tr></thead><tbody>${candidates.map(
    (candidate, i) => html`<tr><td><div class="who">${keyBadge(i)}<span>${candidate.name}</span></div></td>
<td class="number" data-label="a month">${withThousands(candidate.monthly)}</td>
<td class="number" data-label="in ${yearsText(years)}">${withThousands(candidate.tco.total)}<span class="bar" aria-hidden="true"><i style="width:${((100 * Number(candidate.tco.total)) / most).toFixed(1)}%"></i></span></td>
<td><ul class="lines">${candidate.tco.byYear.map(({ year, total }) => html`<li><span class="nowrap">year ${year}</span> <b>${withThousands(total)}</b></li>`)}</ul></td>
<td><ul class="lines">${biggest(candidate).map(({ what, amount, verified }) => html`<li><span>${what}${!verified && html` <span class="badge warning">not verified</span>`}</span> <b>${shown(amount)}</b></li>`)}</ul></td>
<td>${remarks(candidate, i)}</td></tr>`,
  )}</tbody></table></div>`
}

function biggest({ price, annexes }: PlanCandidate): readonly Pick<AnnexLine, 'what' | 'amount' | 'verified'>[] {
  const annexLines = annexes.map(({ name, monthly, lines }) => ({
    what: `${name} (beside the estate)`,
    amount: monthly,
    verified: lines.every(({ verified }) => verified),
  }))
  return [...price.lines, ...annexLines].sort((a, b) => Number(b.amount) - Number(a.amount)).slice(0, BIGGEST)
}

function remarks(candidate: PlanCandidate, index: number): Html {
  const [unknown, unverified] = [unknownOf(candidate).length, unverifiedCount(candidate)]
  return html`${unknown > 0 && html`<a class="small" href="#candidate-${index + 1}">${unknown} ${unknown === 1 ? 'price' : 'prices'} unknown: more by ${unknown === 1 ? 'it' : 'these'}</a>`}${unverified > 0 && html`<span class="small"><span class="badge warning">${unverified} not verified</span></span>`}`
}

/** Every line of a candidate's bill, largest first. */
export function billTable({ price, annexes }: PlanCandidate): Html {
  const own = [...price.lines, ...annexes.flatMap(({ lines }) => lines)].sort((a, b) => Number(b.amount) - Number(a.amount))
  const rows = own.map(
    ({ what, quantity, unit, unitPrice, amount, source, effectiveDate, verified }) =>
      html`<tr><td>${what}</td><td class="number">${shown(quantity)}</td><td>${unit}</td><td class="number">${unitPrice}</td><td class="number">${shown(amount)}</td><td class="small">${!verified && html`<span class="badge warning">not verified</span> `}${source}${effectiveDate !== null && `, in force since ${effectiveDate}`}</td></tr>`,
  )
  return html`<div class="scroll"><table><thead><tr><th>what</th><th class="number">quantity</th><th>unit</th><th class="number">price</th><th class="number">amount</th><th>source</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

/** Why it is there, and who says so. */
export function reasons(because: Annex['because']): Html {
  return html`${because.map(({ says, source }) => html`<p>${says} <span class="muted">(${source})</span></p>`)}`
}

function shown(text: string): string {
  return withThousands((Decimal.parse(text)?.rounded(2).toString() ?? text).replace(/\.00$/, ''))
}
