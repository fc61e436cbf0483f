import { taggedName } from '../../resources/taggedName.ts'
import type { TransitGatewayAttachment } from '../../resources/transitGateway.ts'
import type { Row } from '../../resources/world.ts'
import { nameIn } from './addresses.ts'
import type { Reference } from './hcl.ts'
import { identifierOf } from './identifiers.ts'
import { liveRows } from './liveRows.ts'
import { type TerraformModule, tagsOf } from './module.ts'
import { attachmentId } from './transitGateways.ts'

/** Route tables of transit gateways: associations, propagations, static routes and prefix lists. */
export function writeTransitRouteTables(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'transitGatewayRouteTable')) {
    if (row.body.defaultAssociation || row.body.defaultPropagation) continue
    module.add('transit_gateways', {
      labels: module.addresses.labels('transitGatewayRouteTable', row.id),
      scope: row,
      attributes: { transit_gateway_id: module.idOf('transitGateway', row.body.transitGatewayId), tags: tagsOf(row.body.tags) },
    })
  }
  for (const row of liveRows(module.world, 'transitGatewayAttachment')) writeMemberships(module, row)
  for (const row of module.world.all('transitGatewayRoute')) {
    const { routeTableId, destination, attachmentId: to } = row.body
    writeIntoTable(module, routeTableId, {
      type: 'aws_ec2_transit_gateway_route',
      name: destination,
      about: `The route to ${destination}`,
      key: { destination_cidr_block: destination },
      to,
    })
  }
  for (const row of module.world.all('transitGatewayPrefixListReference')) {
    const { routeTableId, prefixListId, attachmentId: to, state } = row.body
    if (state === 'deleting') continue
    const list = module.world.get('managedPrefixList', prefixListId)
    writeIntoTable(module, routeTableId, {
      type: 'aws_ec2_transit_gateway_prefix_list_reference',
      name: list ? nameIn(module.world, list as Row) : prefixListId,
      about: `Prefix list ${list?.body.name ?? prefixListId}`,
      key: { prefix_list_id: module.idOf('managedPrefixList', prefixListId) },
      to,
    })
  }
}

interface Entry {
  readonly type: string
  readonly name: string
  readonly about: string
  readonly key: Readonly<Record<string, string | Reference>>
  /** Absent = a blackhole. */
  readonly to: string | undefined
}

function writeIntoTable(module: TerraformModule, routeTableId: string, { type, name, about, key, to }: Entry): void {
  const table = module.world.get('transitGatewayRouteTable', routeTableId)
  if (!table) return
  const attachment = to === undefined ? undefined : attachmentId(module, to)
  if (to !== undefined && attachment === undefined) {
    module.warn(`${about} in route table ${nameIn(module.world, table as Row)} leads to ${to}, which is not written.`)
    return
  }
  module.add('transit_gateways', {
    labels: [type, identifierOf(`${tableName(module, table)} to ${name}`)],
    scope: table,
    attributes: {
      ...key,
      transit_gateway_attachment_id: attachment,
      blackhole: to === undefined ? true : undefined,
      transit_gateway_route_table_id: module.idOf('transitGatewayRouteTable', routeTableId),
    },
  })
}

/** Tables of two gateways may be called alike; of an own one its identifier tells which, of a default one its gateway. */
function tableName(module: TerraformModule, { id, body }: Row<'transitGatewayRouteTable'>): string {
  const address =
    module.addresses.of('transitGatewayRouteTable', id) ?? module.addresses.of('transitGateway', body.transitGatewayId)
  return address?.split('.')[1] ?? id
}

/** The tables that an attachment is in, besides the default ones that its gateway puts it into by itself. */
function writeMemberships(module: TerraformModule, row: Row<'transitGatewayAttachment'>): void {
  const { body } = row
  const sides = [
    { gatewayId: body.transitGatewayId, association: body.association, propagations: body.propagations },
    ...(body.type === 'peering'
      ? [{ gatewayId: body.resourceId, association: body.peering?.association, propagations: [] }]
      : []),
  ]
  for (const { gatewayId, association, propagations } of sides) {
    const gateway = module.world.get('transitGateway', gatewayId)?.body
    const isLeft = gateway?.defaultRouteTableAssociation && gateway.associationDefaultRouteTableId !== association?.routeTableId
    if (association && association.state !== 'disassociating' && (isLeft || !gateway?.defaultRouteTableAssociation)) {
      writeMembership(module, row, 'association', association.routeTableId, {
        isReplaced: isLeft === true && !saysDefaults(body),
      })
    }
    if (!association && isLeft && !saysDefaults(body)) warnOfDefault(module, row, 'is associated with no route table')
    for (const { routeTableId, state } of propagations) {
      const isDefault = gateway?.defaultRouteTablePropagation && gateway.propagationDefaultRouteTableId === routeTableId
      if (state !== 'disabling' && !isDefault) writeMembership(module, row, 'propagation', routeTableId, { isReplaced: false })
    }
    const isSilent = !propagations.some(({ routeTableId }) => routeTableId === gateway?.propagationDefaultRouteTableId)
    const canPropagate = !saysDefaults(body) && body.type !== 'peering'
    if (gateway?.defaultRouteTablePropagation && isSilent && canPropagate)
      warnOfDefault(module, row, 'does not propagate to the default table')
  }
}

/** Whether Terraform's resource says by itself that an attachment is in none of the default tables. */
function saysDefaults({ type }: TransitGatewayAttachment): boolean {
  return type === 'vpc' || type === 'connect'
}

function writeMembership(
  module: TerraformModule,
  row: Row<'transitGatewayAttachment'>,
  what: 'association' | 'propagation',
  routeTableId: string,
  { isReplaced }: { readonly isReplaced: boolean },
): void {
  const table = module.world.get('transitGatewayRouteTable', routeTableId)
  const attachment = attachmentId(module, row.id)
  if (!table || !attachment) return
  module.add('transit_gateways', {
    labels: [
      `aws_ec2_transit_gateway_route_table_${what}`,
      identifierOf(`${tableName(module, table)} ${attachedName(module, row.body)}`),
    ],
    scope: table,
    attributes: {
      transit_gateway_attachment_id: attachment,
      transit_gateway_route_table_id: module.idOf('transitGatewayRouteTable', routeTableId),
      replace_existing_association: isReplaced ? true : undefined,
    },
  })
}

/** What is attached, by its own name: a peering's and a Connect's is that of its tags. */
function attachedName({ world }: TerraformModule, { type, resourceId, tags }: TransitGatewayAttachment): string {
  if (type === 'peering' || type === 'connect') return taggedName(resourceId, tags)
  const row =
    world.get('vpc', resourceId) ?? world.get('vpnConnection', resourceId) ?? world.get('directConnectGateway', resourceId)
  return row ? nameIn(world, row as Row) : resourceId
}

function warnOfDefault(module: TerraformModule, row: Row<'transitGatewayAttachment'>, what: string): void {
  module.warn(
    `Attachment ${attachedName(module, row.body)} ${what}, though its transit gateway does that by itself: Terraform cannot say so of its type.`,
  )
}
