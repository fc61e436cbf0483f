import type { TransitGatewayConnectPeer } from '@aws-sdk/client-ec2'
import { nthAddress, parsePrefix } from '../../../net/prefix.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'

/** Addresses of the /29 that the gateway's two BGP sessions have; the peer has the first. */
const GATEWAY_ADDRESSES = [2, 3]

/** A Connect peer with its two BGP sessions, each up if the fabric saw it established. */
export function connectPeerShape(
  { world, observed }: Context,
  { id, body }: Row<'transitGatewayConnectPeer'>,
): TransitGatewayConnectPeer {
  const gatewayId = world.get('transitGatewayAttachment', body.attachmentId)?.body.transitGatewayId ?? ''
  const inside = body.insideCidrs.flatMap(text => parsePrefix(text) ?? []).filter(({ family }) => family === 4)
  return {
    TransitGatewayAttachmentId: body.attachmentId,
    TransitGatewayConnectPeerId: id,
    State: body.state,
    CreationTime: new Date(body.createdAt),
    ConnectPeerConfiguration: {
      TransitGatewayAddress: body.transitGatewayAddress,
      PeerAddress: body.peerAddress,
      InsideCidrBlocks: [...body.insideCidrs],
      Protocol: 'gre',
      BgpConfigurations: inside.flatMap(block =>
        GATEWAY_ADDRESSES.map(nth => ({
          TransitGatewayAsn: world.get('transitGateway', gatewayId)?.body.amazonSideAsn,
          PeerAsn: body.peerAsn,
          TransitGatewayAddress: nthAddress(block, nth).text,
          PeerAddress: nthAddress(block, 1).text,
          BgpStatus: observed.get('session', id)?.up ? ('up' as const) : ('down' as const),
        })),
      ),
    },
    Tags: tagList(body.tags),
  }
}
