import { type Components, componentTexts } from './componentText.ts'
import { darkText, TIMER_NAMES } from './darkText.ts'
import { type Html, html } from './html.ts'
import { percentText } from './rateText.ts'
import type { Delivery, DirectionVerdict, DrillReport, FlowVerdict } from './report.ts'
import { SURVIVES_STYLES } from './reportColumns.ts'
import { badge, flowDetail } from './reportHtmlFlow.ts'
import { type ScenarioGroup, scenarioGroups } from './scenarioGroups.ts'
import { type WayText, wayTextOf } from './wayText.ts'
import { worstFlow } from './worst.ts'

const HEADS = [
  ['what', 'What fails'],
  ['how', 'How'],
  ['flow', 'Flow'],
  ['rank', 'Survives'],
  ['dark', 'Dark for [at best]'],
  ['way', 'Way'],
  ['mtu', 'MTU'],
  ['arrives', 'Arrives of steady / peak'],
] as const
const SORTABLE: readonly string[] = ['what', 'rank', 'dark', 'arrives']

/** All outcomes, worst first, each with what leads to it and every figure behind it. */
export function reportHtmlTable(report: DrillReport): Html {
  const wayText = wayTextOf(report)
  const blocks = scenarioGroups(report).flatMap(group => componentTexts(group.faults).map(components => ({ group, components })))
  const printed = (ownEnd: boolean) =>
    blocks.flatMap(({ group, components }, order) => (group.ownEnd === ownEnd ? [block(group, components, order, wayText)] : []))
  const own = printed(true)
  const heads = HEADS.filter(([key]) => key !== 'flow' || report.flows.length > 1).map(([key, title]) =>
    SORTABLE.includes(key) ? html`<th data-key="${key}"><button type="button">${title}</button></th>` : html`<th>${title}</th>`,
  )
  return html`<div class="scroll"><table class="report"><thead><tr>${heads}</tr></thead>
${printed(false)}
${own.length > 0 && html`<tbody class="ownHead"><tr class="own"><td colspan="${heads.length}">A flow's own end: listed apart, counted nowhere</td></tr></tbody>`}
${own}</table></div>`
}

function block(group: ScenarioGroup, components: Components, order: number, wayText: WayText): Html {
  const { flows, moved, ownEnd, faults } = group
  const worst = worstFlow({ faults: faults[0] ?? [], ownEnd, flows })
  const data = {
    what: components.lines.join(' '),
    rank: worst ? { no: 0, partly: 1, whole: 2 }[worst.survives] : 2,
    dark: Math.max(...flows.map(flow => flow.darkMs ?? Number.MAX_SAFE_INTEGER)),
    arrives: worst ? share(worst.peak) : 1,
  }
  return html`<tbody data-order="${order + 1}" data-own="${ownEnd ? 1 : 0}" data-moves="${moved.length > 0 ? 1 : 0}" data-survives="${worst?.survives}" data-what="${data.what}" data-rank="${data.rank}" data-dark="${data.dark}" data-arrives="${data.arrives}">
${flows.map((flow, index) => row(flow, index, flows.length, components, wayText))}
<tr class="detail"><td colspan="${flows.length > 1 ? 8 : 7}"><details><summary>both directions, every figure</summary><div class="flows">${flows.map(flowDetail)}</div></details></td></tr></tbody>
`
}

function row(flow: FlowVerdict, index: number, rows: number, components: Components, wayText: WayText): Html {
  const leading = html`<td rowspan="${rows}" data-label="What fails">${componentCell(components)}</td><td rowspan="${rows}" data-label="How">${components.how}</td>`
  return html`<tr${index > 0 && html` class="same"`}>${index === 0 && leading}
${rows > 1 && html`<td data-label="Flow" class="nowrap">${flow.from} → ${flow.to}</td>`}
<td data-label="Survives"><span>${badge(flow)}${flow.redundancyLost && html`<span class="small warning">no spare</span>`}</span></td>
<td data-label="Dark for" class="number">${darkCell(flow)}</td>
<td data-label="Way"><span>${bothWays(flow, ({ before, after }) => change(wayText(before), wayText(after)))}${flow.asymmetric === true && html`<span class="small warning">asymmetric</span>`}</span></td>
<td data-label="MTU" class="number"><span>${bothWays(flow, ({ before, after }) => change(before?.mtu, after?.mtu))}</span></td>
<td data-label="Arrives" class="number ${SURVIVES_STYLES[flow.survives]}"><span>${percentText(flow.steady)} / ${percentText(flow.peak)}<span class="bar"><i style="width:${Math.round(100 * share(flow.peak))}%"></i></span></span></td></tr>
`
}

function componentCell({ lines }: Components): Html {
  return html`<span>${lines.map(line => {
    const [name, kinds] = line.split(/: (?=[^:]*$)/)
    return html`<span class="component"><b>${(name ?? '').split(/(?<=,) /).map(word => html`<span>${word}</span> `)}</b>${kinds !== undefined && html` <span>${kinds}</span>`}</span>`
  })}</span>`
}

function darkCell(flow: FlowVerdict): Html {
  const share = flow.shareAffected > 0 && flow.shareAffected < 1
  const style = flow.darkMs === null ? 'bad' : flow.darkMs >= 10_000 ? 'warning' : ''
  return html`<span><span class="${style}">${darkText(flow)}</span>${flow.decidedBy !== null && html`<span class="small">${TIMER_NAMES[flow.decidedBy]}</span>`}${share && html`<span class="small">${Math.round(100 * flow.shareAffected)} % of it</span>`}</span>`
}

function bothWays(flow: FlowVerdict, text: (direction: DirectionVerdict) => string): Html {
  const [out, back] = [text(flow.forward), text(flow.back)]
  if (out === back) return html`${out}`
  return html`<span class="path">out ${out}</span><span class="path">back ${back}</span>`
}

function change(before: string | number | undefined, after: string | number | undefined): string {
  return before === after ? `${before ?? '–'}` : `${before ?? '–'} → ${after ?? '–'}`
}

function share({ demandBps, deliveredBps }: Delivery): number {
  return demandBps === 0 ? 1 : deliveredBps / demandBps
}
