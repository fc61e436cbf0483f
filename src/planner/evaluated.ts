import { Decimal } from '../net/money.ts'
import type { Annex } from './design.ts'
import type { Evaluation } from './evaluation.ts'
import type { Facts } from './facts.ts'

/** The napkin's facts with what the estate turned out to cost and to survive in their place. */
export function evaluatedFacts(
  napkin: Facts,
  { price, drilled, minutesDownPerYear }: Evaluation,
  annexes: readonly Annex[],
): Facts {
  const amounts = [price.monthly, ...annexes.map(({ monthly }) => monthly)].map(text => Decimal.parse(text) ?? Decimal.ZERO)
  return {
    ...napkin,
    monthly: Decimal.sum(amounts),
    sites: drilled.sites.map(site => ({
      ...site,
      capacityBps: napkin.sites.find(({ name }) => name === site.name)?.capacityBps ?? null,
    })),
    // One home Region too many, or a tunnel inside of a port, and the network itself cannot tell: then the map does.
    rttMs: napkin.rttMs === null ? drilled.rttMs : Math.max(napkin.rttMs, drilled.rttMs ?? 0),
    minutesDownPerYear,
  }
}
