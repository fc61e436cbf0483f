import type { RequestedServiceQuotaChange, RequestStatus } from '@aws-sdk/client-service-quotas'
import type { Context } from '../operation.ts'
import { changeShape, requestsOf } from './changeShape.ts'
import { quotasOfService } from './listedQuotas.ts'
import { page } from './page.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

interface Wanted {
  readonly ServiceCode?: string | undefined
  readonly QuotaCode?: string | undefined
  readonly Status?: RequestStatus | undefined
  readonly QuotaRequestedAtLevel?: string | undefined
  readonly MaxResults?: number | undefined
  readonly NextToken?: string | undefined
}

/** The caller's requests, of one service where it is named. */
export const listRequestedServiceQuotaChangeHistory: ServiceQuotasOperation<'ListRequestedServiceQuotaChangeHistory'> = (
  context,
  input,
) => {
  if (input.ServiceCode !== undefined) quotasOfService(input.ServiceCode)
  return history(context, input)
}

/** The requests that fit, page by page. */
export function history(
  { world, caller }: Context,
  wanted: Wanted,
): { readonly RequestedQuotas: RequestedServiceQuotaChange[]; readonly NextToken?: string } {
  const { ServiceCode, QuotaCode, Status, QuotaRequestedAtLevel = 'ALL' } = wanted
  const fitting = requestsOf(world, caller)
    .map(changeShape)
    .filter(
      change =>
        (ServiceCode === undefined || change.ServiceCode === ServiceCode) &&
        (QuotaCode === undefined || change.QuotaCode === QuotaCode) &&
        (Status === undefined || change.Status === Status) &&
        QuotaRequestedAtLevel !== 'RESOURCE',
    )
  const { items, ...rest } = page(fitting, wanted)
  return { RequestedQuotas: items, ...rest }
}
