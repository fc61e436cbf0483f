import { parseAddress } from '../net/address.ts'
import { isPrivateIpv4 } from './outsideAddresses.ts'
import { AwsError } from './refusal.ts'
import { isLiveAttachment } from './transitGatewayAttachmentOrder.ts'
import type { CustomerGateway, VpnConnection } from './vpn.ts'
import type { World } from './world.ts'

/**
 * Which options of a VPN connection go together: with its gateway, with its customer gateway and with each other. The
 * rules hold for a new connection and for every change of it.
 */

/** A VPN connection or the order of one: what is absent has AWS's default. */
interface RuledVpn
  extends Partial<
    Pick<
      VpnConnection,
      | 'virtualPrivateGatewayId'
      | 'transitGatewayId'
      | 'vpnConcentratorId'
      | 'staticRoutesOnly'
      | 'enableAcceleration'
      | 'tunnelInsideIpVersion'
      | 'outsideIpAddressType'
      | 'transportAttachmentId'
      | 'tunnelBandwidth'
    >
  > {
  readonly customerGatewayId: string
  readonly tunnels?: readonly {
    readonly startupAction?: 'add' | 'start' | undefined
    readonly ikeVersions?: readonly string[] | undefined
  }[]
}

interface Facts {
  readonly vpn: RuledVpn
  readonly customer: Pick<CustomerGateway, 'ipAddress'> & { readonly id: string }
  readonly region: string
  readonly world: World
}

/** What is wrong, undefined where nothing is. */
type Rule = (facts: Facts) => string | undefined

/** Throws InvalidParameterCombination with the first rule that the connection breaks. */
export function checkVpnRules(world: World, vpn: RuledVpn, region: string): void {
  const body = world.get('customerGateway', vpn.customerGatewayId)?.body
  const customer = { id: vpn.customerGatewayId, ipAddress: body?.ipAddress ?? '' }
  for (const rule of RULES) {
    const wrong = rule({ vpn, customer, region, world })
    if (wrong !== undefined) throw new AwsError('InvalidParameterCombination', wrong)
  }
}

/** VPN guide, "Tunnel options": what only a transit gateway can, with the one value a virtual private gateway has. */
const OF_TRANSIT_GATEWAYS = {
  enableAcceleration: ['EnableAcceleration', false],
  tunnelInsideIpVersion: ['TunnelInsideIpVersion', 'ipv4'],
  outsideIpAddressType: ['OutsideIpAddressType', 'PublicIpv4'],
  tunnelBandwidth: ['TunnelBandwidth', 'standard'],
} as const satisfies { readonly [Name in keyof VpnConnection]?: readonly [string, string | boolean] }

/** VPN guide, "Large bandwidth tunnels": Regions that have none. */
const WITHOUT_LARGE = ['ap-southeast-4', 'ca-west-1', 'eu-central-2', 'il-central-1', 'me-central-1']

