import type { Kind } from '../../resources/kinds.ts'
import type { Row, World } from '../../resources/world.ts'
import { isOthers } from '../../topology/maskedRows.ts'
import { type Reference, reference } from './hcl.ts'
import { Identifiers } from './identifiers.ts'
import { liveRows } from './liveRows.ts'

/** What Terraform calls a row of these kinds; undefined where it has no resource for it. What others allocate is only taken. */
const TYPES: { readonly [K in Kind]?: (row: Row<K>, world: World) => string | undefined } = {
  connection: ({ body }) => {
    if (body.role === 'interconnect') return undefined
    if (body.role !== 'hosted') return 'aws_dx_connection'
    return isOthers(body.parentId ?? '') ? 'aws_dx_connection_confirmation' : 'aws_dx_hosted_connection'
  },
  lag: () => 'aws_dx_lag',
  virtualInterface: (row, world) => {
    if (!isHostedInterface(world, row)) return `aws_dx_${row.body.type}_virtual_interface`
    return `aws_dx_hosted_${row.body.type}_virtual_interface${isOthers(row.body.connectionId) ? '_accepter' : ''}`
  },
  directConnectGateway: () => 'aws_dx_gateway',
  directConnectGatewayAssociation: () => 'aws_dx_gateway_association',
  vpc: () => 'aws_vpc',
  subnet: () => 'aws_subnet',
  routeTable: ({ body }) => (body.associations.some(({ main }) => main) ? undefined : 'aws_route_table'),
  internetGateway: () => 'aws_internet_gateway',
  virtualPrivateGateway: () => 'aws_vpn_gateway',
  customerGateway: () => 'aws_customer_gateway',
  vpnConnection: () => 'aws_vpn_connection',
  transitGateway: () => 'aws_ec2_transit_gateway',
  transitGatewayAttachment: ({ body }) => {
    if (body.type === 'vpc') return 'aws_ec2_transit_gateway_vpc_attachment'
    if (body.type === 'connect') return 'aws_ec2_transit_gateway_connect'
    return body.type === 'peering' ? 'aws_ec2_transit_gateway_peering_attachment' : undefined
  },
  transitGatewayConnectPeer: () => 'aws_ec2_transit_gateway_connect_peer',
  transitGatewayRouteTable: ({ body }) =>
    body.defaultAssociation || body.defaultPropagation ? undefined : 'aws_ec2_transit_gateway_route_table',
  managedPrefixList: () => 'aws_ec2_managed_prefix_list',
  vpcPeeringConnection: () => 'aws_vpc_peering_connection',
}

/** Where every row of a world stands in a module: `aws_dx_connection.dx_a`. */
export class Addresses {
  readonly #world: World
  readonly #addresses = new Map<string, string>()

  constructor(world: World) {
    this.#world = world
    const identifiers = new Identifiers()
    for (const kind of Object.keys(TYPES) as Kind[]) {
      const typeOf = TYPES[kind] as (row: Row, world: World) => string | undefined
      for (const row of liveRows(world, kind) as Row[]) {
        const type = typeOf(row, world)
        if (type === undefined) continue
        this.#addresses.set(keyOf(kind, row.id), `${type}.${identifiers.take(type, nameIn(world, row))}`)
      }
    }
  }

  /** Undefined where nothing in the module makes it. */
  of(kind: Kind, id: string): string | undefined {
    return this.#addresses.get(keyOf(kind, id))
  }

  /** Its type and its identifier. */
  labels(kind: Kind, id: string): readonly [type: string, identifier: string] {
    const [type, identifier] = (this.of(kind, id) ?? '').split('.')
    if (!type || !identifier) throw new TypeError(`${kind} ${id} has no address`)
    return [type, identifier]
  }

  /** Its id, as whatever needs it writes it down. */
  idOf(kind: Kind, id: string): Reference | undefined {
    const special = SPECIAL[kind]?.(this.#world, this, id)
    if (special !== undefined) return reference(special)
    const address = this.of(kind, id)
    return address === undefined ? undefined : reference(`${address}.id`)
  }
}

/** Ids that another resource than their own gives. */
const SPECIAL: { readonly [K in Kind]?: (world: World, addresses: Addresses, id: string) => string | undefined } = {
  // Usable only when its owner has taken it.
  connection: (world, addresses, id) =>
    world.get('connection', id)?.body.role === 'hosted'
      ? addresses
          .of('connection', id)
          ?.replace(/^aws_dx_hosted_connection/, 'aws_dx_connection_confirmation')
          .concat('.id')
      : undefined,
  routeTable: (world, addresses, id) => {
    const table = world.get('routeTable', id)?.body
    if (!table?.associations.some(({ main }) => main)) return undefined
    return addresses.of('vpc', table.vpcId)?.concat('.main_route_table_id')
  },
  transitGatewayRouteTable: (world, addresses, id) => {
    const table = world.get('transitGatewayRouteTable', id)?.body
    if (!table || !(table.defaultAssociation || table.defaultPropagation)) return undefined
    const which = table.defaultAssociation ? 'association' : 'propagation'
    return addresses.of('transitGateway', table.transitGatewayId)?.concat(`.${which}_default_route_table_id`)
  },
}

/** Whether a virtual interface is on another account's port, which allocates it (Direct Connect guide, "Hosted virtual interfaces"). */
export function isHostedInterface(world: World, { body }: Row<'virtualInterface'>): boolean {
  const port = world.get('connection', body.connectionId) ?? world.get('lag', body.connectionId)
  return port !== undefined && port.account !== body.ownerAccount
}

/** What people call it. */
export function nameIn(world: World, row: Row): string {
  const { body } = row
  const tags = 'tags' in body ? (body.tags as Readonly<Record<string, string>> | undefined) : undefined
  if (row.kind === 'directConnectGatewayAssociation') return associationName(world, body as never)
  const own = 'name' in body && typeof body.name === 'string' ? body.name : undefined
  return (tags?.['landbridge:name'] ?? own ?? tags?.Name) || row.id
}

function associationName(world: World, body: Row<'directConnectGatewayAssociation'>['body']): string {
  const hub = world.get('directConnectGateway', body.directConnectGatewayId)
  const gateway = world.get(body.gateway.kind, body.gateway.id)
  return [hub, gateway].flatMap(row => (row ? nameIn(world, row as Row) : [])).join(' ') || body.gateway.id
}

function keyOf(kind: Kind, id: string): string {
  return `${kind} ${id}`
}
