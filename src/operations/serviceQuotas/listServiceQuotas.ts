import { quotasOfService } from './listedQuotas.ts'
import { page } from './page.ts'
import { quotaShape } from './quotaShape.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

/** The quotas of a service with the numbers by which the caller is refused in the Region. */
export const listServiceQuotas: ServiceQuotasOperation<'ListServiceQuotas'> = (context, input) => {
  const { ServiceCode, QuotaCode, QuotaAppliedAtLevel = 'ACCOUNT' } = input
  const all = quotasOfService(ServiceCode).filter(({ code }) => QuotaCode === undefined || code === QuotaCode)
  // Every number here is of an account: none was raised for a single resource.
  const { items, ...rest } = page(QuotaAppliedAtLevel === 'RESOURCE' ? [] : all, input)
  return { Quotas: items.map(listed => quotaShape(context, listed)), ...rest }
}
