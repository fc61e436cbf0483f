import { taggedName } from '../resources/taggedName.ts'
import type { TransitGatewayAssociation, TransitGatewayAttachment } from '../resources/transitGateway.ts'
import type { Row } from '../resources/world.ts'
import type { Link } from '../routing/network.ts'
import { attachmentLabel } from './attachmentLabel.ts'
import { MIXED_MTU, TGW_MTU } from './awsPolicy.ts'
import type { Builder } from './builder.ts'
import { EVERY_PREFIX } from './everyPrefix.ts'

/** What a table's paths are to it, by the kind of attachment they came from: who shares load with whom, who hears of them. */
export const TABLE_GROUPS = {
  vpc: 'vpc',
  static: 'static',
  blackhole: 'blackhole',
  directConnect: 'direct connect',
  connect: 'connect',
  privateVpn: 'private vpn',
  vpn: 'vpn',
  vpnConcentrator: 'vpn concentrator',
} as const

/**
 * One node per route table of a transit gateway: packets that enter by an attachment are looked up in the table that it
 * is associated with. Tables know nothing of each other: so attachments are kept apart.
 */
export function addTransitRouteTables(build: Builder): void {
  for (const gateway of build.world.all('transitGateway')) {
    if (!isThere(gateway.body.state)) continue
    const { amazonSideAsn, vpnEcmpSupport } = gateway.body
    for (const table of build.world.referring('transitGatewayRouteTable', gateway.id)) {
      if (table.body.state !== 'available') continue
      build.node(
        table.id,
        {
          label: tableLabel(gateway, table),
          kind: 'transitRouteTable',
          transitGateway: { id: gateway.id, label: labelOf(gateway) },
          associated: associatedWith(build, gateway, table),
        },
        {
          asn: amazonSideAsn,
          selection: 'ranked',
          mixedMtu: MIXED_MTU,
          comparesEveryMed: true,
          equalAsPathsOnly: true,
          // Transit gateway guide, "Route evaluation order": neither statics, VPCs nor peerings nor concentrators share load.
          singlePathGroups: [
            TABLE_GROUPS.vpc,
            TABLE_GROUPS.static,
            TABLE_GROUPS.vpnConcentrator,
            ...(vpnEcmpSupport ? [] : [TABLE_GROUPS.vpn, TABLE_GROUPS.privateVpn]),
          ],
        },
      )
      build.transitTables.set(table.id, { attachments: new Map(), prefixLists: new Map() })
    }
  }
}

/** What enters the table, as people call it. */
function associatedWith(
  build: Builder,
  gateway: Row<'transitGateway'>,
  table: Row<'transitGatewayRouteTable'>,
): readonly string[] {
  return [...build.world.referring('transitGatewayAttachment', gateway.id)]
    .filter(({ body: { transitGatewayId, association, peering } }) => {
      const side = transitGatewayId === gateway.id ? association : peering?.association
      return side?.state === 'associated' && side.routeTableId === table.id
    })
    .map(attachment => attachmentLabel(build, attachment))
    .sort()
}

function isThere(state: string): boolean {
  return state === 'available' || state === 'modifying'
}

/** Whether packets pass it. */
export function carriesPackets(attachment: Pick<TransitGatewayAttachment, 'state'>): boolean {
  return isThere(attachment.state)
}

function tableLabel(gateway: Row<'transitGateway'>, table: Row<'transitGatewayRouteTable'>): string {
  const name = table.body.tags['landbridge:name'] ?? table.body.tags.Name
  if (name !== undefined) return name
  return table.body.defaultAssociation ? `${labelOf(gateway)} default table` : table.id
}

/** What people call a thing with tags. */
export function labelOf({ id, body: { tags } }: Row<'transitGateway' | 'transitGatewayAttachment' | 'vpc'>): string {
  return taggedName(id, tags)
}

/** The node where packets are looked up that enter by an attachment: one that drops them all where it has no table. */
export function tableEntered(
  build: Builder,
  attachment: Row<'transitGatewayAttachment'>,
  association: TransitGatewayAssociation | undefined = attachment.body.association,
): string {
  if (association?.state === 'associated' && build.transitTables.has(association.routeTableId)) return association.routeTableId
  const name = `${attachment.id}~no-table`
  if (build.nodes.has(name)) return name
  const discard = `attachment ${labelOf(attachment)} is associated with no route table`
  build.node(
    name,
    { label: `${labelOf(attachment)} without table`, kind: 'attachment' },
    {
      statics: Object.values(EVERY_PREFIX).map(prefix => ({ prefix, discard, distance: 0, label: 'no table' })),
    },
  )
  if (attachment.body.policyTableId !== undefined) {
    build.remarks.add(`Policy tables of transit gateways are not modelled: attachment ${labelOf(attachment)} has one.`)
  }
  return name
}

/** Tables that an attachment propagates its routes to. */
export function tablesOfferedTo(build: Builder, { body }: Row<'transitGatewayAttachment'>): readonly string[] {
  return body.propagations
    .filter(({ state, routeTableId }) => state === 'enabled' && build.transitTables.has(routeTableId))
    .map(({ routeTableId }) => routeTableId)
}

/** The link from a table to an attachment that packets leave by; what the attachment is made of decides about its far end. */
export function linkTo(
  build: Builder,
  table: string,
  attachmentId: string,
  far: string,
  rest: { readonly rttMs?: number | undefined } & Partial<Pick<Link, 'rttMsVia' | 'pipes'>> = {},
): string {
  const name = `${table}~${attachmentId}`
  if (build.links.has(name)) return name
  build.link({ name, ends: [table, far], mtu: TGW_MTU, ...rest })
  build.transitTables.get(table)?.attachments.set(name, attachmentId)
  return name
}
