import { attributeName, type Offer, OfferError, type Rate } from './offer.ts'

/** The bulk file as CSV: lines about the offer, a header, and a row per price dimension. */
export function readOfferCsv(text: string): Offer {
  const rows = cells(text.replace(/^\uFEFF/, ''))
  const head = rows.findIndex(row => row.map(attributeName).includes('ratecode'))
  if (head < 0) throw new OfferError('it is neither JSON nor a CSV with a column RateCode, as AWS’s offer files have one.')
  const about = new Map(rows.slice(0, head).map(([name = '', value = '']) => [attributeName(name), value]))
  const names = (rows[head] ?? []).map(attributeName)
  const rates = rows.slice(head + 1).flatMap(row => rateOf(names, row))
  return {
    code: about.get('offercode') ?? rates[0]?.attributes.servicecode ?? '',
    version: about.get('version') ?? '',
    published: about.get('publicationdate') ?? '',
    rates,
  }
}

function rateOf(names: readonly string[], row: readonly string[]): Rate[] {
  const said: Record<string, string> = {}
  names.forEach((name, index) => {
    if (row[index]) said[name] = row[index]
  })
  if (said.sku === undefined || (said.termtype !== undefined && said.termtype !== 'OnDemand')) return []
  const {
    sku,
    ratecode = '',
    unit = '',
    startingrange = '0',
    endingrange = 'Inf',
    priceperunit = '',
    currency = '',
    effectivedate = '',
  } = said
  return [
    {
      sku,
      rateCode: ratecode,
      attributes: said,
      unit,
      from: startingrange,
      to: endingrange === 'Inf' ? '' : endingrange,
      price: priceperunit,
      currency,
      effective: effectivedate,
    },
  ]
}

/** Rows of RFC 4180; empty lines are none. */
function cells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    if (row.some(cell => cell !== '')) rows.push(row)
    row = []
  }
  return rows
}
