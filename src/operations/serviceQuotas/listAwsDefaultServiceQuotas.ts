import { quotasOfService } from './listedQuotas.ts'
import { page } from './page.ts'
import { defaultQuotaShape } from './quotaShape.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

/** The quotas of a service at AWS's defaults. */
export const listAwsDefaultServiceQuotas: ServiceQuotasOperation<'ListAWSDefaultServiceQuotas'> = (context, input) => {
  const { items, ...rest } = page(quotasOfService(input.ServiceCode), input)
  return { Quotas: items.map(listed => defaultQuotaShape(context, listed)), ...rest }
}
