import { listed } from '../net/listed.ts'
import { Decimal } from '../net/money.ts'
import type { World } from '../resources/world.ts'
import type { Catalogue } from './catalogue.ts'
import { linesOf, writtenLine } from './lines.ts'
import { type Fees, meterFees } from './meterFees.ts'
import { meterThings } from './meterThings.ts'
import { meterTransfer, statedVolume, type VolumeOf } from './meterTransfer.ts'
import type { PriceReport } from './priceReport.ts'
import type { Way } from './traffic.ts'
import { Meter, type Usages } from './usage.ts'

/**
 * pricing: what an estate costs, with every figure's source.
 *
 *   world + ways of its flows ──meter──► usages ──catalogue──► lines ──sum──► a month
 *                                          └── twice, at two volumes ──► break-even
 *
 * Where a flow's bytes go is not this room's to know: the caller brings the ways. Amounts are exact; only totals are rounded.
 *
 * Not modelled: taxes, discounts, support plans, data between Availability Zones, what packets grow by in tunnels.
 */
export interface PriceInput {
  readonly world: World
  readonly ways: readonly Way[]
  readonly fees?: Fees
  /** Volumes other than those that the flows state. */
  readonly volumeOf?: VolumeOf
  /** Only what this account pays; absent: everybody's. */
  readonly payer?: string
  /** Accounts whose bills are their own, and the ports that they are for: `partnersOf`. */
  readonly partners?: ReadonlyMap<string, readonly string[]>
}

/** What a month of the estate costs. */
export function price(input: PriceInput, catalogue: Catalogue): PriceReport {
  return report(meter(input), catalogue)
}

/** What a month of the estate uses, whatever it costs. */
export function meter({ world, ways, fees = {}, volumeOf = statedVolume, payer, partners = new Map() }: PriceInput): Usages {
  const found = new Meter(account => (payer === undefined || payer === account) && !partners.has(account))
  for (const [account, ports] of partners) found.remark(partnerRemark(account, ports))
  meterThings(world, found)
  meterTransfer(world, ways, volumeOf, found)
  meterFees(world, fees, found)
  return found
}

function partnerRemark(account: string, ports: readonly string[]): string {
  return `What account ${account} pays AWS as a partner (${listed(ports)}) is its own bill and in no amount here.`
}

function report(usages: Usages, catalogue: Catalogue): PriceReport {
  const { lines, unknown } = linesOf(usages, catalogue)
  const total = Decimal.sum(lines.map(({ amount }) => amount))
  return {
    currency: catalogue.currency,
    monthly: total.rounded(2).toString(),
    lines: lines.map(writtenLine),
    unknown: [...usages.unknown, ...unknown],
    remarks: usages.remarks,
  }
}
