import { Decimal } from '../../net/money.ts'
import type { Source, WrittenPrice } from '../catalogue.ts'
import { type Class, classify } from './classify.ts'
import { type Offer, OfferError, type Rate } from './offer.ts'

/** What an offer has for the catalogue. */
export interface OfferPrices {
  readonly prices: readonly WrittenPrice[]
  readonly source: readonly [key: string, source: Source]
  /** Products that nobody here knows the meaning of, or whose prices contradict each other. */
  readonly unclassified: readonly { readonly sku: string; readonly usageType: string; readonly because: string }[]
  /** How many products are known and not priced here. */
  readonly left: number
}

/**
 * The prices of an offer in the catalogue's words: of each product the term in force at `now` (ISO text), in US dollars; what
 * costs nothing at first is a free tier and no price. Nothing is dropped in silence.
 */
export function offerPrices(offer: Offer, now: string): OfferPrices {
  const key = `offer-${offer.code}-${offer.version || offer.published.slice(0, 10)}`
  const found = new Map<string, WrittenPrice>()
  const contested = new Set<string>()
  const unclassified: OfferPrices['unclassified'][number][] = []
  let left = 0
  for (const [sku, rates] of Map.groupBy(offer.rates, rate => rate.sku)) {
    const attributes = { ...rates[0]?.attributes, servicecode: rates[0]?.attributes.servicecode ?? offer.code }
    const refuse = (because: string) => unclassified.push({ sku, usageType: rates[0]?.attributes.usagetype ?? '', because })
    const kind = classify(attributes)
    if (kind === 'not priced here') left++
    else if (kind === undefined) refuse('its usage type is not known')
    else {
      const price = priceOf(kind, inForce(rates, now), { key, offer })
      const before = found.get(kind.id)
      if (price === undefined) refuse('it has no price in US dollars that is in force')
      else if (contested.has(kind.id) || (before && !sameTiers(before, price))) {
        contested.add(kind.id)
        found.delete(kind.id)
        refuse(`${kind.id} has more than one price in this offer, so none of them is taken`)
      } else found.set(kind.id, before ?? price)
    }
  }
  const title = `AWS Price List ${offer.code}, version ${offer.version || 'unknown'}, published ${offer.published || 'unknown'}`
  return { prices: [...found.values()], source: [key, { title, page: title }], unclassified, left }
}

/** Of several terms the one with the latest date that is not to come. */
function inForce(rates: readonly Rate[], now: string): readonly Rate[] {
  const dollars = rates.filter(({ currency, effective }) => currency === 'USD' && effective <= now)
  const latest = dollars.reduce((date, { effective }) => (effective > date ? effective : date), '')
  return dollars.filter(({ effective }) => effective === latest)
}

function priceOf(
  kind: Exclude<Class, string | undefined>,
  rates: readonly Rate[],
  { key, offer }: { readonly key: string; readonly offer: Offer },
): WrittenPrice | undefined {
  const ordered = [...rates].sort((a, b) => number(a.from).compare(number(b.from)))
  const paid = ordered.filter(({ price }, index) => index > 0 || ordered.length === 1 || !number(price).isZero)
  const [first] = paid
  if (first === undefined) return undefined
  const { products = 1, ...named } = kind
  const figure = (text: string) => number(text).times(Decimal.of(products)).trimmed().toString()
  return {
    ...named,
    service: offer.code,
    tiers: paid.map(({ to, price }) => ({ ...(to === '' ? {} : { upTo: to }), price: figure(price) })),
    effective: first.effective.slice(0, 10) || null,
    observed: offer.published.slice(0, 10) || null,
    sources: [key],
    confidence: 'high',
    verified: true,
    note: `SKU ${first.sku}, rate code ${first.rateCode}${products === 1 ? '' : `, ${products} of them`}`,
  }
}

function number(text: string): Decimal {
  const value = Decimal.parse(text)
  if (value === undefined) throw new OfferError(`it has ${text || 'nothing'} where a number belongs.`)
  return value
}

function sameTiers(a: WrittenPrice, b: WrittenPrice): boolean {
  return JSON.stringify(a.tiers) === JSON.stringify(b.tiers)
}
