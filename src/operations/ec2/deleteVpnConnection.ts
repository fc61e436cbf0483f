import type { Ec2Operation } from './ec2Operation.ts'
import { live } from './nouns.ts'

export const deleteVpnConnection: Ec2Operation<'DeleteVpnConnection'> = (context, input) => {
  const { id } = live(context, 'vpnConnection', input.VpnConnectionId)
  context.world.update('vpnConnection', id, { state: 'deleting' }, { dueAt: context.nowMs })
  return {}
}
