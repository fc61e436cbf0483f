import { type ListedQuota, QUOTA_CATALOGUE } from '../../resources/quotaCatalogue.ts'
import { SERVICE_NAMES } from '../../resources/quotaListings.ts'
import { noSuchResource } from './refusals.ts'

/** The quotas of a service, which is refused where it has none here. */
export function quotasOfService(serviceCode: string | undefined): readonly ListedQuota[] {
  const found = QUOTA_CATALOGUE.filter(listed => listed.serviceCode === serviceCode)
  if (found.length > 0) return found
  throw noSuchResource(
    `There are no quotas of the service ${serviceCode}; those of ${Object.keys(SERVICE_NAMES).join(', ')} are listed.`,
  )
}

/** The quota of that code, which is refused where there is none. */
export function quotaOf(serviceCode: string | undefined, quotaCode: string | undefined): ListedQuota {
  const found = quotasOfService(serviceCode).find(({ code }) => code === quotaCode)
  if (found) return found
  throw noSuchResource(`The service ${serviceCode} has no quota ${quotaCode} here; ListServiceQuotas has those that there are.`)
}
