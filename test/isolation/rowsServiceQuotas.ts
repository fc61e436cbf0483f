import type { Rows } from './rows.ts'

export const ROWS_SERVICE_QUOTAS: Rows = {
  GetRequestedServiceQuotaChange: own => ({ RequestId: own.quotaRequest }),
}
