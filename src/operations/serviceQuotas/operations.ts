import { NOT_BUILT } from '../operation.ts'
import { getAwsDefaultServiceQuota } from './getAwsDefaultServiceQuota.ts'
import { getRequestedServiceQuotaChange } from './getRequestedServiceQuotaChange.ts'
import { getServiceQuota } from './getServiceQuota.ts'
import { listAwsDefaultServiceQuotas } from './listAwsDefaultServiceQuotas.ts'
import { listRequestedServiceQuotaChangeHistory } from './listRequestedServiceQuotaChangeHistory.ts'
import { listRequestedServiceQuotaChangeHistoryByQuota } from './listRequestedServiceQuotaChangeHistoryByQuota.ts'
import { listServiceQuotas } from './listServiceQuotas.ts'
import { listServices } from './listServices.ts'
import { requestServiceQuotaIncrease } from './requestServiceQuotaIncrease.ts'
import type { ServiceQuotasOperations } from './serviceQuotasOperation.ts'

/** Every operation of Service Quotas. */
export const SERVICE_QUOTAS = {
  AssociateServiceQuotaTemplate: NOT_BUILT,
  CreateSupportCase: NOT_BUILT,
  DeleteServiceQuotaIncreaseRequestFromTemplate: NOT_BUILT,
  DisassociateServiceQuotaTemplate: NOT_BUILT,
  GetAWSDefaultServiceQuota: getAwsDefaultServiceQuota,
  GetAssociationForServiceQuotaTemplate: NOT_BUILT,
  GetAutoManagementConfiguration: NOT_BUILT,
  GetQuotaUtilizationReport: NOT_BUILT,
  GetRequestedServiceQuotaChange: getRequestedServiceQuotaChange,
  GetServiceQuota: getServiceQuota,
  GetServiceQuotaIncreaseRequestFromTemplate: NOT_BUILT,
  ListAWSDefaultServiceQuotas: listAwsDefaultServiceQuotas,
  ListRequestedServiceQuotaChangeHistory: listRequestedServiceQuotaChangeHistory,
  ListRequestedServiceQuotaChangeHistoryByQuota: listRequestedServiceQuotaChangeHistoryByQuota,
  ListServiceQuotaIncreaseRequestsInTemplate: NOT_BUILT,
  ListServiceQuotas: listServiceQuotas,
  ListServices: listServices,
  ListTagsForResource: NOT_BUILT,
  PutServiceQuotaIncreaseRequestIntoTemplate: NOT_BUILT,
  RequestServiceQuotaIncrease: requestServiceQuotaIncrease,
  StartAutoManagement: NOT_BUILT,
  StartQuotaUtilizationReport: NOT_BUILT,
  StopAutoManagement: NOT_BUILT,
  TagResource: NOT_BUILT,
  UntagResource: NOT_BUILT,
  UpdateAutoManagement: NOT_BUILT,
} as const satisfies { readonly [Name in keyof ServiceQuotasOperations]: ServiceQuotasOperations[Name] | typeof NOT_BUILT }
