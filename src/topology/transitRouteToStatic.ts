import type { Prefix } from '../net/prefix.ts'
import { roundTripMs } from '../resources/distance.ts'
import type { Row } from '../resources/world.ts'
import { attachmentPipe } from './attachmentPipe.ts'
import { TGW_RANK } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { staticGroup } from './transitAttachmentToNode.ts'
import { carriesPackets, labelOf, linkTo, TABLE_GROUPS, tableEntered } from './transitGatewayToTables.ts'
import { linkToVpc } from './vpcAttachmentToLink.ts'

type Attachment = Row<'transitGatewayAttachment'>

/** Static routes of transit gateways' tables, and prefix lists that they refer to. */
export function addTransitRoutes(build: Builder): void {
  for (const { body } of build.world.all('transitGatewayRoute')) {
    addRoute(build, body.routeTableId, prefixes([body.destination]), body.attachmentId, {
      rank: TGW_RANK.static,
      label: 'static',
    })
  }
  for (const { body } of build.world.all('transitGatewayPrefixListReference')) {
    const list = build.world.get('managedPrefixList', body.prefixListId)?.body
    if (!list || body.state === 'deleting') continue
    const table = build.transitTables.get(body.routeTableId)
    // Of two lists with the same block the first one is used, so that it stays the same.
    const fresh = prefixes(list.entries.map(({ cidr }) => cidr)).filter(({ text }) => !table?.prefixLists.has(text))
    for (const { text } of fresh) table?.prefixLists.set(text, body.prefixListId)
    const label = `prefix list ${list.tags['landbridge:name'] ?? list.name}`
    addRoute(build, body.routeTableId, fresh, body.attachmentId, { rank: TGW_RANK.prefixList, label })
  }
}

function addRoute(
  build: Builder,
  table: string,
  destinations: readonly Prefix[],
  attachmentId: string | undefined,
  kind: { readonly rank: number; readonly label: string },
): void {
  if (!build.transitTables.has(table)) return
  const attachment = attachmentId === undefined ? undefined : build.world.get('transitGatewayAttachment', attachmentId)
  const link = attachment && carriesPackets(attachment.body) ? linkOf(build, table, attachment) : undefined
  const to =
    link === undefined || !attachment
      ? { discard: `blackhole route at ${build.info.get(table)?.label ?? table}`, group: TABLE_GROUPS.blackhole }
      : { link, group: build.nodes.has(attachment.id) ? staticGroup(attachment.id) : TABLE_GROUPS.static }
  for (const prefix of destinations) build.static(table, { prefix, distance: 1, ...kind, ...to })
}

/** Direct Connect gateways take no static routes (Transit gateway guide, "Transit gateway route tables"). */
function linkOf(build: Builder, table: string, attachment: Attachment): string | undefined {
  switch (attachment.body.type) {
    case 'vpc':
      return linkToVpc(build, table, attachment)
    case 'vpn':
    case 'connect':
    case 'vpn-concentrator':
      return build.nodes.has(attachment.id) ? linkTo(build, table, attachment.id, attachment.id) : undefined
    case 'peering':
      return linkToPeer(build, table, attachment)
    case 'direct-connect-gateway':
      return undefined
  }
}

/** Packets are looked up next in the table that the peering's other side is associated with. */
function linkToPeer(build: Builder, table: string, attachment: Attachment): string | undefined {
  const { peering, transitGatewayId, resourceId, association } = attachment.body
  const gatewayId = build.world.get('transitGatewayRouteTable', table)?.body.transitGatewayId
  if (!peering || gatewayId === undefined) return undefined
  const isRequester = gatewayId === transitGatewayId
  const far = isRequester ? peering.association : association
  const ends = [transitGatewayId, resourceId].map(id => build.world.get('transitGateway', id))
  const [here, there] = ends.map(end => end?.region)
  if (ends.some(end => end === undefined)) {
    build.remarks.add(`Of peering attachment ${labelOf(attachment)} one transit gateway is not there: it carries nothing.`)
    return undefined
  }
  const rttMs =
    here === there
      ? 0
      : roundTripMs(build.geography.region(here ?? peering.region), build.geography.region(there ?? peering.region))
  return linkTo(build, table, attachment.id, tableEntered(build, attachment, far ?? NOT_ASSOCIATED), {
    rttMs,
    pipes: [
      attachmentPipe(build, attachment, gatewayId, { from: table, towards: 'from transit gateway', direction: 'insideAws' }),
    ],
  })
}

const NOT_ASSOCIATED = { routeTableId: '', state: 'disassociating' } as const
