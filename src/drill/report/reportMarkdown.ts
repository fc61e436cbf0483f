import { remarksOf, toDoOf } from '../file/toDoOf.ts'
import type { DrillReport } from '../report.ts'
import { beforeText } from './beforeText.ts'
import { componentTexts } from './componentText.ts'
import { darkText, TIMER_NAMES } from './darkText.ts'
import { flowText } from './flowText.ts'
import { limitLines } from './limitLines.ts'
import { leftText, listedOutcomes } from './listedOutcomes.ts'
import { fenced, folded, markdownList } from './markdownPieces.ts'
import { markdownTable, markdownText } from './markdownTable.ts'
import { partialText } from './partialText.ts'
import { percentText } from './rateText.ts'
import { reportMermaid } from './reportMermaid.ts'
import { worstSentence } from './reportSentence.ts'
import { reportTotals } from './reportTotals.ts'
import { type ScenarioGroup, scenarioGroups } from './scenarioGroups.ts'
import { expectationText, sequenceVerdict } from './sequenceSentences.ts'
import { SEQUENCE_HEAD, sequenceRows } from './sequenceTable.ts'
import { suggestionsSentence, suggestionText } from './suggestionsText.ts'
import { tableRows } from './tableRows.ts'
import { TIME_KEY, timeTexts } from './timeText.ts'
import { type WayText, wayTextOf } from './wayText.ts'

/** The report for a pull request: the verdict first, then what moves; what it rests on is folded away. */
export function drillMarkdown(report: DrillReport, title: string): string {
  const wayText = wayTextOf(report)
  const toDo = toDoOf(report)
  const times = timeTexts(report)
  const remarks = remarksOf(report)
  const limits = limitLines(report)
  return `${[
    `## ${markdownText(title)}`,
    ...(report.partial ? [`**⚠️ ${markdownText(partialText(report))}**`] : []),
    ...(report.sequence ? sequenceParts(report) : scenarioParts(report, wayText)),
    ...(limits.length > 0 ? ['**What holds flows back**', markdownList(limits)] : []),
    ...(toDo.length > 0 ? ['**To do after it**', markdownList(toDo)] : []),
    ...(remarks.length > 0 ? ['**What is expected**', markdownList(remarks)] : []),
    ...(report.suggestions
      ? [
          `**${markdownText(suggestionsSentence(report.suggestions))}**\n\n${markdownList(report.suggestions.map(suggestionText))}`.trim(),
        ]
      : []),
    ...(times.length > 0 ? [folded('Over time', `${fenced('text', times.join('\n'))}\n\n${markdownText(TIME_KEY)}`)] : []),
    folded('Before any fault', markdownList(report.baseline.map(flow => `${flowText(flow)}: ${beforeText(flow, wayText)}`))),
    folded('What the figures rest on', markdownList(report.assumptions)),
  ].join('\n\n')}\n`
}

function sequenceParts(report: DrillReport): readonly string[] {
  const { hypothesis, expectations = [], remarks = [], holds } = report.sequence ?? {}
  return [
    `**${holds ? '✅' : '❌'} ${markdownText(sequenceVerdict(report))}**`,
    ...(hypothesis === undefined ? [] : [`> ${markdownText(hypothesis)}`]),
    ...(expectations.length > 0
      ? [markdownList(expectations.map(each => `${each.holds ? '✅' : '❌'} ${expectationText(each)}`))]
      : []),
    ...(remarks.length > 0 ? [markdownList(remarks)] : []),
    markdownTable(SEQUENCE_HEAD, sequenceRows(report)),
  ]
}

const HEAD = ['what fails', 'how', 'flow', 'survives', 'dark [at best]', 'ended by', 'way', 'at peak'] as const

function scenarioParts(report: DrillReport, wayText: WayText): readonly string[] {
  const { listed, left } = listedOutcomes(scenarioGroups(report))
  const mermaid = reportMermaid(report)
  const rows = (ownEnd: boolean) => listed.filter(group => group.ownEnd === ownEnd).flatMap(group => rowsOf(group, wayText))
  const [counted, own] = [rows(false), rows(true)]
  return [
    `**${markdownText(worstSentence(report))}**`,
    ...(mermaid === undefined ? [] : [fenced('mermaid', mermaid)]),
    ...(counted.length > 0 ? [markdownTable(HEAD, counted)] : []),
    ...(own.length > 0 ? [folded("A flow's own end: counted nowhere", markdownTable(HEAD, own))] : []),
    ...leftText(left).map(markdownText),
    markdownText(reportTotals(report)),
  ]
}

/** A row per way of failing and outcome, as in the terminal. */
function rowsOf(group: ScenarioGroup, wayText: WayText): readonly (readonly string[])[] {
  const components = componentTexts(group.faults)
  return tableRows(group, wayText).flatMap((rows, index) =>
    rows.map(({ flows, verdict }, place) => [
      place === 0 ? (components[index]?.lines.join('; ') ?? '') : '',
      place === 0 ? (components[index]?.how ?? '') : '',
      flows.map(flowText).join(', '),
      `${verdict.survives}${verdict.redundancyLost ? ', no spare' : ''}`,
      darkText(verdict),
      verdict.decidedBy === null ? '' : TIMER_NAMES[verdict.decidedBy],
      `${wayText(verdict.forward.before)} → ${wayText(verdict.forward.after)}${verdict.asymmetric === true ? ', asymmetric' : ''}`,
      percentText(verdict.peak),
    ]),
  )
}
