import { QUOTA_CATALOGUE } from '../../resources/quotaCatalogue.ts'
import { ask, note, type Run } from './run.ts'
import { scopeKey, scopeOfFile, scopesOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'

const SECTIONS = ['vpcs', 'transitGateways', 'vpnConnections', 'connections', 'lags', 'prefixLists'] as const

/** Asks for quotas wherever the file has things: what is granted already is not asked for again, and nothing is lowered. */
export function* applyQuotas(run: Run): Applying<void> {
  const wanted = Object.entries(run.estate.quotas)
  if (wanted.length === 0) return
  const all = [scopeOfFile(run.estate), ...scopesOf(run.estate, ...SECTIONS)]
  const scopes = new Map(all.map(scope => [scopeKey(scope), scope])).values()
  for (const scope of scopes) for (const [name, value] of wanted) yield* raised(run, scope, name, value)
}

function* raised(run: Run, scope: CallScope, name: string, DesiredValue: number): Applying<void> {
  const about = `quotas.${name}`
  const listed = QUOTA_CATALOGUE.find(({ quota, isAdjustable }) => quota === name && isAdjustable)
  if (!listed) return
  const input = { ServiceCode: listed.serviceCode, QuotaCode: listed.code }
  const get = { service: 'servicequotas', operation: 'GetServiceQuota', input, about } as const
  const has = (yield* ask<{ Quota?: { Value?: number } }>(run, scope, get))?.Quota?.Value
  if (has === undefined) return
  note(run, about, 'unchanged')
  if (has >= DesiredValue) return
  const operation = 'RequestServiceQuotaIncrease'
  const call = { service: 'servicequotas', operation, input: { ...input, DesiredValue }, about } as const
  if (yield* ask(run, scope, call)) note(run, about, 'created')
}
