import { AwsError } from '../../../resources/refusal.ts'
import { endTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'

/** Its attachment goes with it; its sites must be gone before. */
export const deleteVpnConcentrator: Ec2Operation<'DeleteVpnConcentrator'> = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const { id, body } = live(context, 'vpnConcentrator', input.VpnConcentratorId)
  const sites = [...world.referring('vpnConnection', id)].filter(row => row.body.state !== 'deleted').map(row => row.id)
  if (sites.length > 0) {
    const message = `The VPN concentrator ${id} is in use by ${sites.join(', ')}; delete the VPN connections first.`
    throw new AwsError('IncorrectState', message)
  }
  const goneAt = nowMs + leadTimes.provisioning
  endTransitGatewayAttachment(world, body.attachmentId, goneAt)
  world.update('vpnConcentrator', id, { state: 'deleting' }, { dueAt: goneAt })
  return { Return: true }
}
