import { Decimal } from '../net/money.ts'
import { areaPrice } from './areaPrice.ts'
import table from './catalogue.json' with { type: 'json' }

/** A price of `unit`, in tiers: each begins where the one before ends, the last has no end. Quantities are per month. */
export interface Price {
  readonly id: string
  readonly service: string
  readonly what: string
  readonly unit: string
  readonly region?: string
  readonly toRegion?: string
  /** A pair of parts of the world, where a price has one instead of Regions. */
  readonly from?: string
  readonly to?: string
  readonly fromRegions?: readonly string[]
  readonly where?: string
  /** Empty = it is known that there is a price, and not which. */
  readonly tiers: readonly Tier[]
  /** Since when AWS asks it; null = the source does not say. */
  readonly effective: string | null
  /** When the source was read. */
  readonly observed: string | null
  readonly sources: readonly string[]
  readonly confidence: string
  /** Whether a dated public source has it; the others are marked wherever they are shown. */
  readonly verified: boolean
  readonly note?: string
}

interface Tier {
  readonly upTo?: Decimal
  readonly price: Decimal
}

/** A Price as a file has it: numbers are texts, for JSON's own are not exact. */
export interface WrittenPrice extends Omit<Price, 'tiers'> {
  readonly tiers: readonly { readonly upTo?: string | undefined; readonly price: string }[]
}

export interface Source {
  readonly title: string
  /** The page of AWS that it was taken from. */
  readonly page?: string
  readonly url?: string
  readonly observed?: string
}

/** Dated prices, each with where it comes from. What is not in it is unknown, and never zero. */
export class Catalogue {
  readonly currency = 'USD'
  readonly #prices: ReadonlyMap<string, Price>
  readonly #sources: ReadonlyMap<string, Source>
  /** What was looked for before: an estate asks for few prices many times. */
  readonly #found = new Map<string, Price | undefined>()
  /** Which group the matrix of data prices has a Region in. */
  readonly #groups: ReadonlyMap<string, string>

  constructor(prices: Iterable<Price>, sources: Iterable<readonly [string, Source]>) {
    this.#prices = new Map([...prices].map(price => [price.id, price]))
    this.#sources = new Map(sources)
    this.#groups = new Map(
      [...this.#prices.values()].flatMap(({ id, fromRegions = [], from = '' }) =>
        id.startsWith('dx.dto.') ? fromRegions.map(region => [region, from] as const) : [],
      ),
    )
  }

  /** The price, if a figure is known for it: its own, else that of the area that it lies in. */
  find(id: string): Price | undefined {
    if (!this.#found.has(id)) this.#found.set(id, this.#search(id))
    return this.#found.get(id)
  }

  #search(id: string): Price | undefined {
    const own = this.#prices.get(id)
    if (own && own.tiers.length > 0) return own
    const area = this.#prices.get(areaPrice(id, region => this.#groups.get(region)) ?? '')
    return area && area.tiers.length > 0 ? area : undefined
  }

  all(): Iterable<Price> {
    return this.#prices.values()
  }

  /** The page it is from and when that was read, in one line. */
  sourceOf({ sources, observed }: Pick<Price, 'sources' | 'observed'>): string {
    const [first = ''] = sources
    const source = this.#sources.get(first)
    const from = source?.page ?? source?.title ?? first
    return observed === null ? from : `${from}, read ${observed}`
  }

  /** This one with other prices in the place of, or beside, its own. */
  with(prices: Iterable<Price>, sources: Iterable<readonly [string, Source]> = []): Catalogue {
    return new Catalogue([...this.#prices.values(), ...prices], [...this.#sources, ...sources])
  }
}

/** The price of a file's row; throws TypeError where a figure is none. */
export function readPrice({ tiers, ...rest }: WrittenPrice): Price {
  return {
    ...rest,
    tiers: tiers.map(({ upTo, price }) => ({ ...(upTo === undefined ? {} : { upTo: figure(upTo) }), price: figure(price) })),
  }
}

function figure(text: string): Decimal {
  const value = Decimal.parse(text)
  if (value === undefined) throw new TypeError(`${text} is no price`)
  return value
}

/** What ships with Landbridge; catalogue.NOTICE.md says where it comes from. */
export const CATALOGUE = new Catalogue((table.prices as WrittenPrice[]).map(readPrice), Object.entries(table.sources))
