import type { Entropy } from './ids.ts'
import { checkPreSharedKey, newPreSharedKey } from './preSharedKey.ts'
import { freeInsideCidr, insideCidrsTaken, newOutsideAddresses, parseInsideCidr } from './tunnelAddresses.ts'
import { type TunnelRequest, tunnelOptionsOf } from './tunnelOptions.ts'
import type { VpnConnection, VpnTunnel } from './vpn.ts'
import type { World } from './world.ts'

export interface VpnOrder {
  readonly customerGatewayId: string
  readonly virtualPrivateGatewayId?: string
  readonly staticRoutesOnly?: boolean
  readonly localIpv4NetworkCidr?: string
  readonly remoteIpv4NetworkCidr?: string
  readonly tunnels?: readonly TunnelOrder[]
  readonly tags?: VpnConnection['tags']
}

export type TunnelOrder = TunnelRequest & {
  readonly insideCidr?: string | undefined
  readonly preSharedKey?: string | undefined
}

/**
 * A pending VPN connection with two tunnels: what the order leaves open is AWS's default or generated (addresses,
 * keys). Throws InvalidParameterValue where the order breaks a rule of the VPN guide's tunnel options.
 */
export function newVpnConnection(world: World, order: VpnOrder, nowMs: number, random: Entropy): VpnConnection {
  const { virtualPrivateGatewayId } = order
  const [firstAddress, secondAddress] = newOutsideAddresses(world, random)
  const taken = insideCidrsTaken(world, virtualPrivateGatewayId)
  const written = (order.tunnels ?? []).flatMap(tunnel => tunnel.insideCidr ?? [])
  for (const text of written) taken.push(parseInsideCidr(text, taken))
  const tunnelOf = (outsideIpAddress: string, { insideCidr, preSharedKey, ...request }: TunnelOrder = {}): VpnTunnel => {
    const inside = insideCidr ?? freeInsideCidr(taken, random).text
    if (insideCidr === undefined) taken.push(parseInsideCidr(inside, taken))
    const key = preSharedKey === undefined ? newPreSharedKey(random) : checkPreSharedKey(preSharedKey)
    return { outsideIpAddress, insideCidr: inside, preSharedKey: key, ...tunnelOptionsOf(request) }
  }
  return {
    customerGatewayId: order.customerGatewayId,
    ...(virtualPrivateGatewayId === undefined ? undefined : { virtualPrivateGatewayId }),
    state: 'pending',
    staticRoutesOnly: order.staticRoutesOnly ?? false,
    staticRoutes: [],
    localIpv4NetworkCidr: order.localIpv4NetworkCidr ?? '0.0.0.0/0',
    remoteIpv4NetworkCidr: order.remoteIpv4NetworkCidr ?? '0.0.0.0/0',
    enableAcceleration: false,
    tunnels: [tunnelOf(firstAddress, order.tunnels?.[0]), tunnelOf(secondAddress, order.tunnels?.[1])],
    createdAt: nowMs,
    tags: order.tags ?? {},
  }
}
