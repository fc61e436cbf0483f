import { bandwidthText } from '../../net/bandwidth.ts'
import { durationText } from '../../net/duration.ts'
import { flowOf } from './carrier.ts'
import type { EstateFigures } from './estateFigures.ts'
import type { PhasedMigration } from './migrationSchema.ts'

/** What a phase can carry beside what it has to. */
export interface Room {
  readonly capacityBps: number | null
  readonly demandBps: number | null
  readonly fits: boolean | null
  readonly says: string
  /** One sentence, where it does not fit. */
  readonly miss?: string
}

type Phase = PhasedMigration['phases'][number]

/** `shares`: what it carries month by month, in parts of a million. The dearest month decides, at the growth of its year. */
export function roomOf(
  { name, link }: Phase,
  { growth, traffic }: PhasedMigration,
  estates: ReadonlyMap<string, EstateFigures>,
  shares: readonly number[],
): Room {
  const estate = link.estate === undefined ? undefined : estates.get(link.estate)
  const most = Math.max(0, ...shares.map((share, month) => (share / 1_000_000) * (1 + growth) ** Math.floor(month / 12)))
  const whole = estate ? estate.peak.demandBps : (traffic?.peak ?? null)
  const capacityBps = estate ? capacityOf(estate, link.flow) : (link.rate ?? 0) - (link.steady ?? 0)
  if (whole === null) return { capacityBps, demandBps: null, fits: null, says: 'nobody says what is needed: traffic.peak' }
  const demandBps = Math.round(whole * most)
  const fits = capacityBps === null || demandBps <= capacityBps
  const room = { capacityBps, demandBps, fits, says: estate ? drillSays(estate) : 'as the file states' }
  if (fits) return room
  const miss = `${name} has to carry ${bandwidthText(demandBps)} at its busiest, and carries ${bandwidthText(capacityBps)}.`
  return { ...room, miss }
}

/** What arrives, where less arrives than is asked for; else what its flow could have alone. */
function capacityOf(estate: EstateFigures, name: string | undefined): number | null {
  const { demandBps, deliveredBps } = estate.peak
  if (deliveredBps < demandBps) return deliveredBps
  const flow = flowOf(estate, name)
  const known = [flow?.toAwsBps ?? null, flow?.fromAwsBps ?? null].filter(bps => bps !== null)
  return known.length === 0 ? null : Math.min(...known)
}

function drillSays({ peak, darkMs, darkest }: EstateFigures): string {
  const { demandBps, afterWorstBps, worst } = peak
  const left =
    afterWorstBps === demandBps
      ? 'every single failure leaves its peak whole'
      : `${worst} leaves ${bandwidthText(afterWorstBps)} of ${bandwidthText(demandBps)}`
  return `${left}; ${darkMs === null ? `${darkest} leaves it dark until it is repaired` : `dark for ${durationText(darkMs)} at most`}`
}
