import { Decimal } from '../net/money.ts'
import type { Catalogue } from '../pricing/catalogue.ts'
import { statedVolume, type Volume } from '../pricing/meterTransfer.ts'
import { type PriceInput, price } from '../pricing/price.ts'
import { sumOfLines } from '../pricing/sumOfLines.ts'
import type { Row } from '../resources/world.ts'
import { appNameOf } from './estateNames.ts'

/** Years to come, and by what share the volumes of each site grow from one to the next. */
export interface Outlook {
  readonly years: number
  readonly growth: Readonly<Record<string, number>>
}

/** Twelve months of each year at that year's volumes and today's prices. */
export function yearlyCosts(
  input: PriceInput,
  catalogue: Catalogue,
  { years, growth }: Outlook,
): readonly { readonly year: number; readonly total: string }[] {
  const bySite = new Map(Object.entries(growth).map(([site, rate]) => [appNameOf(site), rate]))
  const rateOf = ({ body }: Row<'flow'>) => bySite.get(input.world.get('host', body.from)?.body.name ?? '') ?? 0
  return Array.from({ length: years }, (_, past) => {
    const { lines } = price({ ...input, volumeOf: flow => grown(statedVolume(flow), (1 + rateOf(flow)) ** past) }, catalogue)
    const month = sumOfLines(lines)
    return { year: past + 1, total: month.times(Decimal.of(12)).rounded(2).toString() }
  })
}

/** Whole bytes. */
function grown(volume: Volume | undefined, factor: number): Volume | undefined {
  if (volume === undefined || factor === 1) return volume
  const more = (bytes: bigint) => BigInt(Math.round(Number(bytes) * factor))
  return { there: more(volume.there), back: more(volume.back) }
}
