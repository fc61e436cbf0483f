import { AwsError } from '../../../resources/refusal.ts'
import { parseCidr } from '../../../resources/vpcRules.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live, required } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { availableVpn } from './availableVpn.ts'

/** API Reference: static routes towards a virtual private gateway. Adding one that is there already changes nothing. */
export const createVpnConnectionRoute: Ec2Operation<'CreateVpnConnectionRoute'> = (context, input) => {
  const { id, body } = live(context, 'vpnConnection', input.VpnConnectionId)
  const cidr = parseCidr(required(input.DestinationCidrBlock, 'destinationCidrBlock'), 'destinationCidrBlock').text
  if (!body.staticRoutesOnly) {
    const message = `The VPN connection '${id}' does not support static routes; it uses BGP.`
    throw new AwsError('InvalidVpnConnection.InvalidType', message)
  }
  if (body.transitGatewayId !== undefined) {
    const message = `The VPN connection '${id}' is on a transit gateway, whose route tables have its static routes; use CreateTransitGatewayRoute.`
    throw new AwsError('InvalidVpnConnection.InvalidType', message)
  }
  availableVpn(context, id)
  const others = body.staticRoutes.filter(route => route.cidr !== cidr)
  const present = body.staticRoutes.find(route => route.cidr === cidr)
  if (present && present.state !== 'deleting') return {}
  checkQuota('RouteLimitExceeded', `static routes of ${id}`, {
    count: others.length,
    limit: context.quotas.staticRoutesPerVpnConnection,
  })
  const staticRoutes = [...others, { cidr, state: 'pending' as const }]
  context.world.update('vpnConnection', id, { staticRoutes }, { dueAt: context.nowMs })
  return {}
}
