import { attributeName, type Offer, OfferError, type Rate } from './offer.ts'

interface Product {
  readonly sku?: string
  readonly productFamily?: string
  readonly attributes?: Readonly<Record<string, unknown>>
}

interface Term {
  readonly effectiveDate?: string
  readonly priceDimensions?: Readonly<Record<string, Dimension>>
}

interface Dimension {
  readonly rateCode?: string
  readonly beginRange?: string
  readonly endRange?: string
  readonly unit?: string
  readonly pricePerUnit?: Readonly<Record<string, string>>
}

interface Bulk {
  readonly offerCode?: string
  readonly version?: string
  readonly publicationDate?: string
  readonly products?: Readonly<Record<string, Product>>
  readonly terms?: { readonly OnDemand?: Readonly<Record<string, Readonly<Record<string, Term>>>> }
}

interface Listed {
  readonly product?: Product
  readonly serviceCode?: string
  readonly version?: string
  readonly publicationDate?: string
  readonly terms?: { readonly OnDemand?: Readonly<Record<string, Term>> }
}

/** The bulk file of a service, or an answer of GetProducts, whose members are JSON texts of one product each. */
export function readOfferJson(text: string): Offer {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (thrown) {
    throw new OfferError(`it is no JSON: ${(thrown as Error).message}.`)
  }
  const list = Array.isArray(value) ? value : (value as { readonly PriceList?: unknown }).PriceList
  return Array.isArray(list) ? ofAnswer(list) : ofBulk(value as Bulk)
}

function ofBulk({ offerCode = '', version = '', publicationDate = '', products, terms }: Bulk): Offer {
  if (typeof products !== 'object' || typeof terms?.OnDemand !== 'object') {
    throw new OfferError('it has no products and on-demand terms, as AWS’s offer files and the answers of GetProducts have.')
  }
  const rates = Object.entries(products).flatMap(([sku, product]) =>
    ratesOf(sku, product, Object.values(terms.OnDemand?.[sku] ?? {}), offerCode),
  )
  return { code: offerCode, version, published: publicationDate, rates }
}

function ofAnswer(list: readonly unknown[]): Offer {
  const listed = list.map((item): Listed => (typeof item === 'string' ? parsed(item) : (item as Listed)))
  const [first] = listed
  const code = first?.serviceCode ?? ''
  if (listed.some(({ serviceCode }) => serviceCode !== code))
    throw new OfferError('it has products of several services; give each its file.')
  const rates = listed.flatMap(({ product = {}, terms }) =>
    ratesOf(product.sku ?? '', product, Object.values(terms?.OnDemand ?? {}), code),
  )
  return { code, version: first?.version ?? '', published: first?.publicationDate ?? '', rates }
}

function parsed(text: string): Listed {
  try {
    return JSON.parse(text) as Listed
  } catch {
    throw new OfferError('a member of its PriceList is no JSON.')
  }
}

function ratesOf(sku: string, { attributes = {}, productFamily = '' }: Product, terms: readonly Term[], service: string): Rate[] {
  const said: Record<string, string> = { servicecode: service, productfamily: productFamily }
  for (const [name, value] of Object.entries(attributes)) said[attributeName(name)] = String(value)
  return terms.flatMap(({ effectiveDate = '', priceDimensions = {} }) =>
    Object.entries(priceDimensions).flatMap(
      ([code, { rateCode = code, beginRange = '0', endRange = 'Inf', unit = '', pricePerUnit = {} }]) =>
        Object.entries(pricePerUnit).map(([currency, price]) => ({
          sku,
          rateCode,
          attributes: said,
          unit,
          from: beginRange,
          to: endRange === 'Inf' ? '' : endRange,
          price,
          currency,
          effective: effectiveDate,
        })),
    ),
  )
}
