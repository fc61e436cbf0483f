import type { CreateVpnConnectionRequest } from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../resources/ids.ts'
import { newVpnConnection, type VpnOrder } from '../../../resources/newVpnConnection.ts'
import { keepKeysInSecret } from '../../../resources/preSharedKeySecret.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { newTransitGatewayAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import { withTunnelCertificates } from '../../../resources/tunnelCertificate.ts'
import { checkVpnRules } from '../../../resources/vpnRules.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { live } from '../nouns.ts'
import { chosen } from './chosen.ts'
import { checkGatewayType } from './gatewayType.ts'
import { networkCidrs } from './networkCidrs.ts'
import { isKeptInSecret } from './preSharedKeyStorage.ts'
import { tunnelOrder } from './tunnelOrder.ts'
import { vpnConnectionShape } from './vpnConnectionShape.ts'
import { checkVpnQuotas } from './vpnQuotas.ts'
import { vpnTarget } from './vpnTarget.ts'

/** On a virtual private gateway, a transit gateway (which gets an attachment), a concentrator or nothing yet. */
export const createVpnConnection: Ec2Operation<'CreateVpnConnection'> = (context, input) => {
  const { world, caller, nowMs, random, leadTimes, quotas } = context
  checkGatewayType(input.Type)
  const target = vpnTarget(context, input)
  const customerGateway = live(context, 'customerGateway', input.CustomerGatewayId)
  const order: VpnOrder = {
    ...target,
    ...optionsFrom(input),
    customerGatewayId: customerGateway.id,
    tags: tagsFrom(context, 'vpnConnection', input.TagSpecifications),
  }
  checkVpnRules(world, order, caller.region)
  checkVpnQuotas(context, order)
  const made = newVpnConnection(world, order, nowMs, random)
  const certified = customerGateway.body.certificateArn === undefined ? made : withTunnelCertificates(made, caller, random)
  const id = ec2Id('vpn', random)
  const body = isKeptInSecret(input.PreSharedKeyStorage)
    ? keepKeysInSecret(world, caller, { id, vpn: certified, nowMs, random })
    : certified
  const readyAt = nowMs + leadTimes.vpnConnection
  const row = world.put('vpnConnection', id, caller, body, { dueAt: readyAt })
  if (target.transitGatewayId !== undefined) {
    const attachment = { transitGatewayId: target.transitGatewayId, type: 'vpn', resourceId: id } as const
    newTransitGatewayAttachment(
      world,
      { ...attachment, resourceOwnerAccount: caller.account },
      { nowMs, readyAt, quotas, random },
    )
  }
  return { VpnConnection: vpnConnectionShape(context, row) }
}

const IP_VERSIONS = ['ipv4', 'ipv6'] as const
const OUTSIDE_TYPES = ['PublicIpv4', 'PrivateIpv4', 'Ipv6'] as const
const BANDWIDTHS = ['standard', 'large'] as const

function optionsFrom({ Options = {} }: CreateVpnConnectionRequest): Omit<VpnOrder, 'customerGatewayId'> {
  const version = chosen('tunnelInsideIpVersion', Options.TunnelInsideIpVersion, IP_VERSIONS)
  const outside = chosen('outsideIpAddressType', Options.OutsideIpAddressType, OUTSIDE_TYPES)
  const bandwidth = chosen('tunnelBandwidth', Options.TunnelBandwidth, BANDWIDTHS)
  const tunnels = Options.TunnelOptions ?? []
  if (tunnels.length > 2) {
    throw new AwsError(
      'InvalidParameterValue',
      `The number of tunnel options (${tunnels.length}) is invalid. A VPN connection has two tunnels.`,
    )
  }
  return {
    staticRoutesOnly: Options.StaticRoutesOnly ?? false,
    enableAcceleration: Options.EnableAcceleration ?? false,
    ...networkCidrs(Options, version),
    ...(version && { tunnelInsideIpVersion: version }),
    ...(outside && { outsideIpAddressType: outside }),
    ...(bandwidth && { tunnelBandwidth: bandwidth }),
    ...(Options.TransportTransitGatewayAttachmentId && {
      transportAttachmentId: Options.TransportTransitGatewayAttachmentId,
    }),
    tunnels: tunnels.map(tunnel => tunnelOrder(tunnel, version)),
  }
}
