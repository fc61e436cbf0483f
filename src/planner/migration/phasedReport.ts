import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import { phasedCost } from '../../pricing/phasedCost.ts'
import { untold } from './carrier.ts'
import type { EstateFigures } from './estateFigures.ts'
import type { Figure, MigrationPhase, MigrationReport } from './migrationReport.ts'
import { monthNumber, monthText } from './migrationRules.ts'
import type { PhasedMigration } from './migrationSchema.ts'
import { type CountedPhase, countedPhases } from './phaseCosts.ts'
import { type Room, roomOf } from './phaseRoom.ts'
import { amountText, cents, figure } from './quantityText.ts'

/** Phases on a calendar: what each carries and costs, what is paid twice while they overlap, and what has gone in the end. */
export function phasedReport(
  migration: PhasedMigration,
  estates: ReadonlyMap<string, EstateFigures>,
  catalogue: Catalogue,
): MigrationReport {
  const { name, phases, years, growth } = migration
  const start = Math.min(...phases.map(({ from }) => monthNumber(from)))
  const months = years * 12
  const counted = countedPhases(migration, start, estates, catalogue)
  const cost = phasedCost(
    counted.map(({ phase }) => phase),
    catalogue,
    { months, growth: Decimal.parse(String(growth)) ?? Decimal.ZERO },
  )
  const rooms = phases.map((phase, at) =>
    roomOf(
      phase,
      migration,
      estates,
      cost.months.map(({ shares }) => shares[at] ?? 0),
    ),
  )
  const rows = phases.map((phase, at): MigrationPhase => {
    const amounts = cost.phases[at]
    const { capacityBps, demandBps, fits, says } = rooms[at] ?? UNKNOWN_ROOM
    return {
      name: phase.name,
      from: phase.from,
      until: phase.until ?? null,
      capacityBps,
      demandBps,
      fits,
      monthly: amounts ? { first: cents(amounts.first), last: cents(amounts.last) } : null,
      once: cents(phase.once ?? Decimal.ZERO),
      total: amounts ? cents(amounts.total) : null,
      says,
    }
  })
  const misses = [...rooms.flatMap(({ miss }) => miss ?? []), ...calendarMisses(cost.months, start)]
  return {
    name,
    template: 'phased',
    currency: 'USD',
    holds: misses.length === 0,
    misses,
    figures: [
      figure('all phases', 'USD', cost.total, `${months} months from ${monthText(start)} on, at today’s prices`),
      figure('paid twice', 'USD', cost.twice, overlapHow(cost.months, start)),
      ...calendar(migration, counted, cost.months, start),
    ],
    phases: rows,
    months: cost.months.map(({ amounts, shares, total }, at) => ({
      month: monthText(start + at),
      amounts: amounts.map(amount => (amount === null ? null : cents(amount))),
      shares: shares.map(share => share / 1_000_000),
      total: cents(total),
    })),
    unknown: [
      ...cost.unknown,
      ...phases.flatMap(({ name: phase, link }) => untold(phase, link)),
      ...counted.flatMap(({ unknown }) => unknown),
    ],
    remarks: [
      'A month counts whole, with 730 hours; what costs once is in the first month of its phase.',
      ...counted.flatMap(({ remarks }) => remarks),
    ],
  }
}

const UNKNOWN_ROOM: Room = { capacityBps: null, demandBps: null, fits: null, says: '' }

type Months = ReturnType<typeof phasedCost>['months']

/** Months in which nobody carries anything, or in which phases carry more than there is. */
function calendarMisses(months: Months, start: number): string[] {
  const idle = months.findIndex(({ amounts }) => amounts.every(amount => amount === null))
  const crowded = months.findIndex(({ shares }) => shares.reduce((sum, share) => sum + share, 0) > 1_000_000)
  const all = months[crowded]?.shares.reduce((sum, share) => sum + share, 0) ?? 0
  return [
    ...(idle < 0 ? [] : [`In ${monthText(start + idle)} no phase is there: let one last longer, or begin earlier.`]),
    ...(crowded < 0
      ? []
      : [
          `In ${monthText(start + crowded)} phases carry ${Number((all / 10_000).toFixed(1))} % of the traffic together: give the older one a ramp down, with carriesAtFirst: and a lower carries:.`,
        ]),
  ]
}

function overlapHow(months: Months, start: number): string {
  const several = months.flatMap(({ amounts }, at) => (amounts.filter(amount => amount !== null).length > 1 ? [at] : []))
  if (several.length === 0) return 'no two phases are there in the same month'
  const [first = 0, last = 0] = [several[0], several.at(-1)]
  return `${several.length} months of several phases, ${monthText(start + first)} to ${monthText(start + last)}: all but the one that began last`
}

/** Cut-over: the first month in which what stays carries its whole share. Decommission: when a phase has ended. */
function calendar(migration: PhasedMigration, counted: readonly CountedPhase[], months: Months, start: number): Figure[] {
  const lasting = counted
    .map(({ phase }, at) => ({ phase, at }))
    .filter(({ phase }) => phase.until >= months.length)
    .sort((a, b) => b.phase.from - a.phase.from)[0]
  const cutOver =
    lasting &&
    months.findIndex(({ shares }, month) => month >= lasting.phase.from && shares[lasting.at] === lasting.phase.carries)
  const moved = months.at(-1)?.shares.reduce((sum, share) => sum + share, 0) ?? 0
  return [
    ...(lasting && cutOver !== undefined && cutOver >= 0
      ? [
          figure(
            'cut-over',
            'month',
            monthText(start + cutOver),
            `the first month in which ${lasting.phase.name} carries ${lasting.phase.carries / 10_000} %`,
          ),
        ]
      : []),
    ...migration.phases.flatMap(({ name, until }) =>
      until === undefined
        ? []
        : [figure(`decommission of ${name}`, 'month', monthText(monthNumber(until) + 1), `its last month is ${until}`)],
    ),
    figure('moved in the end', 'share', moved / 1_000_000, `what phases carry in ${monthText(start + months.length - 1)}`),
    figure('last month', 'USD a month', months.at(-1)?.total ?? Decimal.ZERO, lastHow(months)),
  ]
}

function lastHow(months: Months): string {
  const amounts = months.at(-1)?.amounts.filter(amount => amount !== null) ?? []
  return amounts.length === 0 ? 'no phase is there' : amounts.map(amountText).join(' and ')
}
