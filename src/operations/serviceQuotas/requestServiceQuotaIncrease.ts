import { freshId } from '../../resources/freshId.ts'
import { hexadecimal } from '../../resources/ids.ts'
import { changeShape } from './changeShape.ts'
import { quotaOf } from './listedQuotas.ts'
import { illegalArgument } from './refusals.ts'
import { refuseContext } from './refuseContext.ts'
import type { ServiceQuotasOperation } from './serviceQuotasOperation.ts'

/** Service Quotas API Reference, `DesiredValue`. */
const MOST = 10_000_000_000

/** Raises an adjustable quota of the account in the Region, at once and for good: nobody has to look at the request. */
export const requestServiceQuotaIncrease: ServiceQuotasOperation<'RequestServiceQuotaIncrease'> = (context, input) => {
  const { world, caller, quotas, nowMs, random } = context
  const listed = quotaOf(input.ServiceCode, input.QuotaCode)
  refuseContext(input.ContextId)
  const desired = input.DesiredValue ?? 0
  if (!listed.isAdjustable) {
    throw illegalArgument(
      `The quota ${listed.code} (${listed.name}) is not adjustable; whoever runs this service may set ${listed.quota} by --quotas.`,
    )
  }
  if (!Number.isInteger(desired) || desired > MOST)
    throw illegalArgument(`DesiredValue is ${desired}; it takes a whole number up to ${MOST}.`)
  const current = quotas[listed.quota]
  if (desired <= current)
    throw illegalArgument(`DesiredValue is ${desired}; it must be greater than the current value ${current}.`)
  const id = freshId(world, 'quotaIncrease', () => hexadecimal(random(20)))
  const scope = { account: caller.account, region: listed.isGlobal ? 'global' : caller.region }
  const row = world.put('quotaIncrease', id, scope, {
    quota: listed.quota,
    serviceCode: listed.serviceCode,
    quotaCode: listed.code,
    requestedIn: caller.region,
    desired,
    requester: caller.userArn,
    createdAt: nowMs,
  })
  return { RequestedQuota: changeShape(row) }
}
