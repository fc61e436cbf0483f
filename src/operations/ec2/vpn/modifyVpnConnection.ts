import { parsePrefix } from '../../../net/prefix.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { endTransitGatewayAttachment, newTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import { insideCidrsTaken, parseInsideCidr } from '../../../resources/tunnelAddresses.ts'
import { BOTH_TUNNELS } from '../../../resources/tunnelReplacement.ts'
import type { VpnConnection } from '../../../resources/vpn.ts'
import { checkVpnRules } from '../../../resources/vpnRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { availableVpn } from './availableVpn.ts'
import { replaceTunnels } from './replaceTunnels.ts'
import { vpnConnectionShape } from './vpnConnectionShape.ts'
import { checkVpnQuotas } from './vpnQuotas.ts'
import { vpnTarget } from './vpnTarget.ts'

/**
 * Another gateway or customer gateway. Both tunnels are down meanwhile; addresses, keys and options stay, the attachment
 * to a transit gateway follows (VPN guide, "Modify the target gateway").
 */
export const modifyVpnConnection: Ec2Operation<'ModifyVpnConnection'> = (context, input) => {
  const { world, caller } = context
  const vpn = availableVpn(context, input.VpnConnectionId)
  const target = vpnTarget(context, input)
  const hasTarget = Object.keys(target).length > 0
  if (!hasTarget && input.CustomerGatewayId === undefined) {
    const message = 'The request must contain one of the parameters transitGatewayId, vpnGatewayId and customerGatewayId'
    throw new AwsError('MissingParameter', message)
  }
  const customer = input.CustomerGatewayId === undefined ? undefined : live(context, 'customerGateway', input.CustomerGatewayId)
  const isMoved = hasTarget && !isOn(vpn.body, target)
  if (isMoved) checkMove(vpn)
  const { virtualPrivateGatewayId: _vgw, transitGatewayId: _tgw, ...rest } = vpn.body
  const body: VpnConnection = {
    ...(isMoved ? { ...rest, ...target } : vpn.body),
    ...(customer && { customerGatewayId: customer.id }),
  }
  checkVpnRules(world, body, caller.region)
  checkVpnQuotas(context, body, vpn.id)
  if (isMoved) {
    if (body.virtualPrivateGatewayId !== undefined) checkInsideCidrs(context, vpn.id, body)
    moveAttachment(context, vpn, body.transitGatewayId)
  }
  return { VpnConnection: vpnConnectionShape(context, replaceTunnels(context, vpn, { body, indexes: BOTH_TUNNELS })) }
}

function isOn(vpn: VpnConnection, target: ReturnType<typeof vpnTarget>): boolean {
  return vpn.virtualPrivateGatewayId === target.virtualPrivateGatewayId && vpn.transitGatewayId === target.transitGatewayId
}

/** VPN guide, "Modify the target gateway": static routes are deleted before; a site of a concentrator stays one. */
function checkMove({ id, body }: Row<'vpnConnection'>): void {
  if (body.vpnConcentratorId !== undefined) {
    const message = `The VPN connection ${id} is a site of ${body.vpnConcentratorId}; its gateway cannot be changed.`
    throw new AwsError('InvalidParameterCombination', message)
  }
  const routes = body.staticRoutes.filter(({ state }) => state !== 'deleted').map(({ cidr }) => cidr)
  if (routes.length === 0) return
  throw new AwsError('IncorrectState', `The VPN connection ${id} has the static routes ${routes.join(', ')}; delete them first.`)
}

/** The blocks inside the tunnels stay, so they must be free on the new virtual private gateway. */
function checkInsideCidrs({ world }: Context, id: string, { virtualPrivateGatewayId, tunnels }: VpnConnection): void {
  const taken = insideCidrsTaken(world, virtualPrivateGatewayId, id)
  for (const { insideCidr } of tunnels) if (parsePrefix(insideCidr)) parseInsideCidr(insideCidr, taken)
}

function moveAttachment(context: Context, vpn: Row<'vpnConnection'>, transitGatewayId: string | undefined): void {
  const { world, nowMs, leadTimes, quotas, random } = context
  const readyAt = nowMs + leadTimes.provisioning
  for (const { id } of world.referring('transitGatewayAttachment', vpn.id)) endTransitGatewayAttachment(world, id, readyAt)
  if (transitGatewayId === undefined) return
  const order = { transitGatewayId, type: 'vpn', resourceId: vpn.id, resourceOwnerAccount: vpn.account } as const
  newTransitGatewayAttachment(world, order, { nowMs, readyAt, quotas, random })
}
