import type { ServiceQuotas as Client } from '@aws-sdk/client-service-quotas'
import type { OperationsOf } from '../clientOperations.ts'

export type ServiceQuotasOperations = OperationsOf<Client>

/** The type of one operation: `ServiceQuotasOperation<'GetServiceQuota'>`. */
export type ServiceQuotasOperation<Name extends keyof ServiceQuotasOperations> = ServiceQuotasOperations[Name]
