import type { BGPPeer, VirtualInterface } from '@aws-sdk/client-direct-connect'
import { routerConfigurationXml } from '../../handoff/routerConfigurationXml.ts'
import { asnMembers } from '../../resources/bgpAsnRules.ts'
import { findPort } from '../../resources/port.ts'
import { prefixAllocationOf } from '../../resources/prefixAllocation.ts'
import type { BgpPeer } from '../../resources/virtualInterface.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import type { NewerVirtualInterface } from './supplement.ts'
import { tagList } from './tagList.ts'

/** A virtual interface as every answer shows it: the first peer in the flat members, all of them in `bgpPeers`. */
export function virtualInterfaceAnswer(
  { world, observed }: Pick<Context, 'world' | 'observed'>,
  row: Row<'virtualInterface'>,
): VirtualInterface & NewerVirtualInterface {
  const { id, region, body } = row
  const connection = findPort(world, body.connectionId)?.body
  const device = { awsDeviceV2: connection?.awsDevice, awsLogicalDeviceId: connection?.awsLogicalDevice }
  const [first] = body.peers
  const gatewayId = (kind: 'virtualPrivateGateway' | 'directConnectGateway') =>
    body.gateway?.kind === kind ? body.gateway.id : undefined
  const allocation = body.type === 'public' ? undefined : prefixAllocationOf(body)
  const isUp = (peer: BgpPeer) => observed.get('session', peer.id)?.up === true
  return {
    ownerAccount: body.ownerAccount,
    virtualInterfaceId: id,
    location: connection?.location,
    connectionId: body.connectionId,
    virtualInterfaceType: body.type,
    virtualInterfaceName: body.name,
    vlan: body.vlan,
    ...(first && {
      ...asnMembers(first.asn),
      authKey: first.authKey,
      amazonAddress: first.amazonAddress,
      customerAddress: first.customerAddress,
      addressFamily: first.addressFamily,
    }),
    // Not known before the owner of a hosted one has named its gateway.
    amazonSideAsn: body.amazonSideAsn || undefined,
    virtualInterfaceState: body.state,
    customerRouterConfig: routerConfigurationXml(id, body),
    mtu: body.mtu,
    jumboFrameCapable: body.type !== 'public',
    virtualGatewayId: gatewayId('virtualPrivateGateway'),
    directConnectGatewayId: gatewayId('directConnectGateway'),
    routeFilterPrefixes: body.routeFilterPrefixes.map(cidr => ({ cidr })),
    bgpPeers: body.peers.map(peer => ({ ...peerAnswer(peer, isUp(peer)), ...device })),
    region,
    ...device,
    siteLinkEnabled: body.siteLinkEnabled,
    rateLimit: body.rateLimit,
    ...(allocation && {
      prefixPoolAllocatedCountIpv4: allocation.ipv4,
      prefixPoolAllocatedCountIpv6: allocation.ipv6,
    }),
    tags: tagList(body.tags),
  }
}

function peerAnswer(peer: BgpPeer, isUp: boolean): BGPPeer {
  return {
    bgpPeerId: peer.id,
    ...asnMembers(peer.asn),
    authKey: peer.authKey,
    addressFamily: peer.addressFamily,
    amazonAddress: peer.amazonAddress,
    customerAddress: peer.customerAddress,
    bgpPeerState: peer.state,
    bgpStatus: isUp ? 'up' : 'down',
  }
}
