import { quotaOf } from './listedQuotas.ts'
import { defaultQuotaShape } from './quotaShape.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

/** One quota at AWS's default. */
export const getAwsDefaultServiceQuota: ServiceQuotasOperation<'GetAWSDefaultServiceQuota'> = (context, input) => ({
  Quota: defaultQuotaShape(context, quotaOf(input.ServiceCode, input.QuotaCode)),
})
