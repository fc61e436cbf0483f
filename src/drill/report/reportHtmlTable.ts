import { OUTCOME_TITLES, OUTCOMES, type OutcomeClass, outcomeClass } from '../play/outcomeClass.ts'
import { worstFlow } from '../play/worst.ts'
import type { Delivery, DirectionVerdict, DrillReport, FlowVerdict } from '../report.ts'
import { type Components, componentTexts } from './componentText.ts'
import { darkText, partTexts, TIMER_NAMES } from './darkText.ts'
import { type Html, html } from './html.ts'
import { leftText, listedOutcomes } from './listedOutcomes.ts'
import { IN_MARKDOWN } from './listing.ts'
import { percentText } from './rateText.ts'
import { SURVIVES_STYLES } from './reportColumns.ts'
import { badge, flowList } from './reportHtmlFlow.ts'
import { type ScenarioGroup, toldOf } from './scenarioGroups.ts'
import { visibleOutcome } from './tableRows.ts'
import type { WayText } from './wayText.ts'

const HEADS = [
  ['what', 'What fails'],
  ['how', 'How'],
  ['flow', 'Flow'],
  ['rank', 'Survives'],
  ['dark', 'Dark for [at best]'],
  ['way', 'Way'],
  ['mtu', 'MTU in bytes'],
  ['arrives', 'Arrives of steady / peak'],
] as const
const SORTABLE: readonly string[] = ['what', 'rank', 'dark', 'arrives']

interface Block {
  readonly group: ScenarioGroup
  /** Its place among the groups. */
  readonly number: number
  readonly components: Components
}

/** All outcomes by what they mean, worst first; `detail` is what opens under those of a group. On paper as many as Markdown lists. */
export function reportHtmlTable(
  report: DrillReport,
  groups: readonly ScenarioGroup[],
  wayText: WayText,
  detail: (group: ScenarioGroup) => Html,
): Html {
  const blocks: readonly Block[] = groups.flatMap((group, number) =>
    componentTexts(group.faults).map(components => ({ group, number, components })),
  )
  const { left } = listedOutcomes(groups, IN_MARKDOWN)
  const onScreenAlone = new Set(left)
  const order = new Map(blocks.map((each, index) => [each, index + 1]))
  const heads = HEADS.filter(([key]) => key !== 'flow' || report.flows.length > 1).map(([key, title]) =>
    SORTABLE.includes(key)
      ? html`<th scope="col" data-key="${key}"><button type="button">${title}</button></th>`
      : html`<th scope="col">${title}</th>`,
  )
  const section = (key: OutcomeClass | 'own', title: string, members: readonly Block[]) =>
    members.length > 0 &&
    html`<tbody class="groupHead ${key}" data-group="${key}"><tr><th scope="rowgroup" colspan="${heads.length}">${title} <span>${scenariosOf(members)}</span></th></tr></tbody>
${members.map(each => block(each, { section: key, order: order.get(each) ?? 0, columns: heads.length, isOnPaper: !onScreenAlone.has(each.group) }, wayText, detail))}`
  const counted = blocks.filter(({ group }) => !group.ownEnd)
  return html`<div class="scroll"><table class="report"><thead><tr>${heads}</tr></thead>
${OUTCOMES.map(outcome =>
  section(
    outcome,
    OUTCOME_TITLES[outcome],
    counted.filter(({ group }) => outcomeClass(group) === outcome),
  ),
)}
${section(
  'own',
  "A flow's own end: listed apart, counted nowhere",
  blocks.filter(({ group }) => group.ownEnd),
)}</table></div>${leftText(left, 'The page lists more of them than paper does.').map(text => html`<p class="paper">${text}</p>`)}`
}

function scenariosOf(blocks: readonly Block[]): string {
  const groups = new Set(blocks.map(({ group }) => group))
  const count = [...groups].reduce((sum, { faults }) => sum + faults.length, 0)
  return count === 1 ? '1 scenario' : `${count} scenarios`
}

interface Place {
  readonly section: string
  readonly order: number
  readonly columns: number
  readonly isOnPaper: boolean
}

