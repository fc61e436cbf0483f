import { sentence } from '../../estate/didYouMean.ts'
import type { Finding, Path } from '../../estate/problem.ts'
import { errorAt, pathText } from '../../estate/problem.ts'
import { linksOf } from './linksOf.ts'
import type { Link, Migration, PhasedMigration } from './migrationSchema.ts'

const error = (path: Path, summary: string) => errorAt(path, sentence(summary))

/** What the schema cannot see: links that are two things or none, months in the wrong order, names used twice. */
export function migrationRules(migration: Migration): Finding[] {
  return [
    ...linksOf(migration).flatMap(({ path, link }) => linkRules(path, link)),
    ...(migration.template === 'phased' ? phaseRules(migration) : []),
  ]
}

const STATED = ['rate', 'steady', 'monthly', 'perGigabyte', 'dark'] as const

function linkRules(path: Path, link: Link): Finding[] {
  const place = pathText(path)
  if (link.estate === undefined) {
    return [
      ...(link.rate === undefined
        ? [error(path, `${place} has neither an estate nor a rate; give \`estate: FILE\`, or \`rate: 1Gbps\` and what it costs`)]
        : []),
      ...(link.flow === undefined ? [] : [error([...path, 'flow'], `${place}.flow goes with an estate; a rate has no flows`)]),
      ...(link.steady !== undefined && link.rate !== undefined && link.steady >= link.rate
        ? [error([...path, 'steady'], `${place}.steady leaves nothing of its rate; it takes less than rate`)]
        : []),
    ]
  }
  return STATED.filter(member => link[member] !== undefined).map(member =>
    error([...path, member], `${place}.${member} goes with a rate; the estate’s drill and price say it here, so leave it out`),
  )
}

function phaseRules({ phases, years }: PhasedMigration): Finding[] {
  const [first = ''] = phases.map(({ from }) => from).sort()
  const names = phases.map(({ name }) => name)
  return phases.flatMap(({ name, from, until }, at) => {
    const path = ['phases', at]
    return [
      ...(names.indexOf(name) < at
        ? [error([...path, 'name'], `phases.${at}.name is ${name}, as another phase’s is; each needs its own`)]
        : []),
      ...(until !== undefined && until < from
        ? [error([...path, 'until'], `phases.${at}.until is ${until}, before its first month ${from}`)]
        : []),
      ...(monthNumber(from) >= monthNumber(first) + 12 * years
        ? [
            error(
              [...path, 'from'],
              `phases.${at}.from is ${from}, after the ${years} years from ${first} on that are counted; give more years, or an earlier month`,
            ),
          ]
        : []),
    ]
  })
}

/** Months since the year 0. */
export function monthNumber(month: string): number {
  const [year = '0', number = '1'] = month.split('-')
  return Number(year) * 12 + Number(number) - 1
}

/** `2027-03` of a number of months. */
export function monthText(months: number): string {
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}
