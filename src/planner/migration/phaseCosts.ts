import { Decimal } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import { HOURS_PER_MONTH } from '../../pricing/hoursPerMonth.ts'
import { type CostPhase, millionths } from '../../pricing/phasedCost.ts'
import type { Unknown } from '../../pricing/usage.ts'
import { costOfLink } from './carrier.ts'
import type { EstateFigures } from './estateFigures.ts'
import { monthNumber } from './migrationRules.ts'
import type { PhasedMigration } from './migrationSchema.ts'
import { amountText } from './quantityText.ts'

type Phase = PhasedMigration['phases'][number]

/** A phase in the numbers that its cost is counted with. */
export interface CountedPhase {
  readonly phase: CostPhase
  readonly unknown: readonly Unknown[]
  readonly remarks: readonly string[]
}

export function countedPhases(
  { phases, traffic, years }: PhasedMigration,
  start: number,
  estates: ReadonlyMap<string, EstateFigures>,
  catalogue: Catalogue,
): readonly CountedPhase[] {
  const gigabytesOut = traffic?.out === undefined ? null : Decimal.gigabytes(BigInt(traffic.out))
  return phases.map(phase => {
    const { amount, unknown, remarks } = replicationMonth(phase, catalogue)
    const carries = millionths(phase.carries)
    return {
      unknown,
      remarks,
      phase: {
        name: phase.name,
        from: monthNumber(phase.from) - start,
        until: phase.until === undefined ? years * 12 : monthNumber(phase.until) + 1 - start,
        carriesAtFirst: phase.carriesAtFirst === undefined ? carries : millionths(phase.carriesAtFirst),
        carries,
        rampMonths: phase.ramp,
        paid: costOfLink(phase.link, estates, gigabytesOut),
        once: phase.once ?? Decimal.ZERO,
        besides: amount,
      },
    }
  })
}

/** Where the catalogue's prices of DMS without a Region are from. */
const HOME = 'us-east-1'

/** DMS user guide, "Choosing the right replication instance": its hours are what is paid; data that comes in is free. */
function replicationMonth({ name, replication }: Phase, catalogue: Catalogue) {
  if (!replication) return { amount: Decimal.ZERO, unknown: [], remarks: [] }
  const { instance, multi, region = HOME } = replication
  const id = `dms.instance.${instance}.${multi ? 'multi' : 'single'}${region === HOME ? '' : `.${region}`}`
  const price = catalogue.find(id)
  const hourly = price?.tiers[0]?.price
  if (!price || !hourly) {
    const because = `the catalogue has no price ${id}; prices import takes AWS’s own list`
    return { amount: Decimal.ZERO, unknown: [{ what: `${name}: DMS on ${instance}`, because }], remarks: [] }
  }
  const amount = hourly.times(Decimal.of(HOURS_PER_MONTH))
  const mark = price.verified ? '' : ', NOT VERIFIED'
  return {
    amount,
    unknown: [],
    remarks: [
      `${name}: DMS on ${instance} is ${amountText(amount)} a month, ${HOURS_PER_MONTH} hours at ${hourly}${mark} (${catalogue.sourceOf(price)}); its storage beyond what is included is paid on top.`,
    ],
  }
}