function block(
  { group, number, components }: Block,
  { section, order, columns, isOnPaper }: Place,
  wayText: WayText,
  detail: (group: ScenarioGroup) => Html,
): Html {
  const { flows, ownEnd, faults } = group
  const worst = worstFlow({ faults: faults[0] ?? [], ownEnd, flows })
  const rank = worst ? { no: 0, partly: 1, whole: 2 }[worst.survives] : 2
  const dark = Math.max(...flows.map(flow => flow.darkMs ?? Number.MAX_SAFE_INTEGER))
  const told = toldOf(group)
  const alike = [...Map.groupBy(told, flow => `${flow.redundancyLost} ${visibleOutcome(flow, wayText)}`).values()]
  const shown = alike.length > 0 ? alike : [flows.slice(0, 1)]
  const unmoved = flows.length - shown.flat().length
  return html`<tbody data-order="${order}" data-section="${section}" data-what="${components.lines.join(' ')}" data-rank="${rank}" data-dark="${dark}" data-arrives="${worst ? share(worst.peak) : 1}"${!isOnPaper && html` class="screen"`}>
${shown.map((same, index) => row(same, index, flows.length > 1, shown.length, unmoved, components, wayText))}
<tr class="detail"><td colspan="${columns}"><details name="row" data-row="${number}"><summary>${section === 'nothing' ? 'every figure' : 'drawing, time line, every figure'}</summary>${detail(group)}</details></td></tr></tbody>
`
}

/** Flows that look the same in it share a row. */
function row(
  same: readonly FlowVerdict[],
  index: number,
  severalFlows: boolean,
  rows: number,
  unmoved: number,
  components: Components,
  wayText: WayText,
): Html {
  const [flow] = same
  if (!flow) return html``
  const others =
    unmoved > 0 && html`<span class="small">${unmoved} more ${unmoved === 1 ? 'flow fares' : 'flows fare'} as before</span>`
  const leading = html`<td rowspan="${rows}" data-label="What fails">${componentCell(components, others)}</td><td rowspan="${rows}" data-label="How">${components.how}</td>`
  return html`<tr${index > 0 && html` class="same"`}>${index === 0 && leading}
${severalFlows && html`<td data-label="Flow"><span>${flowList(same)}</span></td>`}
<td data-label="Survives"><span>${badge(flow)}${flow.redundancyLost && html`<span class="small warning">no spare</span>`}</span></td>
<td data-label="Dark for" class="number">${darkCell(flow)}</td>
<td data-label="Way"><span>${bothWays(flow, ({ before, after }) => unbroken(change(wayText(before), wayText(after))))}${flow.asymmetric === true && html`<span class="small warning">asymmetric</span>`}</span></td>
<td data-label="MTU" class="number"><span>${bothWays(flow, ({ before, after }) => change(before?.mtu, after?.mtu))}</span></td>
<td data-label="Arrives" class="number ${SURVIVES_STYLES[flow.survives]}"><span>${percentText(flow.steady)} / ${percentText(flow.peak)}<span class="bar"><i style="width:${Math.round(100 * share(flow.peak))}%"></i></span></span></td></tr>
`
}

function componentCell({ lines }: Components, others: Html | false): Html {
  return html`<span>${lines.map(line => {
    const [name, kinds] = line.split(/: (?=[^:]*$)/)
    return html`<span class="component"><b>${(name ?? '').split(/(?<=,) /).map(word => html`<span>${word}</span> `)}</b>${kinds !== undefined && html` <span>${kinds}</span>`}</span>`
  })}${others}</span>`
}

function darkCell(flow: FlowVerdict): Html {
  const style = flow.darkMs === null ? 'bad' : flow.darkMs >= 10_000 ? 'warning' : ''
  return html`<span><span class="${style}">${darkText(flow)}</span>${flow.decidedBy !== null && html`<span class="small">${TIMER_NAMES[flow.decidedBy]}</span>`}${partTexts(flow).map(text => html`<span class="small">${text}</span>`)}</span>`
}

/** A name such as dx-a stays on one line. */
function unbroken(text: string): Html {
  return html`${text.split(' ').map((word, index) => html`${index > 0 && ' '}${word.includes('-') ? html`<span class="nowrap">${word}</span>` : word}`)}`
}

function bothWays(flow: FlowVerdict, text: (direction: DirectionVerdict) => Html | string): Html {
  const [out, back] = [flow.forward, flow.back].map(direction => html`${text(direction)}`) as [Html, Html]
  if (out.text === back.text) return out
  return html`<span class="path">out ${out}</span><span class="path">back ${back}</span>`
}

function change(before: string | number | undefined, after: string | number | undefined): string {
  return before === after ? `${before ?? '–'}` : `${before ?? '–'} → ${after ?? '–'}`
}

function share({ demandBps, deliveredBps }: Delivery): number {
  return demandBps === 0 ? 1 : deliveredBps / demandBps
}
