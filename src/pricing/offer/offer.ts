/** A list of prices as AWS hands it out: in bulk as JSON or CSV, or what GetProducts answered. */
export interface Offer {
  readonly code: string
  readonly version: string
  /** ISO text. */
  readonly published: string
  readonly rates: readonly Rate[]
}

/** One price dimension of an on-demand term, with what its product is said to be. */
export interface Rate {
  readonly sku: string
  readonly rateCode: string
  /** Members in lower case without spaces, so that those of JSON and of CSV are the same: `usagetype`, `regioncode` … */
  readonly attributes: Readonly<Record<string, string>>
  readonly unit: string
  readonly from: string
  /** Empty = no end. */
  readonly to: string
  readonly price: string
  readonly currency: string
  /** ISO text. */
  readonly effective: string
}

/** What cannot be read as an offer: one sentence. */
export class OfferError extends Error {
  override readonly name = 'OfferError'
}

export function attributeName(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
