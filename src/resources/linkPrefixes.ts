import { type Prefix, parseInterfaceAddress, parsePrefix } from '../net/prefix.ts'
import { isLiveVirtualInterface, type VirtualInterface } from './virtualInterface.ts'
import type { VpnConnection } from './vpn.ts'
import type { World } from './world.ts'

/** A point-to-point block that is in use, and by what: `virtual interface dxvif-…` or `tunnel 1 of VPN connection vpn-…`. */
export interface LinkPrefix {
  readonly prefix: Prefix
  readonly usedBy: string
}

/** The blocks of the virtual interfaces and VPN tunnels that end on a gateway; behind a DX gateway, on its VGWs too. */
export function linkPrefixesOn(world: World, gatewayId: string): LinkPrefix[] {
  const associations = [...world.referring('directConnectGatewayAssociation', gatewayId)]
  const behind = associations.filter(({ body }) => body.directConnectGatewayId === gatewayId).map(({ body }) => body.gateway.id)
  return [gatewayId, ...behind].flatMap(id => [...interfacePrefixes(world, id), ...tunnelPrefixes(world, id)])
}

/** The blocks of all virtual interfaces on a connection. */
export function linkPrefixesOnConnection(world: World, connectionId: string): LinkPrefix[] {
  return interfacePrefixes(world, connectionId)
}

/** Every point-to-point block of an account, so that a generated one is unique in it. */
export function linkPrefixesOfAccount(world: World, account: string): Prefix[] {
  const prefixes: Prefix[] = []
  for (const row of world.all('virtualInterface')) {
    if (row.account === account && isLiveVirtualInterface(row.body)) prefixes.push(...peerPrefixes(row.body))
  }
  for (const row of world.all('vpnConnection')) {
    if (row.account === account && row.body.state !== 'deleted') prefixes.push(...insidePrefixes(row.body))
  }
  return prefixes
}

function interfacePrefixes(world: World, id: string): LinkPrefix[] {
  return [...world.referring('virtualInterface', id)]
    .filter(({ body }) => isLiveVirtualInterface(body))
    .flatMap(row => peerPrefixes(row.body).map(prefix => ({ prefix, usedBy: `virtual interface ${row.id}` })))
}

function tunnelPrefixes(world: World, gatewayId: string): LinkPrefix[] {
  return [...world.referring('vpnConnection', gatewayId)]
    .filter(({ body }) => body.state !== 'deleting' && body.state !== 'deleted')
    .flatMap(row =>
      row.body.tunnels.flatMap(({ insideCidr }, at) => {
        const prefix = parsePrefix(insideCidr)
        return prefix ? [{ prefix, usedBy: `tunnel ${at + 1} of VPN connection ${row.id}` }] : []
      }),
    )
}

/** What was read of tunnels, which stay the same through most changes of their connection. */
const OF_TUNNELS = new WeakMap<VpnConnection['tunnels'], readonly Prefix[]>()

function insidePrefixes({ tunnels }: VpnConnection): readonly Prefix[] {
  const known = OF_TUNNELS.get(tunnels)
  if (known) return known
  const prefixes = tunnels.flatMap(({ insideCidr }) => parsePrefix(insideCidr) ?? [])
  OF_TUNNELS.set(tunnels, prefixes)
  return prefixes
}

/** What was read of peers, which stay the same through most changes of their virtual interface. */
const OF_PEERS = new WeakMap<VirtualInterface['peers'], readonly Prefix[]>()

function peerPrefixes({ peers }: VirtualInterface): readonly Prefix[] {
  const known = OF_PEERS.get(peers)
  if (known) return known
  const prefixes = peers.flatMap(({ amazonAddress }) => parseInterfaceAddress(amazonAddress)?.prefix ?? [])
  OF_PEERS.set(peers, prefixes)
  return prefixes
}
