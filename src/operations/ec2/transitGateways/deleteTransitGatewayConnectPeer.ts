import type { Ec2Operation } from '../ec2Operation.ts'
import { liveConnectPeer } from './connectPeerLookup.ts'
import { connectPeerShape } from './connectPeerShape.ts'

export const deleteTransitGatewayConnectPeer: Ec2Operation<'DeleteTransitGatewayConnectPeer'> = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const { kind, id } = liveConnectPeer(context, input.TransitGatewayConnectPeerId)
  const row = world.update(kind, id, { state: 'deleting' }, { dueAt: nowMs + leadTimes.provisioning })
  return { TransitGatewayConnectPeer: connectPeerShape(context, row) }
}
