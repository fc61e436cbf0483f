import type { Quotas } from './quotas.ts'

/** A request that raised a quota; its row is of the account and Region, or of Region `global` for a quota of the account. */
export interface QuotaIncrease {
  readonly quota: keyof Quotas
  /** Under which of the quota's codes it was asked for, and where. */
  readonly serviceCode: string
  readonly quotaCode: string
  readonly requestedIn: string
  readonly desired: number
  readonly requester: string
  readonly createdAt: number
}
