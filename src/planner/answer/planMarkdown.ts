import { fenced, folded, markdownList } from '../../drill/report/markdownPieces.ts'
import { markdownTable, markdownText } from '../../drill/report/markdownTable.ts'
import { withThousands } from '../../net/money.ts'
import type { PlanCandidate, PlanReport } from '../planReport.ts'
import { droppedGroups } from './droppedGroups.ts'
import { estateCommands, estateFileName } from './estateFileName.ts'
import { daysText, downtimeText, unknownOf, unverifiedCount, yearsText } from './figureTexts.ts'
import { letterOf } from './letterOf.ts'
import { pairSentences } from './pairSentences.ts'
import { planMermaidQuadrant, planMermaidTimeline } from './planMermaid.ts'
import { readyDay } from './readyDay.ts'
import { recommendation } from './recommendation.ts'
import { requirementLabel } from './requirementLabel.ts'
import { VERDICT_LOOKS, verdictMatrix } from './verdictMatrix.ts'
import { withLetters } from './withLetters.ts'

/** The answer for a pull request or a wiki: the recommendation first, tables and drawings after it, estates folded away. */
export function planMarkdown(report: PlanReport): string {
  const { generated, evaluated } = report.counts
  const { candidates } = report
  const quadrant = planMermaidQuadrant(report)
  return `${[
    `## ${markdownText(report.name)}: the plan`,
    `As of ${report.today}. ${generated} designs were made, ${evaluated} of them built, broken, checked and priced, ${candidates.length} are left.`,
    ...recommendation(report).says.map(sentence => `**${markdownText(sentence)}**`),
    ...(report.partial ? ['**This answer is a part: it was stopped before all that was promising had been looked at.**'] : []),
    ...section('What no design meets', impossible(report)),
    ...(candidates.length === 0 ? [] : candidateParts(report)),
    ...(candidates.length === 0
      ? []
      : ['### When it works, if it is ordered today', fenced('mermaid', planMermaidTimeline(report))]),
    ...(quadrant === undefined ? [] : ['### Total cost against time below the peak rate', fenced('mermaid', quadrant)]),
    ...section('By volume', report.breakEven.length > 0 && markdownList(pairSentences(report))),
    ...section('Risks', report.risks.length > 0 && markdownList(report.risks)),
    ...section('Why not the others', report.dropped.length > 0 && dropped(report)),
    ...section('What the figures rest on', report.assumptions.length > 0 && markdownList(report.assumptions)),
    ...candidates.map((candidate, i) => estate(candidate, i)),
  ].join('\n\n')}\n`
}

function section(title: string, body: string | false): readonly string[] {
  return body === false ? [] : [`### ${title}`, body]
}

function impossible(report: PlanReport): string | false {
  if (report.impossible.length === 0) return false
  return markdownTable(
    ['requirement', 'would be possible with', 'because'],
    report.impossible.map(({ requirement, because, possibleWith }) => [
      requirementLabel(requirement),
      possibleWith,
      withLetters(report, because),
    ]),
  )
}

function candidateParts(report: PlanReport): readonly string[] {
  const { candidates, currency, years } = report
  const rows = verdictMatrix(report).map(({ label, cells }) => [
    label,
    ...cells.map(cell => (cell ? `${VERDICT_LOOKS[cell.met].mark} ${cell.met}` : '')),
  ])
  const missed = candidates.flatMap(({ verdicts }, i) =>
    verdicts
      .filter(({ met }) => met !== 'yes')
      .map(({ requirement, met, reason }) => `${letterOf(i)}, ${requirementLabel(requirement)}: ${met}. ${reason}`),
  )
  return [
    '### What is asked for, and who meets it',
    candidates.map(({ name }, i) => `- **${letterOf(i)}** ${markdownText(name)}`).join('\n'),
    ...(rows.length > 0 ? [markdownTable(['requirement', ...candidates.map((_, i) => letterOf(i))], rows)] : []),
    ...(missed.length > 0 ? [folded('What is not met, and by how much', markdownList(missed))] : []),
    '### What it costs',
    markdownTable(
      [
        '',
        `${currency} a month`,
        `${currency} in ${yearsText(years)}`,
        'by year',
        'unknown',
        'not verified',
        'a year below the peak rate',
        'works after',
      ],
      candidates.map((candidate, i) => costRow(report, candidate, i)),
    ),
    ...annexes(report),
  ]
}

function costRow(report: PlanReport, candidate: PlanCandidate, index: number): readonly string[] {
  return [
    letterOf(index),
    withThousands(candidate.monthly),
    withThousands(candidate.tco.total),
    candidate.tco.byYear.map(({ total }) => withThousands(total)).join(', '),
    String(unknownOf(candidate).length),
    String(unverifiedCount(candidate)),
    downtimeText(candidate.minutesDownPerYear),
    `${daysText(candidate.leadTimeDays)}, ${readyDay(report, candidate)}`,
  ]
}

function annexes({ candidates, currency }: PlanReport): readonly string[] {
  const byName = new Map(candidates.flatMap(each => each.annexes.map(annex => [annex.name, annex] as const)))
  if (byName.size === 0) return []
  return [
    '### Beside the estate',
    markdownTable(
      ['what', `${currency} a month`, `${currency} once`, 'days', 'to know'],
      [...byName.values()].map(({ name, monthly, once, leadTimeDays, remarks, unknown }) => [
        name,
        withThousands(monthly),
        withThousands(once),
        leadTimeDays === null ? '' : String(leadTimeDays),
        [...remarks, ...unknown.map(({ what, because }) => `Unknown: ${what}: ${because}.`)].join(' '),
      ]),
    ),
  ]
}

function dropped(report: PlanReport): string {
  return droppedGroups(report.dropped)
    .map(({ title, designs }) =>
      folded(
        `${designs.length}: ${markdownText(title)}`,
        markdownList(designs.map(({ name, because }) => `${name}: ${withLetters(report, because)}`)),
      ),
    )
    .join('\n\n')
}

function estate(candidate: PlanCandidate, index: number): string {
  const file = estateFileName(index, candidate.name)
  const unknown = unknownOf(candidate).map(({ what, because }) => `${what}: ${because}.`)
  return folded(
    `${letterOf(index)}: the estate, ${file}`,
    [
      markdownList(candidate.because.map(({ says, source }) => `${says} (${source})`)),
      ...(unknown.length > 0 ? ['Not in the price, for nobody knows how much:', markdownList(unknown)] : []),
      fenced('sh', estateCommands(file).join('\n')),
      fenced('yaml', candidate.estate),
    ].join('\n\n'),
  )
}
