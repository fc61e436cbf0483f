import type { CreateVpnConnectionRequest, VpnConnectionOptionsSpecification } from '@aws-sdk/client-ec2'
import { parseAddress } from '../../net/address.ts'
import { ec2Id } from '../../resources/ids.ts'
import { newVpnConnection } from '../../resources/newVpnConnection.ts'
import { AwsError } from '../../resources/refusal.ts'
import { parseCidr } from '../../resources/vpcRules.ts'
import type { Context } from '../operation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagsFrom } from './ec2Tags.ts'
import { checkGatewayType } from './gatewayType.ts'
import { live } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { tunnelOrder } from './tunnelOrder.ts'
import { vpnConnectionShape } from './vpnConnectionShape.ts'

/** On a virtual private gateway, or on none yet ("unassociated"); transit gateways and concentrators cannot exist here. */
export const createVpnConnection: Ec2Operation<'CreateVpnConnection'> = (context, input) => {
  const { world, caller, nowMs, random, leadTimes } = context
  checkGatewayType(input.Type)
  checkTarget(input)
  checkOptions(input)
  const customerGateway = live(context, 'customerGateway', input.CustomerGatewayId)
  if (parseAddress(customerGateway.body.ipAddress)?.family === 6) {
    const message = `The customer gateway ${customerGateway.id} has an IPv6 address, which a virtual private gateway does not support; use one with an IPv4 address.`
    throw new AwsError('InvalidParameterCombination', message)
  }
  const gateway = input.VpnGatewayId ? live(context, 'virtualPrivateGateway', input.VpnGatewayId) : undefined
  checkQuotas(context, gateway?.id)
  const options = input.Options ?? {}
  const order = {
    customerGatewayId: customerGateway.id,
    ...(gateway ? { virtualPrivateGatewayId: gateway.id } : undefined),
    staticRoutesOnly: options.StaticRoutesOnly ?? false,
    localIpv4NetworkCidr: networkCidr(options.LocalIpv4NetworkCidr, 'localIpv4NetworkCidr'),
    remoteIpv4NetworkCidr: networkCidr(options.RemoteIpv4NetworkCidr, 'remoteIpv4NetworkCidr'),
    tunnels: (options.TunnelOptions ?? []).map(tunnelOrder),
    tags: tagsFrom(context, 'vpnConnection', input.TagSpecifications),
  }
  const body = newVpnConnection(world, order, nowMs, random)
  const timer = { dueAt: nowMs + leadTimes.vpnConnection }
  return { VpnConnection: vpnConnectionShape(context, world.put('vpnConnection', ec2Id('vpn', random), caller, body, timer)) }
}

function checkTarget(input: CreateVpnConnectionRequest): void {
  const { TransitGatewayId, VpnConcentratorId, VpnGatewayId } = input
  if (TransitGatewayId && VpnGatewayId) {
    throw new AwsError('InvalidParameterCombination', 'The parameters vpnGatewayId and transitGatewayId cannot be used together.')
  }
  if (TransitGatewayId) {
    throw new AwsError('InvalidTransitGatewayID.NotFound', `The transitGateway ID '${TransitGatewayId}' does not exist`)
  }
  if (VpnConcentratorId) {
    throw new AwsError('InvalidVpnConcentratorID.NotFound', `The vpnConcentrator ID '${VpnConcentratorId}' does not exist`)
  }
}

/** Options that need a transit gateway, each with the only value a virtual private gateway has. VPN guide, "Tunnel options". */
const ONLY_VALUES = {
  EnableAcceleration: false,
  TunnelInsideIpVersion: 'ipv4',
  OutsideIpAddressType: 'PublicIpv4',
  TunnelBandwidth: 'standard',
} as const satisfies { readonly [Name in keyof VpnConnectionOptionsSpecification]?: string | boolean }

function checkOptions({ Options = {}, PreSharedKeyStorage }: CreateVpnConnectionRequest): void {
  for (const [name, only] of Object.entries(ONLY_VALUES)) {
    const value = Options[name as keyof typeof ONLY_VALUES]
    if (value === undefined || value === only) continue
    const message = `Value (${value}) for ${name} needs a transit gateway; on a virtual private gateway it can only be ${only}.`
    throw new AwsError('InvalidParameterCombination', message)
  }
  if (PreSharedKeyStorage !== undefined && PreSharedKeyStorage !== 'Standard') {
    throw new AwsError('UnsupportedOperation', `PreSharedKeyStorage ${PreSharedKeyStorage} is not supported; use Standard.`)
  }
  const tunnels = Options.TunnelOptions?.length ?? 0
  if (tunnels > 2) {
    throw new AwsError(
      'InvalidParameterValue',
      `The number of tunnel options (${tunnels}) is invalid. A VPN connection has two tunnels.`,
    )
  }
}

function networkCidr(text: string | undefined, parameter: string): string {
  return text ? parseCidr(text, parameter).text : '0.0.0.0/0'
}

function checkQuotas({ world, caller, quotas }: Context, gatewayId: string | undefined): void {
  const connections = [...world.within('vpnConnection', caller)].filter(({ body }) => body.state !== 'deleted')
  const limit = quotas.vpnConnectionsPerRegion
  checkQuota('VpnConnectionLimitExceeded', 'VPN connections in the Region', { count: connections.length, limit })
  if (gatewayId === undefined) return
  const count = connections.filter(({ body }) => body.virtualPrivateGatewayId === gatewayId).length
  const perGateway = quotas.vpnConnectionsPerVirtualPrivateGateway
  checkQuota('VpnConnectionLimitExceeded', `VPN connections of ${gatewayId}`, { count, limit: perGateway })
}
