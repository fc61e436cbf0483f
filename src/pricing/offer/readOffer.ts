import { type Offer, OfferError } from './offer.ts'
import { readOfferCsv } from './readOfferCsv.ts'
import { readOfferJson } from './readOfferJson.ts'

/** Offers that have prices of hybrid networks in them. */
const CODES: readonly string[] = ['AWSDirectConnect', 'AmazonVPC', 'AWSDataTransfer', 'AmazonEC2', 'AWSGlobalAccelerator']

/** Reads an offer of any of the three forms, or throws OfferError with what is wrong. */
export function readOffer(text: string): Offer {
  const offer = /^\s*[{[]/.test(text) ? readOfferJson(text) : readOfferCsv(text)
  if (!CODES.includes(offer.code)) {
    throw new OfferError(`it is the offer of ${offer.code || 'no service'}; those of ${CODES.join(', ')} are taken.`)
  }
  if (offer.rates.length === 0) throw new OfferError('it has no on-demand prices.')
  return offer
}
