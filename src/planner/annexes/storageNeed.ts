import { Decimal, withThousands } from '../../net/money.ts'
import type { Catalogue } from '../../pricing/catalogue.ts'
import { HOURS_PER_MONTH } from '../../pricing/hoursPerMonth.ts'
import type { AnnexBridge, Reason } from '../design.ts'
import type { Requirements, StorageRequirement } from '../requirementsSchema.ts'

/** What there is to store, in the numbers that prices are asked for: gigabytes of 2^30 bytes. */
export interface StorageNeed {
  readonly kind: StorageRequirement['kind']
  readonly size: Decimal
  /** Of it, what is in use and what is hardly ever read. */
  readonly hot: Decimal
  readonly cold: Decimal
  /** A month. */
  readonly written: Decimal
  /** A month; null = nobody says. */
  readonly read: Decimal | null
  readonly region: string
  readonly bridge: AnnexBridge
  readonly reason: Reason
  /** What is left of the account's allowance for what gateways write. */
  readonly free: Decimal
  readonly catalogue: Catalogue
}

export function storageNeed(
  { sites, regions }: Requirements,
  storage: StorageRequirement,
  free: Decimal,
  catalogue: Catalogue,
): StorageNeed {
  const site = storage.site ?? Object.keys(sites)[0] ?? ''
  const region = storage.region ?? Object.keys(regions)[0] ?? ''
  const size = Decimal.gigabytes(BigInt(storage.size))
  const cold = size.times(exact(storage.archive))
  const written = size.times(exact(storage.change)).times(Decimal.of(HOURS_PER_MONTH)).dividedBy(24, 6).trimmed()
  const read = storage.read === undefined ? null : Decimal.gigabytes(BigInt(storage.read))
  const traffic = sites[site]?.traffic
  const bps = traffic?.peak ?? traffic?.steady ?? 0
  return {
    kind: storage.kind,
    size,
    cold,
    hot: size.minus(cold),
    written,
    read,
    region,
    bridge: {
      site,
      region,
      inGigabytes: written.isZero ? '0' : written.toString(),
      outGigabytes: read?.trimmed().toString() ?? null,
      firstCopyMs: bps > 0 ? Math.round((storage.size * 8 * 1000) / bps) : null,
    },
    reason: { says: `${site} has ${gigabytesText(size)} of ${storage.kind} storage to bridge`, source: 'the requirements' },
    free,
    catalogue,
  }
}

/** `10,240 GB`. */
export function gigabytesText(gigabytes: Decimal): string {
  const text = gigabytes.rounded(gigabytes.compare(Decimal.of(10)) < 0 ? 2 : 0).toString()
  return `${withThousands(text)} GB`
}

function exact(share: number): Decimal {
  return Decimal.parse(String(share)) ?? Decimal.ZERO
}
