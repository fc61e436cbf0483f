import { AwsError } from '../../../resources/refusal.ts'
import { isLiveVirtualInterface } from '../../../resources/virtualInterface.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'

export const deleteVpnGateway: Ec2Operation<'DeleteVpnGateway'> = (context, input) => {
  const { world, nowMs } = context
  const gateway = live(context, 'virtualPrivateGateway', input.VpnGatewayId)
  const users = usersOf(context, gateway.id)
  const { attachment, ...rest } = gateway.body
  if (attachment && attachment.state !== 'detached') users.unshift(attachment.vpcId)
  if (users.length > 0) {
    throw new AwsError(
      'IncorrectState',
      `The vpnGateway '${gateway.id}' is in use by ${users.join(', ')}; delete or detach these first.`,
    )
  }
  world.put('virtualPrivateGateway', gateway.id, gateway, { ...rest, state: 'deleting' }, { dueAt: nowMs })
  return {}
}

/** VPN connections, virtual interfaces and Direct Connect gateways that still end on the gateway. */
function usersOf({ world }: Context, id: string): string[] {
  return [
    ...[...world.referring('vpnConnection', id)].filter(({ body }) => body.state !== 'deleted'),
    ...[...world.referring('virtualInterface', id)].filter(({ body }) => isLiveVirtualInterface(body)),
    ...[...world.referring('directConnectGatewayAssociation', id)].filter(({ body }) => body.state !== 'disassociated'),
  ].map(row => (row.kind === 'directConnectGatewayAssociation' ? `Direct Connect gateway association ${row.id}` : row.id))
}
