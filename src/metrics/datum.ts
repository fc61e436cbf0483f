import type { Scope } from '../resources/world.ts'

/**
 * metrics: CloudWatch's series of Direct Connect and Site-to-Site VPN, as values of one moment, from the estate, what was
 * observed of it, and how much its links carry (which `drill/loads.ts` computes: this room knows no route). Everything is
 * a pure function; nothing is collected, so that a value is as true as the observation behind it. In a silent failure
 * `ConnectionState` stays 1, because light does, and `VirtualInterfaceBgpStatus` tells.
 *
 * Not modelled: errors and discards on a port, the wear of optics, a rate limiter's policed packets.
 */
export interface Datum extends Scope {
  readonly namespace: `AWS/${string}`
  readonly metric: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly unit: Unit
  readonly value: number
  /** How many seconds `value` is the sum of; absent: it is what it is at any moment. */
  readonly sumSeconds?: number
  /** What people call the thing: no dimension of AWS's, but what they look for. */
  readonly name: string
}

/** CloudWatch's `StandardUnit`, as far as it occurs here. `None` also stands for dBm, which CloudWatch has not. */
type Unit = 'None' | 'Count' | 'Bits/Second' | 'Count/Second' | 'Percent' | 'Bytes'

/** What one link to AWS carries, in bit/s. */
export interface Rates {
  readonly fromAwsBps: number
  readonly toAwsBps: number
}

/** By virtual interface id and by tunnel id; absent = nothing. */
export type RatesById = ReadonlyMap<string, Rates>

const NOTHING: Rates = { fromAwsBps: 0, toAwsBps: 0 }

/** The rates of several links together. */
export function ratesOf(rates: RatesById, ids: readonly string[]): Rates {
  return ids
    .map(id => rates.get(id) ?? NOTHING)
    .reduce((sum, one) => ({ fromAwsBps: sum.fromAwsBps + one.fromAwsBps, toAwsBps: sum.toAwsBps + one.toAwsBps }), NOTHING)
}
