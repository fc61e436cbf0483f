import type { TransitGatewayConnectPeer } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { seenConnectPeers } from './connectPeerLookup.ts'
import { connectPeerShape } from './connectPeerShape.ts'

const FILTERS: Filters<TransitGatewayConnectPeer> = {
  state: peer => [peer.State],
  'transit-gateway-attachment-id': peer => [peer.TransitGatewayAttachmentId],
  'transit-gateway-connect-peer-id': peer => [peer.TransitGatewayConnectPeerId],
}

export const describeTransitGatewayConnectPeers: Ec2Operation<'DescribeTransitGatewayConnectPeers'> = (context, input) => {
  const peers = seenConnectPeers(context, input.TransitGatewayConnectPeerIds).map(row => connectPeerShape(context, row))
  const { items: TransitGatewayConnectPeers, ...rest } = page(filtered(peers, input.Filters, FILTERS), input)
  return { TransitGatewayConnectPeers, ...rest }
}
