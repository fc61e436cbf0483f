import { fingerprintNumber } from './fingerprint.ts'
import { QUOTA_LISTINGS, type QuotaListing } from './quotaListings.ts'
import type { Quotas } from './quotas.ts'

/** One quota of Service Quotas and the number behind it. */
export interface ListedQuota extends QuotaListing {
  readonly quota: keyof Quotas
  readonly code: `L-${string}`
  /** Others that are the same number here. */
  readonly siblings: readonly string[]
}

/** Every quota that is listed, in the order of the table. */
export const QUOTA_CATALOGUE: readonly ListedQuota[] = Object.entries(QUOTA_LISTINGS).flatMap(([quota, listings]) =>
  listings.map(listing => ({
    ...listing,
    quota: quota as keyof Quotas,
    code: listing.code ?? derivedCode(listing),
    siblings: listings.filter(other => other !== listing).map(({ name }) => name),
  })),
)

/** A code of AWS's form that always is the same for the same quota. */
function derivedCode({ serviceCode, name }: QuotaListing): `L-${string}` {
  const digits = Array.from({ length: 8 }, (_, at) => fingerprintNumber(`${serviceCode} ${name} ${at}`, 16).toString(16))
  return `L-${digits.join('').toUpperCase()}`
}
