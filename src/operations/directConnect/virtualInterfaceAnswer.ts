import type { BGPPeer, VirtualInterface } from '@aws-sdk/client-direct-connect'
import { asnMembers } from '../../resources/bgpAsnRules.ts'
import type { BgpPeer } from '../../resources/virtualInterface.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { customerRouterConfig } from './customerRouterConfig.ts'
import { tagList } from './tagList.ts'

/** A virtual interface as every answer shows it: the first peer in the flat members, all of them in `bgpPeers`. */
export function virtualInterfaceAnswer(
  { world, observed }: Pick<Context, 'world' | 'observed'>,
  row: Row<'virtualInterface'>,
): VirtualInterface {
  const { id, region, body } = row
  const connection = world.get('connection', body.connectionId)?.body
  const device = { awsDeviceV2: connection?.awsDevice, awsLogicalDeviceId: connection?.awsLogicalDevice }
  const [first] = body.peers
  const gatewayId = (kind: 'virtualPrivateGateway' | 'directConnectGateway') =>
    body.gateway?.kind === kind ? body.gateway.id : undefined
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
    amazonSideAsn: body.amazonSideAsn,
    virtualInterfaceState: body.state,
    customerRouterConfig: customerRouterConfig(row),
    mtu: body.mtu,
    jumboFrameCapable: true,
    virtualGatewayId: gatewayId('virtualPrivateGateway'),
    directConnectGatewayId: gatewayId('directConnectGateway'),
    routeFilterPrefixes: body.routeFilterPrefixes.map(cidr => ({ cidr })),
    bgpPeers: body.peers.map(peer => ({ ...peerAnswer(peer, isUp(peer)), ...device })),
    region,
    ...device,
    siteLinkEnabled: body.siteLinkEnabled,
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
