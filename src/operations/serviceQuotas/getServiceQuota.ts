import { quotaOf } from './listedQuotas.ts'
import { quotaShape } from './quotaShape.ts'
import { refuseContext } from './refuseContext.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

/** One quota with the number by which the caller is refused in the Region. */
export const getServiceQuota: ServiceQuotasOperation<'GetServiceQuota'> = (context, { ServiceCode, QuotaCode, ContextId }) => {
  const listed = quotaOf(ServiceCode, QuotaCode)
  refuseContext(ContextId)
  return { Quota: quotaShape(context, listed) }
}
