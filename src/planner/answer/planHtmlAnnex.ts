import { type Html, html } from '../../drill/report/html.ts'
import { durationText } from '../../net/duration.ts'
import { Decimal, withThousands } from '../../net/money.ts'
import type { Annex } from '../design.ts'
import { daysText } from './figureTexts.ts'
import { reasons } from './planHtmlCosts.ts'

/** What no estate can hold: what it costs, what it sends over the bridge, and what else would do the same. */
export function planHtmlAnnex(annex: Annex, currency: string): Html {
  const { name, because, monthly, once, leadTimeDays, remarks, unknown } = annex
  return html`<div class="card"><h3>${name}</h3><p><b>${withThousands(monthly)} ${currency}</b> a month${Number(once) > 0 && html`, ${withThousands(once)} ${currency} once`}${leadTimeDays !== null && html`, after ${daysText(leadTimeDays)}`}</p>
${reasons(because)}${bridge(annex)}${alternatives(annex, currency)}
${(remarks.length > 0 || unknown.length > 0) && html`<ul class="plain">${remarks.map(text => html`<li>${text}</li>`)}${unknown.map(each => html`<li><b>Unknown: ${each.what}</b>: ${each.because}.</li>`)}</ul>`}</div>`
}

function bridge({ bridge: crossed }: Annex): Html {
  if (crossed === null) return html``
  const { site, region, inGigabytes, outGigabytes, firstCopyMs } = crossed
  return html`<p>Over the bridge from ${site} to ${region}: ${volumeText(inGigabytes)} a month written, ${outGigabytes === null ? 'an unknown volume' : volumeText(outGigabytes)} read back${firstCopyMs !== null && `; the first copy takes ${durationText(firstCopyMs)} at the peak rate`}.</p>`
}

function alternatives({ alternatives: all, name }: Annex, currency: string): Html {
  if (all.length < 2) return html``
  return html`<p></p><div class="scroll"><table><thead><tr><th>what would do</th><th class="number">${currency} a month</th><th class="number">once</th><th>asks for</th></tr></thead><tbody>${all.map(
    each =>
      html`<tr><td>${each.name === name ? html`<b>${each.name}</b>` : each.name}</td><td class="number">${monthly(each)}</td><td class="number">${withThousands(each.once)}</td><td class="small">${each.closed ?? each.asks ?? ''}</td></tr>`,
  )}</tbody></table></div><p></p>`
}

/** What is closed has no price, and what is unknown is not nothing. */
function monthly({ monthly: known, unknown, closed }: Annex['alternatives'][number]): Html {
  if (closed !== null) return html`none`
  if (unknown.length === 0) return html`${withThousands(known)}`
  return Number(known) === 0
    ? html`unknown`
    : html`${withThousands(known)}<span class="small">and ${unknown.length} unknown</span>`
}

/** Whole gigabytes are enough to read. */
function volumeText(gigabytes: string): string {
  return `${withThousands(Decimal.parse(gigabytes)?.rounded(0).toString() ?? gigabytes)} GB`
}
