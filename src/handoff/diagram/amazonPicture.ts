import { isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row, World } from '../../resources/world.ts'
import { rowName } from '../rowName.ts'
import type { Box, Frame, Line } from './picture.ts'
import { publicBox } from './publicBox.ts'
import { groupedVpcs, type VpcGroup } from './vpcGroups.ts'

interface AmazonPicture {
  readonly frames: readonly Frame[]
  readonly lines: readonly Line[]
  /** The box in which something is drawn: a virtual private gateway with its VPC, a VPC with those that are like it. */
  readonly boxOf: (id: string) => string
}

/** Gateways and VPCs, framed by account and Region; VPCs that are connected alike are one box. */
export function amazonPicture(world: World): AmazonPicture {
  const groups = groupedVpcs(world)
  const boxes = new Map(groups.flatMap(group => group.members.flatMap(({ ids }) => ids.map(id => [id, group.id] as const))))
  const boxOf = (id: string) => boxes.get(id) ?? id
  const accounts = new Set([...world.all('vpc'), ...world.all('transitGateway')].map(({ account }) => account))
  const placed = [
    ...gateways(world, boxes).map(row => ({ row, box: gatewayBox(row) })),
    ...groups.flatMap(group => (group.members[0] ? [{ row: group.members[0].vpc, box: vpcBox(group) }] : [])),
    ...publicEnds(world),
  ]
  const byPlace = Map.groupBy(placed, ({ row }) => `${row.region}${accounts.size > 1 ? `, account ${row.account}` : ''}`)
  const hubs = [...world.all('directConnectGateway')].filter(({ body }) => body.state !== 'deleted' && body.state !== 'deleting')
  return {
    frames: [
      ...(hubs.length === 0 ? [] : [{ boxes: hubs.map(hubBox) }]),
      ...[...byPlace].map(([label, at]) => ({ label, boxes: at.map(({ box }) => box) })),
    ],
    lines: [...associations(world, boxOf), ...attachments(world, boxOf), ...peerings(world, boxOf)],
    boxOf,
  }
}

function gateways(
  world: World,
  drawn: ReadonlyMap<string, string>,
): readonly (Row<'transitGateway'> | Row<'virtualPrivateGateway'>)[] {
  const rows = [...world.all('transitGateway'), ...world.all('virtualPrivateGateway')]
  return rows.filter(({ id, body }) => !drawn.has(id) && body.state !== 'deleted' && body.state !== 'deleting')
}

function gatewayBox(row: Row<'transitGateway'> | Row<'virtualPrivateGateway'>): Box {
  const what = row.kind === 'transitGateway' ? 'transit gateway' : 'virtual private gateway'
  return { id: row.id, label: [rowName(row), what, `AS ${row.body.amazonSideAsn}`] }
}

function hubBox({ id, body }: Row<'directConnectGateway'>): Box {
  return { id, label: [body.name, 'Direct Connect gateway', `AS ${body.amazonSideAsn}`] }
}

function vpcBox({ id, members, gatewayAsn }: VpcGroup): Box {
  const names = members.map(({ vpc }) => rowName(vpc))
  const cidrs = members.flatMap(({ vpc }) => vpc.body.cidrs.map(({ cidr }) => cidr))
  const blocks = members.flatMap(({ vpc }) => vpc.body.ipv6Cidrs.map(({ cidr }) => cidr))
  const ends = (texts: readonly string[]) => (texts.length > 2 ? `${texts[0]} … ${texts.at(-1)}` : texts.join(' '))
  return {
    id,
    label: [
      members.length === 1 ? `VPC ${names[0]}` : `${members.length} VPCs`,
      ...(members.length === 1 ? [] : [ends(names)]),
      ends(cidrs),
      ...(blocks.length === 0 ? [] : [ends(blocks)]),
      ...(gatewayAsn === undefined ? [] : [`virtual private gateway${members.length === 1 ? '' : 's'}, AS ${gatewayAsn}`]),
    ],
  }
}

function publicEnds(world: World): readonly { readonly row: Row<'virtualInterface'>; readonly box: Box }[] {
  const own = [...world.all('virtualInterface')].filter(({ body }) => body.type === 'public' && isLiveVirtualInterface(body))
  return [...Map.groupBy(own, ({ region }) => region)].flatMap(([region, [row]]) =>
    row ? [{ row, box: { id: publicBox(region), label: ['public services', 'of AWS', 'AS 7224'] } }] : [],
  )
}

/** Of several that come to the same line, one. */
function distinct(lines: readonly Line[]): readonly Line[] {
  return [...new Map(lines.map(line => [[...line.ends, ...line.label].join(' '), line])).values()]
}

function associations(world: World, boxOf: AmazonPicture['boxOf']): readonly Line[] {
  const own = [...world.all('directConnectGatewayAssociation')].filter(
    ({ body }) => body.state !== 'disassociated' && body.state !== 'disassociating',
  )
  return distinct(
    own.map(({ body }) => ({
      ends: [body.directConnectGatewayId, boxOf(body.gateway.id)],
      label: body.allowedPrefixes.length > 3 ? [`${body.allowedPrefixes.length} allowed prefixes`] : body.allowedPrefixes,
    })),
  )
}

function attachments(world: World, boxOf: AmazonPicture['boxOf']): readonly Line[] {
  const own = [...world.all('transitGatewayAttachment')].filter(({ body }) => body.state === 'available')
  return distinct(
    own.flatMap(({ body }): readonly Line[] => {
      if (body.type === 'peering') return [{ ends: [body.transitGatewayId, body.resourceId], label: ['peering'] }]
      if (body.type !== 'vpc') return []
      const table = body.association && world.get('transitGatewayRouteTable', body.association.routeTableId)
      return [{ ends: [body.transitGatewayId, boxOf(body.resourceId)], label: table ? [rowName(table)] : [] }]
    }),
  )
}

function peerings(world: World, boxOf: AmazonPicture['boxOf']): readonly Line[] {
  const own = [...world.all('vpcPeeringConnection')].filter(({ body }) => body.state === 'active')
  return distinct(
    own.map(({ body }) => ({
      ends: [boxOf(body.requesterVpcId), boxOf(body.accepterVpcId)],
      label: ['peering'],
    })),
  )
}
