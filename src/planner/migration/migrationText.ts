import { bandwidthText } from '../../net/bandwidth.ts'
import { withThousands } from '../../net/money.ts'
import type { MigrationPhase, MigrationReport } from './migrationReport.ts'

/** Columns of the table of phases that a person reads. */
export const PHASE_COLUMNS = ['phase', 'from', 'until', 'carries', 'needed', 'fits', 'USD a month', 'once', 'in all'] as const

export function phaseRows({ phases }: MigrationReport): readonly (readonly string[])[] {
  return phases.map(({ name, from, until, capacityBps, demandBps, fits, monthly, once, total }) => [
    name,
    from ?? '',
    until ?? (from === null ? '' : 'stays'),
    capacityBps === null ? 'any' : bandwidthText(capacityBps),
    demandBps === null ? 'unknown' : bandwidthText(demandBps),
    fits === null ? 'unknown' : fits ? 'yes' : 'no',
    monthlyText(monthly),
    once === '0.00' ? '' : withThousands(once),
    total === null ? '' : withThousands(total),
  ])
}

/** What stands under the table: the answer, the figures with their arithmetic, and what is not in them. */
export function migrationText(report: MigrationReport): string {
  const { misses, figures, unknown, remarks, phases } = report
  return [
    report.holds ? `${report.name}: it holds.` : `${report.name}: it does not hold.`,
    ...misses.map(miss => `  ${miss}`),
    '',
    ...figures.map(({ what, text, how }) => `${what}: ${text} (${how})`),
    ...section(
      'Phases:',
      phases.filter(({ says }) => says !== '').map(({ name, says }) => `${name}: ${says}.`),
    ),
    ...section(
      'Not in it, for nobody knows how many USD:',
      unknown.map(({ what, because }) => `${what}: ${because}.`),
    ),
    ...(remarks.length > 0 ? ['', ...remarks] : []),
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)]
}

function monthlyText(monthly: MigrationPhase['monthly']): string {
  if (monthly === null) return ''
  const [first, last] = [withThousands(monthly.first), withThousands(monthly.last)]
  return first === last ? first : `${first} to ${last}`
}
