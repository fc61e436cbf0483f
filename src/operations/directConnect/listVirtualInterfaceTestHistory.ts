import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'
import { testAnswer } from './testAnswer.ts'

/** The caller's failover tests in the Region, the latest first, for 365 days after their end. */
export const listVirtualInterfaceTestHistory: DirectConnectOperation<'ListVirtualInterfaceTestHistory'> = (
  { world, caller },
  input,
) => {
  const { testId, virtualInterfaceId, bgpPeers, status } = input
  const rows = [...world.within('virtualInterfaceTest', caller)].filter(
    ({ id, body }) =>
      (!testId || id === testId) &&
      (!virtualInterfaceId || body.virtualInterfaceId === virtualInterfaceId) &&
      (!bgpPeers?.length || bgpPeers.some(peer => body.peerIds.includes(peer))) &&
      (!status || body.status.toLowerCase() === status.toLowerCase()),
  )
  const { items, ...more } = page(rows.reverse(), input, { testId, virtualInterfaceId, bgpPeers, status })
  return { virtualInterfaceTestHistory: items.map(testAnswer), ...more }
}
