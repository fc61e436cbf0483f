import type { DirectConnectGatewayAssociation } from '../resources/directConnectGateway.ts'
import type { Link } from '../routing/network.ts'
import { attachmentPipe } from './attachmentPipe.ts'
import { INSIDE_TIMERS, preferenceByCommunity, TGW_MTU, UNTAGGED_ELSEWHERE } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { reflectorEnd } from './reflectorEnd.ts'
import { CUSTOMERS } from './transitAttachmentToNode.ts'
import { carriesPackets, tableEntered } from './transitGatewayToTables.ts'

/**
 * A transit gateway behind a Direct Connect gateway: the allowed prefixes are what the customer learns, whether or not the
 * transit gateway has them (Direct Connect guide, "Allowed prefixes"); what the customer announces goes to tables.
 */
export function addDirectConnectAttachment(
  build: Builder,
  { directConnectGatewayId: reflector, gateway, allowedPrefixes }: DirectConnectGatewayAssociation,
  leg: Pick<Link, 'rttMs' | 'rttMsVia'>,
): void {
  const attachment = [...build.world.referring('transitGatewayAttachment', reflector)].find(
    ({ body }) => body.type === 'direct-connect-gateway' && body.transitGatewayId === gateway.id && carriesPackets(body),
  )
  const node = attachment && build.nodes.get(attachment.id)
  if (!node) {
    build.remarks.add(`Transit gateway ${gateway.id} has no attachment of its Direct Connect gateway: it carries nothing.`)
    return
  }
  const allowed = prefixes(allowedPrefixes)
  node.originates.push(...allowed)
  for (const prefix of allowed) {
    node.statics.push({ prefix, discard: 'announced to the customer', distance: 255, label: 'allowed prefix' })
  }
  const name = `${reflector}~${attachment.id}`
  build.link({
    name,
    ends: [reflector, attachment.id],
    mtu: TGW_MTU,
    ...leg,
    enters: { [attachment.id]: tableEntered(build, attachment) },
    pipes: [
      attachmentPipe(build, attachment, gateway.id, { from: reflector, towards: 'to transit gateway', direction: 'toAws' }),
    ],
  })
  build.session({
    name,
    link: name,
    components: [],
    ends: [
      reflectorEnd(reflector),
      {
        node: attachment.id,
        ...INSIDE_TIMERS,
        group: CUSTOMERS,
        import: { localPreferenceByCommunity: preferenceByCommunity(gateway.region), localPreference: UNTAGGED_ELSEWHERE },
        export: { from: ['local'], inactive: true },
      },
    ],
  })
}
