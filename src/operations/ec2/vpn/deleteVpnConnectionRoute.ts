import { AwsError } from '../../../resources/refusal.ts'
import { parseCidr } from '../../../resources/vpcRules.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live, required } from '../nouns.ts'

export const deleteVpnConnectionRoute: Ec2Operation<'DeleteVpnConnectionRoute'> = (context, input) => {
  const { id, body } = live(context, 'vpnConnection', input.VpnConnectionId)
  const cidr = parseCidr(required(input.DestinationCidrBlock, 'destinationCidrBlock'), 'destinationCidrBlock').text
  if (!body.staticRoutes.some(route => route.cidr === cidr && route.state !== 'deleting')) {
    throw new AwsError('InvalidRoute.NotFound', `The specified route ${cidr} does not exist in the VPN connection ${id}`)
  }
  const staticRoutes = body.staticRoutes.map(route => (route.cidr === cidr ? { cidr, state: 'deleting' as const } : route))
  context.world.update('vpnConnection', id, { staticRoutes }, { dueAt: context.nowMs })
  return {}
}
