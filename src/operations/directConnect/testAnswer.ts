import type { VirtualInterfaceTestHistory } from '@aws-sdk/client-direct-connect'
import type { Row } from '../../resources/world.ts'

/** A failover test as every answer shows it; it has no end before it has ended. */
export function testAnswer({ id, body }: Row<'virtualInterfaceTest'>): VirtualInterfaceTestHistory {
  return {
    testId: id,
    virtualInterfaceId: body.virtualInterfaceId,
    bgpPeers: [...body.peerIds],
    status: body.status,
    ownerAccount: body.ownerAccount,
    testDurationInMinutes: body.durationMinutes,
    startTime: new Date(body.startedAt),
    endTime: body.endedAt === undefined ? undefined : new Date(body.endedAt),
  }
}
