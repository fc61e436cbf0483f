import type { Prefix } from '../net/prefix.ts'
import type { Entropy } from './ids.ts'
import { freeInsideIpv6Cidr, insideIpv6CidrsTaken, parseInsideIpv6Cidr } from './insideIpv6Cidr.ts'
import { outsideAddresses } from './outsideAddresses.ts'
import { checkPreSharedKey, newPreSharedKey } from './preSharedKey.ts'
import { freeInsideCidr, insideCidrsTaken, parseInsideCidr } from './tunnelAddresses.ts'
import { type TunnelRequest, tunnelOptionsOf } from './tunnelOptions.ts'
import type { VpnConnection, VpnTunnel } from './vpn.ts'
import type { World } from './world.ts'

/** What a VPN connection is ordered with; whatever is absent gets AWS's default. */
export interface VpnOrder
  extends Partial<
    Pick<
      VpnConnection,
      | 'virtualPrivateGatewayId'
      | 'transitGatewayId'
      | 'vpnConcentratorId'
      | 'staticRoutesOnly'
      | 'localIpv4NetworkCidr'
      | 'remoteIpv4NetworkCidr'
      | 'localIpv6NetworkCidr'
      | 'remoteIpv6NetworkCidr'
      | 'enableAcceleration'
      | 'tunnelInsideIpVersion'
      | 'outsideIpAddressType'
      | 'transportAttachmentId'
      | 'tunnelBandwidth'
      | 'tags'
    >
  > {
  readonly customerGatewayId: string
  readonly tunnels?: readonly TunnelOrder[]
}

export type TunnelOrder = TunnelRequest & {
  readonly insideCidr?: string | undefined
  readonly insideIpv6Cidr?: string | undefined
  readonly preSharedKey?: string | undefined
}

/**
 * A pending VPN connection with two tunnels: what the order leaves open is AWS's default or generated (addresses,
 * keys). Throws InvalidParameterValue where the order breaks a rule of the VPN guide's tunnel options.
 */
export function newVpnConnection(world: World, order: VpnOrder, nowMs: number, random: Entropy): VpnConnection {
  const { tunnels: orders = [], ...wanted } = order
  const [firstAddress, secondAddress] = outsideAddresses(world, order, random)
  const ipv4 = insideBlocks(world, order, orders, random)
  const ipv6 = order.tunnelInsideIpVersion === 'ipv6' ? insideIpv6Blocks(world, order, orders, random) : undefined
  const tunnelOf = (outsideIpAddress: string, index: 0 | 1): VpnTunnel => {
    const { insideCidr: _4, insideIpv6Cidr: _6, preSharedKey, ...request } = orders[index] ?? {}
    return {
      outsideIpAddress,
      insideCidr: ipv4[index],
      ...(ipv6 && { insideIpv6Cidr: ipv6[index] }),
      preSharedKey: preSharedKey === undefined ? newPreSharedKey(random) : checkPreSharedKey(preSharedKey),
      ...tunnelOptionsOf(request),
    }
  }
  return {
    staticRoutesOnly: false,
    localIpv4NetworkCidr: '0.0.0.0/0',
    remoteIpv4NetworkCidr: '0.0.0.0/0',
    enableAcceleration: false,
    tags: {},
    ...withoutUndefined(wanted),
    state: 'pending',
    staticRoutes: [],
    tunnels: [tunnelOf(firstAddress, 0), tunnelOf(secondAddress, 1)],
    createdAt: nowMs,
  }
}

type Blocks = readonly [string, string]

/** Blocks that were asked for are taken before any is generated. */
function insideBlocks(world: World, order: VpnOrder, orders: readonly TunnelOrder[], random: Entropy): Blocks {
  const others = insideCidrsTaken(world, order.virtualPrivateGatewayId ?? order.transitGatewayId)
  const mustDiffer = order.virtualPrivateGatewayId === undefined ? [] : others
  return blocks(
    orders.map(({ insideCidr }) => insideCidr),
    {
      parse: (text, own) => parseInsideCidr(text, [...mustDiffer, ...own]),
      free: own => freeInsideCidr([...others, ...own], random),
    },
  )
}

function insideIpv6Blocks(world: World, order: VpnOrder, orders: readonly TunnelOrder[], random: Entropy): Blocks {
  const others = insideIpv6CidrsTaken(world, order.transitGatewayId)
  return blocks(
    orders.map(({ insideIpv6Cidr }) => insideIpv6Cidr),
    {
      parse: (text, own) => parseInsideIpv6Cidr(text, [...others, ...own]),
      free: own => freeInsideIpv6Cidr([...others, ...own], random),
    },
  )
}

interface BlockRules {
  readonly parse: (text: string, own: readonly Prefix[]) => Prefix
  readonly free: (own: readonly Prefix[]) => Prefix
}

function blocks(asked: readonly (string | undefined)[], { parse, free }: BlockRules): Blocks {
  const own: Prefix[] = []
  for (const text of asked) if (text !== undefined) own.push(parse(text, own))
  const next = (index: 0 | 1): string => {
    const text = asked[index]
    if (text !== undefined) return text
    const block = free(own)
    own.push(block)
    return block.text
  }
  return [next(0), next(1)]
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}
