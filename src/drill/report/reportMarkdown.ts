import { remarksOf, toDoOf } from '../file/toDoOf.ts'
import type { DrillReport, FlowVerdict } from '../report.ts'
import type { NetworkParts } from './brokenSteps.ts'
import { darkText, partTexts, TIMER_NAMES } from './darkText.ts'
import { few, shortened } from './few.ts'
import { flowText } from './flowText.ts'
import { limitLines } from './limitLines.ts'
import { leftText, listedOutcomes } from './listedOutcomes.ts'
import { halved, IN_MARKDOWN, type Listing, listingOf } from './listing.ts'
import { longestText } from './longestText.ts'
import { fenced, folded, markdownList } from './markdownPieces.ts'
import { markdownTable, markdownText } from './markdownTable.ts'
import { partialText } from './partialText.ts'
import { percentText } from './rateText.ts'
import { reportHeads } from './reportHeads.ts'
import { reportMermaid } from './reportMermaid.ts'
import { worstSentence } from './reportSentence.ts'
import { reportTotals } from './reportTotals.ts'
import { type ScenarioGroup, scenarioGroups } from './scenarioGroups.ts'
import { expectationText, sequenceStyle, sequenceVerdict } from './sequenceSentences.ts'
import { SEQUENCE_HEAD, sequenceRows } from './sequenceTable.ts'
import { suggestionsSentence, suggestionText } from './suggestionsText.ts'
import { survivalCounts } from './survivalCounts.ts'
import { type TableRow, tableRows } from './tableRows.ts'
import { TIME_KEY, timeTexts } from './timeText.ts'
import { restText, unnamedText } from './unnamedText.ts'
import { wayChange } from './wayChange.ts'
import { type WayText, wayTextOf } from './wayText.ts'

/** What a comment on GitHub may hold is 65,536 characters: this leaves room for a line of one's own. */
const MOST_CHARACTERS = 65_000

/**
 * The report for a pull request: the verdict first, then what moves; what it rests on is folded away. As many outcomes as
 * are usual and fit into a comment, or as many as `list` says, however long that is. With the network its drawing tells what is lost.
 */
export function drillMarkdown(report: DrillReport, title: string, list?: number | 'all', network?: NetworkParts): string {
  let listing = listingOf(list, IN_MARKDOWN)
  let text = markdownOf(report, title, listing, network)
  while (list === undefined && text.length > MOST_CHARACTERS && listing.counted.shown > 0) {
    listing = halved(listing)
    text = markdownOf(report, title, listing, network)
  }
  return text
}

