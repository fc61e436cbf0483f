import { changeShape, requestsOf } from './changeShape.ts'
import { noSuchResource } from './refusals.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

/** One of the caller's requests. */
export const getRequestedServiceQuotaChange: ServiceQuotasOperation<'GetRequestedServiceQuotaChange'> = (
  context,
  { RequestId },
) => {
  const row = requestsOf(context.world, context.caller).find(({ id }) => id === RequestId)
  if (row) return { RequestedQuota: changeShape(row) }
  throw noSuchResource(`There is no quota increase request ${RequestId}.`)
}
