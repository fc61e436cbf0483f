import type { DirectConnectOperation } from './directConnectOperation.ts'

/** Failover tests of the last 365 days: none, as nothing starts one. */
export const listVirtualInterfaceTestHistory: DirectConnectOperation<'ListVirtualInterfaceTestHistory'> = () => ({
  virtualInterfaceTestHistory: [],
})
