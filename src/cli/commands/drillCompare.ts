import { type Comparison, compareReports } from '../../drill/report/compareReports.ts'
import { comparisonGroups } from '../../drill/report/comparisonGroups.ts'
import { comparisonHtml } from '../../drill/report/comparisonHtml.ts'
import { comparisonVerdict } from '../../drill/report/comparisonVerdict.ts'
import { markdownTable, markdownText } from '../../drill/report/markdownTable.ts'
import { DRILL_REPORT } from '../../drill/report/reportSchema.ts'
import type { DrillReport } from '../../drill/report.ts'
import { writePage } from '../htmlReport.ts'
import { printJson, printTable } from '../output.ts'
import { Refusal } from '../refusal.ts'
import { readJson } from './drillFile.ts'
import { writeMarkdown } from './drillSequence.ts'

const HEAD = ['change', 'scenario', 'flow', 'what'] as const

interface CompareOptions {
  readonly json?: true
  readonly markdown?: string
  readonly report?: string
}

/** What is otherwise in the newer of two reports that `--json` wrote; true when nothing is worse, as far as that can be said. */
export async function comparedReports(files: readonly string[], { json, markdown, report }: CompareOptions): Promise<boolean> {
  const [older, newer, ...more] = files
  if (older === undefined || newer === undefined || more.length > 0) {
    throw new Refusal(
      `--compare takes two reports, the older first, and was given ${files.length}: landbridge drill --compare old.json new.json`,
    )
  }
  const comparison = compareReports(await readReport(older), await readReport(newer))
  if (markdown !== undefined) await writeMarkdown(comparisonMarkdown(comparison, older, newer), markdown)
  if (report !== undefined) {
    await writePage(comparisonHtml(comparison, sums(comparison), { older, newer, comparedAt: Date.now() }), report)
    console.error(`The report is in ${report}.`)
  }
  if (json) printJson(comparison)
  else print(comparison)
  return comparison.isComparable && !comparison.isWorse
}

async function readReport(name: string): Promise<DrillReport> {
  const what = 'a report that landbridge drill ESTATE --json > FILE wrote'
  const read = DRILL_REPORT.safeParse(await readJson(name, what))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Refusal(`${name} is no drill report (${issue?.path.join('.') || 'the file'}: ${issue?.message}); give ${what}.`)
}

function print(comparison: Comparison): void {
  const { remarks } = comparison
  if (comparison.differences.length > 0) {
    printTable(HEAD, linesOf(comparison))
    console.log()
  }
  for (const remark of remarks) console.log(remark)
  console.log(sums(comparison))
}

/** A line per scenario; what is said of several alike stands beside the first. */
function linesOf({ differences }: Comparison): readonly (readonly string[])[] {
  return comparisonGroups(differences).flatMap(({ change, scenarios, flow, what }) =>
    scenarios.map((scenario, index) => (index === 0 ? [change, scenario, flow, what.join('; ')] : ['', scenario, '', ''])),
  )
}

function rowsOf({ differences }: Comparison): readonly (readonly string[])[] {
  return comparisonGroups(differences).map(({ change, scenarios, flow, what }) => [
    change,
    scenarios.join(', '),
    flow,
    what.join('; '),
  ])
}

function sums({ differences, same }: Comparison): string {
  const counts = Map.groupBy(differences, ({ change }) => change)
  const parts = [...counts].map(([change, all]) => `${all.length} ${change}`)
  return `${[...parts, `${same} as before`].join(', ')}.`
}

const MARKS = { bad: '❌', warning: '⚠️', good: '✅' } as const

function comparisonMarkdown(comparison: Comparison, older: string, newer: string): string {
  const parts = [
    `## ${markdownText(`Drill: ${older} → ${newer}`)}`,
    `**${MARKS[comparisonVerdict(comparison).style]} ${sums(comparison)}**`,
    ...(comparison.differences.length > 0 ? [markdownTable(HEAD, rowsOf(comparison))] : []),
    ...comparison.remarks.map(markdownText),
  ]
  return `${parts.join('\n\n')}\n`
}
