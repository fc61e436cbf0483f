import { endTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'

/** Its attachment to a transit gateway goes with it, whose static routes to it become black holes, and so do its keys. */
export const deleteVpnConnection: Ec2Operation<'DeleteVpnConnection'> = (context, input) => {
  const { world, nowMs } = context
  const { id, body } = live(context, 'vpnConnection', input.VpnConnectionId)
  for (const attachment of world.referring('transitGatewayAttachment', id)) {
    endTransitGatewayAttachment(world, attachment.id, nowMs)
  }
  if (body.preSharedKeyArn !== undefined) world.remove('secret', body.preSharedKeyArn)
  world.update('vpnConnection', id, { state: 'deleting' }, { dueAt: nowMs })
  return {}
}