const RULES: readonly Rule[] = [
  ({ vpn }) => {
    if (vpn.virtualPrivateGatewayId === undefined) return undefined
    for (const [member, [name, only]] of Object.entries(OF_TRANSIT_GATEWAYS)) {
      const value = vpn[member as keyof typeof OF_TRANSIT_GATEWAYS] ?? only
      if (value === only) continue
      return `Value (${value}) for ${name} needs a transit gateway; on a virtual private gateway it can only be ${only}.`
    }
    return undefined
  },
  ({ vpn, customer }) => {
    if (vpn.virtualPrivateGatewayId === undefined || familyOf(customer.ipAddress) !== 6) return undefined
    return `The customer gateway ${customer.id} has an IPv6 address, which a virtual private gateway does not support; use one with an IPv4 address.`
  },
  // VPN guide, "VPN concentrator": BGP alone, public addresses, at most 100 Mbps a site.
  ({ vpn }) => concentratorLacks(vpn, vpn.staticRoutesOnly === true, 'static routes: leave StaticRoutesOnly false'),
  ({ vpn }) => concentratorLacks(vpn, vpn.outsideIpAddressType === 'PrivateIpv4', 'private outside addresses'),
  ({ vpn }) => concentratorLacks(vpn, vpn.tunnelBandwidth === 'large', 'tunnels with large bandwidth'),
  ({ vpn }) => acceleratedLacks(vpn, vpn.tunnelBandwidth === 'large', 'TunnelBandwidth large'),
  ({ vpn }) => acceleratedLacks(vpn, vpn.outsideIpAddressType === 'PrivateIpv4', 'OutsideIpAddressType PrivateIpv4'),
  ({ vpn }) => acceleratedLacks(vpn, starts(vpn), 'StartupAction start: with NAT traversal the customer gateway device begins'),
  ({ vpn, customer }) =>
    starts(vpn) && customer.ipAddress === ''
      ? `StartupAction start needs an address to call, and the customer gateway ${customer.id} has none; use add.`
      : undefined,
  ({ vpn }) =>
    vpn.tunnels?.some(({ startupAction, ikeVersions }) => startupAction === 'start' && ikeVersions?.includes('ikev2') === false)
      ? 'StartupAction start needs IKE version 2; allow ikev2 or use add.'
      : undefined,
  ({ vpn, customer, region }) => {
    if (vpn.tunnelBandwidth !== 'large') return undefined
    if (WITHOUT_LARGE.includes(region)) return `TunnelBandwidth large does not exist in ${region}; use standard.`
    if (customer.ipAddress !== '') return undefined
    return `TunnelBandwidth large needs a customer gateway with a fixed IP address, which ${customer.id} has not; use standard.`
  },
  ({ vpn, customer }) => {
    const type = vpn.outsideIpAddressType ?? 'PublicIpv4'
    const [fits, needed] = OUTSIDE[type]
    if (fits(customer.ipAddress)) return undefined
    return `OutsideIpAddressType ${type} needs a customer gateway with ${needed}; ${customer.id} has ${customer.ipAddress || 'none'}.`
  },
  ({ vpn, world }) => wrongTransport(vpn, world),
]

/** EC2 API Reference, CustomerGateway: which address goes with which type. A certificate stands in for a public one. */
const OUTSIDE = {
  PublicIpv4: [(text: string) => text === '' || (familyOf(text) === 4 && !isPrivateIpv4(text)), 'a public IPv4 address'],
  PrivateIpv4: [isPrivateIpv4, 'a private IPv4 address (RFC 1918 or RFC 6598)'],
  Ipv6: [(text: string) => familyOf(text) === 6, 'an IPv6 address'],
} as const

/** VPN guide, "Private IP VPN": it rides on the attachment of a Direct Connect gateway at the same transit gateway. */
function wrongTransport({ transportAttachmentId: id, transitGatewayId, outsideIpAddressType }: RuledVpn, world: World) {
  const isPrivate = outsideIpAddressType === 'PrivateIpv4'
  if (id === undefined && !isPrivate) return undefined
  if (id === undefined) return 'OutsideIpAddressType PrivateIpv4 needs transportTransitGatewayAttachmentId.'
  if (!isPrivate) return 'transportTransitGatewayAttachmentId needs OutsideIpAddressType PrivateIpv4.'
  if (transitGatewayId === undefined) return 'OutsideIpAddressType PrivateIpv4 needs a transit gateway.'
  const transport = world.get('transitGatewayAttachment', id)?.body
  const fits = transport?.type === 'direct-connect-gateway' && transport.transitGatewayId === transitGatewayId
  if (fits && isLiveAttachment(transport)) return undefined
  return `The transport attachment ${id} must be an attachment of a Direct Connect gateway at ${transitGatewayId}.`
}

function concentratorLacks({ vpnConcentratorId }: RuledVpn, isWanted: boolean, what: string): string | undefined {
  return vpnConcentratorId !== undefined && isWanted ? `A VPN concentrator has no ${what}.` : undefined
}

function acceleratedLacks({ enableAcceleration }: RuledVpn, isWanted: boolean, what: string): string | undefined {
  return enableAcceleration && isWanted ? `An accelerated VPN connection cannot have ${what}.` : undefined
}

function starts({ tunnels = [] }: RuledVpn): boolean {
  return tunnels.some(({ startupAction }) => startupAction === 'start')
}

function familyOf(text: string): 4 | 6 | undefined {
  return parseAddress(text)?.family
}
