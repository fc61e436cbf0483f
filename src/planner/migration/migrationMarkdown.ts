import { markdownTable, markdownText } from '../../drill/report/markdownTable.ts'
import { withThousands } from '../../net/money.ts'
import type { MigrationReport } from './migrationReport.ts'
import { PHASE_COLUMNS, phaseRows } from './migrationText.ts'

/** The answer for a pull request or a wiki. */
export function migrationMarkdown(report: MigrationReport): string {
  const { name, holds, misses, figures, phases, months, unknown, remarks } = report
  return [
    `# ${markdownText(name)}`,
    '',
    holds ? '**It holds.**' : '**It does not hold.**',
    ...list(misses),
    '',
    markdownTable(PHASE_COLUMNS, phaseRows(report)),
    ...list(phases.filter(({ says }) => says !== '').map(each => `${each.name}: ${each.says}.`)),
    '',
    markdownTable(
      ['figure', 'is', 'because'],
      figures.map(({ what, text, how }) => [what, text, how]),
    ),
    ...(months.length === 0
      ? []
      : [
          '',
          '## Month by month, in US dollars',
          '',
          markdownTable(
            ['month', ...phases.map(phase => phase.name), 'all'],
            months.map(({ month, amounts, total }) => [
              month,
              ...amounts.map(amount => (amount === null ? '' : withThousands(amount))),
              withThousands(total),
            ]),
          ),
        ]),
    ...(unknown.length === 0 ? [] : ['', '## Not in it, for nobody knows how many US dollars']),
    ...list(unknown.map(({ what, because }) => `${what}: ${because}.`)),
    ...(remarks.length === 0 ? [] : ['', '## To know']),
    ...list(remarks),
    '',
  ].join('\n')
}

function list(sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : ['', ...sentences.map(sentence => `- ${markdownText(sentence)}`)]
}
