import type { Decimal } from '../../net/money.ts'
import type { World } from '../../resources/world.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Suggestion } from '../report.ts'
import { type Candidate, COST_CLASSES } from './candidate.ts'

/** What a network costs a month; `unknown`: of how many things nobody knows it. */
export interface MonthlyPrice {
  readonly amount: Decimal
  readonly currency: string
  readonly unknown: number
}

/** This room knows no prices: whoever does says them. */
export type PriceOf = (world: World, topology: Topology) => MonthlyPrice

/** A candidate that helps, and what everything costs with it. */
export interface Helping {
  readonly candidate: Candidate
  readonly suggestion: Suggestion
  readonly price: MonthlyPrice | undefined
}

/**
 * Cheapest first: by class, since nobody knows what a circuit costs; in a class by what AWS asks, known before unknown; where
 * that is no matter by the speed of ports, and what needs no router before what does. `now`: the price without any change.
 */
export function inOrderOfCost(helping: readonly Helping[], now: MonthlyPrice | undefined): readonly Suggestion[] {
  return helping
    .map(each => ({ ...each, more: moreThan(now, each) }))
    .sort(
      (a, b) =>
        COST_CLASSES.indexOf(a.candidate.costs) - COST_CLASSES.indexOf(b.candidate.costs) ||
        Number(a.more === undefined) - Number(b.more === undefined) ||
        (a.more && b.more ? a.more.compare(b.more) : 0) ||
        a.candidate.bps - b.candidate.bps ||
        Number(a.candidate.needsRouter) - Number(b.candidate.needsRouter),
    )
    .map(({ suggestion, price, more }) => ({ ...suggestion, ...monthlyOf(now, price, more) }))
}

/** Undefined where a port or a VPN seems to cost nothing: nobody knows its price. */
function moreThan(now: MonthlyPrice | undefined, { price, candidate }: Helping): Decimal | undefined {
  const more = now && price?.amount.minus(now.amount)
  return more?.isZero && candidate.costs !== 'configuration' ? undefined : more
}

/** Cross-connects, circuits and the like are on no list: with them it is more. */
function monthlyOf(
  now: MonthlyPrice | undefined,
  then: MonthlyPrice | undefined,
  more: Decimal | undefined,
): Pick<Suggestion, 'monthly'> {
  if (!now || !then || !more || more.isZero) return {}
  const atLeast = then.unknown > now.unknown ? ({ atLeast: true } as const) : {}
  return { monthly: { amount: more.rounded(2).toString(), currency: now.currency, ...atLeast } }
}
