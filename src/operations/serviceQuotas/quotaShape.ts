import type { ServiceQuota } from '@aws-sdk/client-service-quotas'
import { partitionOf } from '../../resources/arn.ts'
import type { ListedQuota } from '../../resources/quotaCatalogue.ts'
import { SERVICE_NAMES } from '../../resources/quotaListings.ts'
import { DEFAULT_QUOTAS } from '../../resources/quotas.ts'
import type { Context } from '../operation.ts'

/** A quota at the number by which the caller is refused. */
export function quotaShape({ caller, quotas }: Context, listed: ListedQuota): ServiceQuota {
  return { ...shape(listed, quotas[listed.quota]), QuotaArn: quotaArn(caller, listed), QuotaAppliedAtLevel: 'ACCOUNT' }
}

/** The same at AWS's default. */
export function defaultQuotaShape({ caller: { region } }: Context, listed: ListedQuota): ServiceQuota {
  return { ...shape(listed, DEFAULT_QUOTAS[listed.quota]), QuotaArn: quotaArn({ region, account: '' }, listed) }
}

export function quotaArn(
  caller: { readonly region: string; readonly account: string },
  { isGlobal, serviceCode, code }: ListedQuota,
) {
  const region = isGlobal ? '' : caller.region
  return `arn:${partitionOf(caller.region)}:servicequotas:${region}:${caller.account}:${serviceCode}/${code}`
}

function shape({ serviceCode, code, name, isAdjustable, isGlobal, siblings }: ListedQuota, Value: number): ServiceQuota {
  return {
    ServiceCode: serviceCode,
    ServiceName: SERVICE_NAMES[serviceCode],
    QuotaCode: code,
    QuotaName: name,
    Value,
    Unit: 'None',
    Adjustable: isAdjustable === true,
    GlobalQuota: isGlobal === true,
    ...(siblings.length > 0 && {
      Description: `One number with the quota "${siblings.join('", "')}": they are raised together.`,
    }),
  }
}
