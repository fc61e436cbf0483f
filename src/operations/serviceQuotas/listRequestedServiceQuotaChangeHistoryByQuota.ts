import { quotaOf } from './listedQuotas.ts'
import { history } from './listRequestedServiceQuotaChangeHistory.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

/** The caller's requests for one quota. */
export const listRequestedServiceQuotaChangeHistoryByQuota: ServiceQuotasOperation<
  'ListRequestedServiceQuotaChangeHistoryByQuota'
> = (context, input) => {
  quotaOf(input.ServiceCode, input.QuotaCode)
  return history(context, input)
}
