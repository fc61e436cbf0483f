import { parsePrefix } from '../../../net/prefix.ts'
import { insideIpv6CidrsTaken, parseInsideIpv6Cidr } from '../../../resources/insideIpv6Cidr.ts'
import { checkPreSharedKey } from '../../../resources/preSharedKey.ts'
import { keepKeysInRow, keepKeysInSecret } from '../../../resources/preSharedKeySecret.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { insideCidrsTaken, parseInsideCidr } from '../../../resources/tunnelAddresses.ts'
import { tunnelOptionsOf } from '../../../resources/tunnelOptions.ts'
import type { VpnConnection, VpnTunnel } from '../../../resources/vpn.ts'
import { checkVpnRules } from '../../../resources/vpnRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { required } from '../nouns.ts'
import { availableVpn, tunnelIndex } from './availableVpn.ts'
import { isKeptInSecret } from './preSharedKeyStorage.ts'
import { replaceTunnels } from './replaceTunnels.ts'
import { tunnelOrder } from './tunnelOrder.ts'
import { vpnConnectionShape } from './vpnConnectionShape.ts'

/**
 * Changes one tunnel, named by its outside address, which is down while its end is replaced; what the request does not
 * name stays as it was. Turning lifecycle control on or off alone may skip the replacement.
 */
export const modifyVpnTunnelOptions: Ec2Operation<'ModifyVpnTunnelOptions'> = (context, input) => {
  const { world, caller } = context
  const vpn = availableVpn(context, input.VpnConnectionId)
  const index = tunnelIndex(vpn, input.VpnTunnelOutsideIpAddress)
  const tunnel = vpn.body.tunnels[index]
  const specification = required(input.TunnelOptions, 'tunnelOptions')
  const { insideCidr, insideIpv6Cidr, preSharedKey, ...request } = tunnelOrder(specification, vpn.body.tunnelInsideIpVersion)
  const changed: VpnTunnel = {
    ...tunnel,
    ...tunnelOptionsOf(request, tunnel),
    ...(insideCidr !== undefined && { insideCidr: movedInsideCidr(context, vpn, tunnel, insideCidr) }),
    ...(insideIpv6Cidr !== undefined && { insideIpv6Cidr: movedInsideIpv6Cidr(context, vpn, tunnel, insideIpv6Cidr) }),
    ...(preSharedKey !== undefined && { preSharedKey: checkPreSharedKey(preSharedKey) }),
  }
  const [first, second] = vpn.body.tunnels
  const tunnels = index === 0 ? ([changed, second] as const) : ([first, changed] as const)
  const body = withKeysKept(context, { ...vpn, body: { ...vpn.body, tunnels } }, input.PreSharedKeyStorage)
  checkVpnRules(world, body, caller.region)
  if (!input.SkipTunnelReplacement) {
    return { VpnConnection: vpnConnectionShape(context, replaceTunnels(context, vpn, { body, indexes: [index] })) }
  }
  const given = Object.keys(specification).filter(name => name !== 'EnableTunnelLifecycleControl')
  if (given.length > 0 || input.PreSharedKeyStorage !== undefined) {
    const message = `SkipTunnelReplacement is for turning EnableTunnelLifecycleControl on or off alone, not for ${given.join(', ') || 'PreSharedKeyStorage'}.`
    throw new AwsError('InvalidParameterCombination', message)
  }
  // The step that follows at once sets the timer of the maintenance.
  return { VpnConnection: vpnConnectionShape(context, world.put('vpnConnection', vpn.id, vpn, body, { dueAt: context.nowMs })) }
}

/** Keys stay where they are kept unless the request moves those of both tunnels. */
function withKeysKept(context: Context, { id, body }: Row<'vpnConnection'>, storage: string | undefined): VpnConnection {
  const { world, caller, nowMs, random } = context
  const toSecret = isKeptInSecret(storage) || (storage === undefined && body.preSharedKeyArn !== undefined)
  return toSecret ? keepKeysInSecret(world, caller, { id, vpn: body, nowMs, random }) : keepKeysInRow(world, body)
}

function movedInsideCidr(context: Context, vpn: Row<'vpnConnection'>, tunnel: VpnTunnel, text: string): string {
  const sibling = vpn.body.tunnels.filter(other => other !== tunnel).map(other => parsePrefix(other.insideCidr)!)
  return parseInsideCidr(text, [...insideCidrsTaken(context.world, vpn.body.virtualPrivateGatewayId, vpn.id), ...sibling]).text
}

function movedInsideIpv6Cidr(context: Context, vpn: Row<'vpnConnection'>, tunnel: VpnTunnel, text: string): string {
  const others = vpn.body.tunnels.filter(other => other !== tunnel)
  const sibling = others.flatMap(other => parsePrefix(other.insideIpv6Cidr ?? '') ?? [])
  const taken = insideIpv6CidrsTaken(context.world, vpn.body.transitGatewayId, vpn.id)
  return parseInsideIpv6Cidr(text, [...taken, ...sibling]).text
}
