import { boxTable, frameWidth } from '../../drill/report/boxTable.ts'
import { type Paint, plain, type Style } from '../../drill/report/paint.ts'
import { wrapped } from '../../drill/report/wrapped.ts'
import { withThousands } from '../../net/money.ts'
import type { PlanCandidate, PlanReport, RequirementVerdict } from '../planReport.ts'
import { daysText, downtimeText, unknownOf, unverifiedCount, yearsText } from './figureTexts.ts'
import { letterOf } from './letterOf.ts'
import { recommendation } from './recommendation.ts'
import { requirementLabel } from './requirementLabel.ts'
import { VERDICT_LOOKS, verdictMatrix } from './verdictMatrix.ts'
import { withLetters } from './withLetters.ts'

interface Look {
  readonly paint?: Paint
  readonly width?: number
}

/** The answer at a terminal: what to take, who meets what, what nobody meets, and where more is to be read. */
export function planText(report: PlanReport, { paint = plain, width = 120 }: Look = {}): string {
  const room = Math.max(60, width)
  const { says, style } = recommendation(report)
  const prose = (text: string) =>
    wrapped(text, room)
      .map(line => line.trimStart())
      .join('\n')
  const [first = '', ...others] = says
  return [
    paint(style === 'good' ? 'good' : style === 'bad' ? 'bad' : 'strong', prose(first)),
    ...others.map(prose),
    ...(report.partial
      ? [paint('warning', prose('This answer is a part: it was stopped before all that was promising had been looked at.'))]
      : []),
    '',
    ...report.candidates.map(({ name }, i) => `${paint('strong', letterOf(i))}  ${wrapped(name, room - 3).join('\n ')}`),
    ...(report.candidates.length > 0 ? ['', ...matrix(report, room, paint)] : []),
    ...impossible(report, room, paint),
    '',
    ...whereMore(report).map(prose),
  ].join('\n')
}

const NARROWEST = 10
const LABELS = 22

type Cell = readonly { readonly text: string; readonly style?: Style }[]

/** Rows are requirements, columns candidates; as many as the width has room for, the others are told. */
function matrix(report: PlanReport, width: number, paint: Paint): readonly string[] {
  const figures = figureRows(report)
  const column = Math.max(NARROWEST, ...figures.flatMap(({ cells }) => cells.map(text => text.length)))
  const { length } = report.candidates
  const room = Math.max(1, Math.floor((width - frameWidth(1) - LABELS) / (column + 3)))
  const row = (title: string, cells: readonly Cell[]) => [[{ text: title }], ...cells.slice(0, room)]
  const verdicts = verdictMatrix(report).map(({ label, cells }) => row(label, cells.map(verdictCell)))
  const table = boxTable(
    row(
      '',
      report.candidates.map((_, i) => [{ text: letterOf(i), style: 'strong' }]),
    ),
    [
      {
        blocks: [
          {
            leading: [],
            rows: figures.map(({ title, cells }) =>
              row(
                title,
                cells.map(text => [{ text }]),
              ),
            ),
          },
        ],
      },
      ...(verdicts.length > 0 ? [{ heading: 'asked for', blocks: [{ leading: [], rows: verdicts }] }] : []),
    ],
    [LABELS, ...Array.from({ length: Math.min(room, length) }, () => column)],
    paint,
  )
  return length <= room ? table : [...table, `${length - room} more: a wider terminal or --html shows them.`]
}

function figureRows({ candidates, currency, years }: PlanReport) {
  const figures: readonly (readonly [string, (candidate: PlanCandidate) => string])[] = [
    [`${currency} a month`, ({ monthly }) => withThousands(monthly)],
    [`${currency} in ${yearsText(years)}`, ({ tco }) => withThousands(tco.total)],
    ['below peak a year', ({ minutesDownPerYear }) => downtimeText(minutesDownPerYear).replace('about ', '')],
    ['works after', ({ leadTimeDays }) => daysText(leadTimeDays)],
    ['prices unknown', candidate => String(unknownOf(candidate).length)],
    ['not verified', candidate => String(unverifiedCount(candidate))],
  ]
  return figures.map(([title, of]) => ({ title, cells: candidates.map(of) }))
}

function verdictCell(verdict: RequirementVerdict | undefined): Cell {
  if (!verdict) return [{ text: '' }]
  const { mark, style } = VERDICT_LOOKS[verdict.met]
  return [{ text: `${mark} ${verdict.met}`, style: style === 'unknown' ? 'dim' : style }]
}

function impossible(report: PlanReport, width: number, paint: Paint): readonly string[] {
  if (report.impossible.length === 0) return []
  return [
    '',
    paint('warning', 'No design meets these:'),
    ...report.impossible.flatMap(({ requirement, because, possibleWith }) =>
      wrapped(`  ${requirementLabel(requirement)}: possible with ${possibleWith}. ${withLetters(report, because)}`, width),
    ),
  ]
}

function whereMore({ dropped, counts, candidates }: PlanReport): readonly string[] {
  const made = `${counts.generated === 1 ? 'One design was' : `${counts.generated} designs were`} made, ${counts.evaluated} built, broken, checked and priced; ${dropped.length} ${dropped.length === 1 ? 'is' : 'are'} out, with reasons.`
  return [
    made,
    candidates.length > 0
      ? 'Read on: --html FILE (a page with drawings), --markdown FILE, --json; --out DIRECTORY writes the estates to serve, drill and price.'
      : 'Read on: --html FILE or --json has the reasons.',
  ]
}
