import type { BillingMode } from './billingMode.ts'
import type { Connection } from './connection.ts'

/** Whether a connection has a billing mode of its own: hosted ones and interconnects are billed otherwise. */
export function isDedicated({ role }: Pick<Connection, 'role'>): boolean {
  return role === undefined
}

export function billingModeOf({ billingMode = 'PayAsYouGo' }: Pick<Connection, 'billingMode'>): BillingMode {
  return billingMode
}