function markdownOf(report: DrillReport, title: string, listing: Listing, network: NetworkParts | undefined): string {
  const wayText = wayTextOf(report)
  const toDo = fewTexts(toDoOf(report), listing)
  const times = timeTexts(report, listing.rowFlows)
  const remarks = fewTexts(remarksOf(report), listing)
  const limits = limitLines(report, listing.limits)
  const { heads, others } = reportHeads(report, wayText, listing)
  const before = heads.map(({ flows, rates, before }) => `${flows} ${rates}; ${before}`)
  return `${[
    `## ${markdownText(title)}`,
    ...(report.partial ? [`**⚠️ ${markdownText(partialText(report))}**`] : []),
    ...(report.sequence ? sequenceParts(report, listing) : scenarioParts(report, wayText, listing, network)),
    ...(limits.length > 0 ? ['**What holds flows back**', markdownList(limits)] : []),
    ...(toDo.length > 0 ? ['**To do after it**', markdownList(toDo)] : []),
    ...(remarks.length > 0 ? ['**What is expected**', markdownList(remarks)] : []),
    ...(report.suggestions
      ? [`**${markdownText(suggestionsSentence(report))}**\n\n${markdownList(report.suggestions.map(suggestionText))}`.trim()]
      : []),
    ...(times.length > 0 ? [folded('Over time', `${fenced('text', times.join('\n'))}\n\n${markdownText(TIME_KEY)}`)] : []),
    folded('Before any fault', markdownList(others === undefined ? before : [...before, others])),
    folded('What the figures rest on', markdownList(report.assumptions)),
  ].join('\n\n')}\n`
}

function fewTexts(texts: readonly string[], { remarks }: Listing): readonly string[] {
  return shortened(texts, remarks, left => `${left} more of this sort: --json has them all.`)
}

/** Rows of a sequence for each outcome that would be listed: a phase has several. */
const ROWS_OF_AN_OUTCOME = 5

const SIGNS = { good: '✅', bad: '❌', warning: '⚠️' } as const

function sequenceParts(report: DrillReport, listing: Listing): readonly string[] {
  const { hypothesis, expectations = [], remarks = [] } = report.sequence ?? {}
  const rows = sequenceRows(report, listing)
  const most = listing.counted.most * ROWS_OF_AN_OUTCOME
  const { told, left } = few(rows, { most, shown: most })
  return [
    `**${SIGNS[sequenceStyle(report)]} ${markdownText(sequenceVerdict(report))}**`,
    ...(hypothesis === undefined ? [] : [`> ${markdownText(hypothesis)}`]),
    ...(expectations.length > 0
      ? [markdownList(expectations.map(each => `${each.holds ? '✅' : '❌'} ${expectationText(each)}`))]
      : []),
    ...(remarks.length > 0 ? [markdownList(remarks)] : []),
    markdownTable(SEQUENCE_HEAD, told),
    ...(left.length > 0
      ? [`${left.length} more rows, of later phases and other flows, are not listed. --list all lists them.`]
      : []),
  ]
}

const HEAD = ['what fails', 'how', 'flow', 'survives', 'dark [at best]', 'ended by', 'way', 'at peak'] as const

function scenarioParts(
  report: DrillReport,
  wayText: WayText,
  listing: Listing,
  network: NetworkParts | undefined,
): readonly string[] {
  const { listed, left } = listedOutcomes(scenarioGroups(report), listing)
  const mermaid = reportMermaid(report, network)
  const rows = (ownEnd: boolean) =>
    listed.filter(group => group.ownEnd === ownEnd).flatMap(group => rowsOf(group, wayText, listing))
  const [counted, own] = [rows(false), rows(true)]
  return [
    `**${markdownText(worstSentence(report))}**`,
    ...(mermaid === undefined ? [] : [fenced('mermaid', mermaid)]),
    ...(counted.length > 0 ? [markdownTable(HEAD, counted)] : []),
    ...(own.length > 0 ? [folded("A flow's own end: counted nowhere", markdownTable(HEAD, own))] : []),
    ...leftText(left, '--list all lists them, --json has every figure.').map(markdownText),
    markdownText(reportTotals(report)),
  ]
}

/** A row per way of failing and outcome, as in the terminal. */
function rowsOf(group: ScenarioGroup, wayText: WayText, listing: Listing): readonly (readonly string[])[] {
  return tableRows(group, wayText, listing).flatMap(({ rows, rest }) => [
    ...rows.map((row, place) => [
      place === 0 ? row.components.lines.join('; ') : '',
      place === 0 ? row.components.how : '',
      flowsText(row),
      `${row.verdict.survives}${isAllSpare(row) ? ', no spare' : ''}`,
      [darkText(row.verdict), ...partTexts(row.verdict)].join(', '),
      row.verdict.decidedBy === null ? '' : TIMER_NAMES[row.verdict.decidedBy],
      `${markdownWay(row)}${row.verdict.asymmetric === true ? ', asymmetric' : ''}`,
      percentText(row.verdict.peak),
    ]),
    ...(rest.length > 0 ? [restRow(rest)] : []),
  ])
}

/** What all flows of a row have lost stands beside their fate, else beside those that have lost it. */
function isAllSpare({ named, unnamed }: TableRow): boolean {
  return [...named, ...unnamed].every(flow => flow.redundancyLost)
}

function flowsText(row: TableRow): string {
  const mark = (flow: FlowVerdict) => `${flowText(flow)}${flow.redundancyLost && !isAllSpare(row) ? ' (no spare)' : ''}`
  const unnamed = isAllSpare(row) && row.unnamed.length > 0 ? [`… and ${row.unnamed.length} more`] : [unnamedText(row.unnamed)]
  return [row.named.map(mark).join(', '), ...unnamed.filter(text => text !== '')].join(' ')
}

function markdownWay({ verdict: { forward }, wayText, listing: { ways } }: TableRow): string {
  const text = wayChange(forward, wayText, ways)
  return text.includes(' → ') ? text : `${text} → ${text}`
}

function restRow(rest: readonly FlowVerdict[]): readonly string[] {
  const counts = survivalCounts(rest).map(([survives, count]) => `${count} ${survives}`)
  return ['', '', restText(rest), counts.join(', '), longestText(rest), '', '', '']
}
