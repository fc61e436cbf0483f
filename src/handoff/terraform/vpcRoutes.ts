import type { Kind } from '../../resources/kinds.ts'
import type { Route, RouteTargetKind } from '../../resources/vpc.ts'
import type { Row } from '../../resources/world.ts'
import { identifierOf } from './identifiers.ts'
import { liveRows } from './liveRows.ts'
import { type Attributes, type TerraformModule, tagsOf } from './module.ts'

/** Route tables of VPCs, with what somebody wrote into them and the gateways whose routes they learn. */
export function writeVpcRoutes(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'routeTable')) {
    const isMain = row.body.associations.some(({ main }) => main)
    if (!isMain) writeTable(module, row)
    const table = identifierOfTable(module, row)
    const routes = row.body.routes.filter(({ target }) => target.kind !== 'local')
    for (const route of routes) writeRoute(module, row, table, route)
    for (const gatewayId of row.body.propagatingGateways) {
      const gateway = module.addresses.of('virtualPrivateGateway', gatewayId)?.split('.')[1] ?? identifierOf(gatewayId)
      module.add('vpcs', {
        labels: ['aws_vpn_gateway_route_propagation', isMain && gateway === table ? table : `${table}_${gateway}`],
        scope: row,
        attributes: {
          route_table_id: module.idOf('routeTable', row.id),
          vpn_gateway_id: module.idOf('virtualPrivateGateway', gatewayId),
        },
      })
    }
  }
}

function identifierOfTable(module: TerraformModule, { id, body }: Row<'routeTable'>): string {
  const address = module.addresses.of('routeTable', id) ?? module.addresses.of('vpc', body.vpcId)
  return address?.split('.')[1] ?? identifierOf(id)
}

function writeTable(module: TerraformModule, row: Row<'routeTable'>): void {
  const labels = module.addresses.labels('routeTable', row.id)
  module.add('vpcs', {
    labels,
    scope: row,
    attributes: { vpc_id: module.idOf('vpc', row.body.vpcId), tags: tagsOf(row.body.tags) },
  })
  for (const { subnetId, gatewayId } of row.body.associations) {
    const subnet = subnetId === undefined ? undefined : (module.addresses.of('subnet', subnetId)?.split('.')[1] ?? subnetId)
    const gatewayKind = gatewayId?.startsWith('igw-') ? 'internetGateway' : 'virtualPrivateGateway'
    module.add('vpcs', {
      labels: ['aws_route_table_association', `${labels[1]}_${subnet ?? identifierOf(gatewayId ?? '')}`],
      scope: row,
      attributes: {
        subnet_id: subnetId === undefined ? undefined : module.idOf('subnet', subnetId),
        gateway_id: gatewayId === undefined ? undefined : module.idOf(gatewayKind, gatewayId),
        route_table_id: module.idOf('routeTable', row.id),
      },
    })
  }
}

const TARGETS: { readonly [K in RouteTargetKind]?: { readonly argument: string; readonly kind: Kind } } = {
  virtualPrivateGateway: { argument: 'gateway_id', kind: 'virtualPrivateGateway' },
  internetGateway: { argument: 'gateway_id', kind: 'internetGateway' },
  transitGateway: { argument: 'transit_gateway_id', kind: 'transitGateway' },
  vpcPeeringConnection: { argument: 'vpc_peering_connection_id', kind: 'vpcPeeringConnection' },
}

function writeRoute(module: TerraformModule, row: Row<'routeTable'>, table: string, { destination, target }: Route): void {
  const known = TARGETS[target.kind]
  if (!known) {
    module.warn(`The route to ${destination} in route table ${row.id} leads to ${target.id}, which is not written.`)
    return
  }
  const attached = target.kind === 'transitGateway' ? attachmentOf(module, row.body.vpcId, target.id) : undefined
  module.add('vpcs', {
    labels: ['aws_route', identifierOf(`${table} to ${destination}`)],
    scope: row,
    attributes: {
      route_table_id: module.idOf('routeTable', row.id),
      ...destinationOf(module, destination),
      [known.argument]: module.idOf(known.kind, target.id),
    },
    // AWS takes a route to a transit gateway only once the VPC is attached to it.
    ...(attached !== undefined && { dependsOn: [attached] }),
  })
}

function destinationOf(module: TerraformModule, destination: string): Attributes {
  if (destination.startsWith('pl-')) return { destination_prefix_list_id: module.idOf('managedPrefixList', destination) }
  return destination.includes(':') ? { destination_ipv6_cidr_block: destination } : { destination_cidr_block: destination }
}

function attachmentOf({ world, addresses }: TerraformModule, vpcId: string, transitGatewayId: string): string | undefined {
  const attachment = [...world.referring('transitGatewayAttachment', vpcId)].find(
    ({ body }) => body.transitGatewayId === transitGatewayId && body.type === 'vpc',
  )
  return attachment && addresses.of('transitGatewayAttachment', attachment.id)
}
