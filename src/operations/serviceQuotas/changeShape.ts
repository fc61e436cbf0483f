import type { RequestedServiceQuotaChange } from '@aws-sdk/client-service-quotas'
import { SERVICE_NAMES } from '../../resources/quotaListings.ts'
import type { Row, Scope, World } from '../../resources/world.ts'
import { quotaOf } from './listedQuotas.ts'
import { quotaArn } from './quotaShape.ts'

/** A request as it is told; every one that was taken is approved. */
export function changeShape({ id, account, body }: Row<'quotaIncrease'>): RequestedServiceQuotaChange {
  const listed = quotaOf(body.serviceCode, body.quotaCode)
  return {
    Id: id,
    ServiceCode: listed.serviceCode,
    ServiceName: SERVICE_NAMES[listed.serviceCode],
    QuotaCode: listed.code,
    QuotaName: listed.name,
    DesiredValue: body.desired,
    Status: 'APPROVED',
    Created: new Date(body.createdAt),
    LastUpdated: new Date(body.createdAt),
    Requester: JSON.stringify({ accountId: account, callerArn: body.requester }),
    QuotaArn: quotaArn({ account, region: body.requestedIn }, listed),
    GlobalQuota: listed.isGlobal === true,
    Unit: 'None',
    QuotaRequestedAtLevel: 'ACCOUNT',
  }
}

/** The caller's requests in the Region and those for quotas of the whole account, the newest first. */
export function requestsOf(world: World, { account, region }: Scope): Row<'quotaIncrease'>[] {
  const scopes = [region, 'global'].map(each => ({ account, region: each }))
  const rows = scopes.flatMap(scope => [...world.within('quotaIncrease', scope)])
  return rows.sort((a, b) => (world.orderOf('quotaIncrease', b.id) ?? 0) - (world.orderOf('quotaIncrease', a.id) ?? 0))
}
