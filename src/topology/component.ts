import { type Kind, referencesOf } from '../resources/kinds.ts'
import { membersOf } from '../resources/lagMembers.ts'
import { findPort } from '../resources/port.ts'
import { routerAddresses } from '../resources/routerAddresses.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row, World } from '../resources/world.ts'
import { carriesPackets } from './transitGatewayToTables.ts'

/** Rows whose network hangs together, by `rowKey`. */
export interface Component extends ReadonlyMap<string, Row> {
  /**
   * Keys of rows that this network stands on and that belong to another: the router of an idle port, the partner's port
   * under a hosted connection. Many networks may borrow the same row.
   */
  readonly borrowed: ReadonlySet<string>
}

class FoundRows extends Map<string, Row> implements Component {
  readonly borrowed = new Set<string>()
}

/** The rows that belong to this network and to no other. */
export function ownRows(component: Component): Row[] {
  const own: Row[] = []
  for (const [key, row] of component) if (!component.borrowed.has(key)) own.push(row)
  return own
}

export function rowKey(kind: Kind, id: string): string {
  return `${kind} ${id}`
}

/** Kinds that refer to a row of the given kind and belong to its network. */
const NEIGHBOURS: { readonly [K in Kind]?: readonly Kind[] } = {
  connection: ['crossConnect', 'virtualInterface', 'sharedRisk'],
  lag: ['connection', 'virtualInterface', 'sharedRisk'],
  directConnectGateway: ['virtualInterface', 'directConnectGatewayAssociation', 'transitGatewayAttachment'],
  virtualPrivateGateway: ['virtualInterface', 'directConnectGatewayAssociation', 'vpnConnection', 'routeTable'],
  vpc: [
    'virtualPrivateGateway',
    'routeTable',
    'subnet',
    'host',
    'networkInterface',
    'natGateway',
    'vpcEndpoint',
    'securityGroup',
    'networkAcl',
    'vpcPeeringConnection',
    'transitGatewayAttachment',
  ],
  vpnConnection: ['transitGatewayAttachment', 'sharedRisk'],
  vpnConcentrator: ['transitGatewayAttachment', 'vpnConnection'],
  transitGateway: [
    'transitGatewayRouteTable',
    'transitGatewayAttachment',
    'directConnectGatewayAssociation',
    'vpnConnection',
    'vpnConcentrator',
  ],
  transitGatewayRouteTable: ['transitGatewayRoute', 'transitGatewayPrefixListReference'],
  transitGatewayAttachment: ['transitGatewayConnectPeer', 'transitGatewayAttachment', 'vpnConnection'],
  customerGateway: ['vpnConnection'],
  site: ['router', 'host', 'sharedRisk'],
  router: ['crossConnect', 'applianceTunnel', 'sharedRisk'],
  networkInterface: ['applianceTunnel'],
  host: ['flow'],
}

const BY_ID: readonly Kind[] = [
  'connection',
  'lag',
  'virtualInterface',
  'directConnectGateway',
  'virtualPrivateGateway',
  'customerGateway',
  'transitGateway',
  'transitGatewayRouteTable',
  'transitGatewayAttachment',
  'vpnConnection',
  'vpnConcentrator',
  'vpc',
  'instance',
  'networkInterface',
  'site',
  'router',
  'host',
]

/** What of these a row can refer to, for kinds of which there are thousands. */
const REFERRED: { readonly [K in Kind]?: readonly Kind[] } = {
  subnet: ['vpc'],
  routeTable: ['vpc', 'virtualPrivateGateway'],
  securityGroup: ['vpc'],
  networkAcl: ['vpc'],
  transitGatewayAttachment: [
    'transitGateway',
    'vpc',
    'vpnConnection',
    'directConnectGateway',
    'transitGatewayAttachment',
    'vpnConcentrator',
  ],
  transitGatewayRoute: ['transitGatewayRouteTable', 'transitGatewayAttachment'],
}

/**
 * Everything that hangs together with the row, itself included. A port without virtual interfaces stands alone with its
 * patch and router: so a thousand idle ports on one router are a thousand small networks and not a large one. A hosted
 * connection borrows its partner's port, so that what shares the port shares nothing else.
 */
export function componentAround(world: World, start: Row): Component {
  const found = new FoundRows()
  const open: Row[] = [start]
  const startsIdle = isIdlePort(world, start)
  for (let row = open.pop(); row; row = open.pop()) {
    const key = rowKey(row.kind, row.id)
    if (found.has(key)) continue
    found.set(key, row)
    if (startsIdle && (row.kind === 'router' || row.kind === 'site')) found.borrowed.add(key)
    for (const next of neighbours(world, row, startsIdle)) if (!found.has(rowKey(next.kind, next.id))) open.push(next)
  }
  for (const row of [...found.values()]) {
    for (const under of [...underHosted(world, row), ...listsOf(world, row)]) {
      const key = rowKey(under.kind, under.id)
      if (found.has(key)) continue
      found.set(key, under)
      found.borrowed.add(key)
    }
  }
  return found
}

/** What a hosted connection stands on: the partner's interconnect or LAG with its ports, their patches and the router. */
function* underHosted(world: World, row: Row): Iterable<Row> {
  const parentId = row.kind === 'connection' ? (row as Row<'connection'>).body.parentId : undefined
  const parent = parentId === undefined ? undefined : findPort(world, parentId)
  if (!parent) return
  yield parent
  const ports = parent.kind === 'lag' ? membersOf(world, parent.id) : [parent]
  for (const port of ports) {
    yield port
    for (const patch of world.referring('crossConnect', port.id)) {
      yield patch
      const router = world.get('router', patch.body.routerId)
      const site = router && world.get('site', router.body.siteId)
      if (router) yield router
      if (site) yield site
    }
  }
}

/** Prefix lists that routes and rules of the network refer to: many networks may, and are no one network by that. */
function listsOf(world: World, row: Row): Row[] {
  return listIdsOf(row).flatMap(id => world.get('managedPrefixList', id) ?? [])
}

/** Ids of prefix lists among them, and blocks. */
export function listIdsOf(row: Row): string[] {
  if (row.kind === 'routeTable') return (row as Row<'routeTable'>).body.routes.map(({ destination }) => destination)
  if (row.kind === 'securityGroup')
    return (row as Row<'securityGroup'>).body.rules?.flatMap(rule => rule.prefixListId ?? []) ?? []
  if (row.kind !== 'transitGatewayPrefixListReference') return []
  return [(row as Row<'transitGatewayPrefixListReference'>).body.prefixListId]
}

function isIdlePort(world: World, row: Row): boolean {
  const id = portIdOf(world, row)
  return id !== undefined && ![...world.referring('virtualInterface', id)].some(vif => isLiveVirtualInterface(vif.body))
}

/** The port or LAG that would carry virtual interfaces over this row. */
function portIdOf(world: World, row: Row): string | undefined {
  if (row.kind === 'lag') return row.id
  const id = row.kind === 'crossConnect' ? (row as Row<'crossConnect'>).body.connectionId : row.id
  if (row.kind !== 'connection' && row.kind !== 'crossConnect') return undefined
  return world.get('connection', id)?.body.lagId ?? id
}

/** Shown for a while after it was deleted, or not accepted by whom it concerns: it joins nothing. */
export function isDead({ kind, body }: Row): boolean {
  if (kind === 'virtualInterface') return !isLiveVirtualInterface(body as Row<'virtualInterface'>['body'])
  if (kind === 'vpcPeeringConnection') return (body as Row<'vpcPeeringConnection'>['body']).state !== 'active'
  return kind === 'transitGatewayAttachment' && !carriesPackets(body as Row<'transitGatewayAttachment'>['body'])
}

/** The rows that hang together with the row at first hand. */
export function* neighbours(world: World, row: Row, startsIdle: boolean): Iterable<Row> {
  if (isDead(row)) return
  if (startsIdle && (row.kind === 'router' || row.kind === 'site')) {
    if (row.kind === 'router') yield* referred(world, row)
    return
  }
  yield* referred(world, row)
  for (const kind of NEIGHBOURS[row.kind] ?? []) {
    for (const next of world.referring(kind, row.id)) {
      if (isHostedOn(row, next)) continue
      if (!isDead(next) && (row.kind !== 'router' || !isIdlePort(world, next))) yield next
    }
  }
  yield* sameAddress(world, row)
}

/** A partner's LAG is not in the networks of what it hosts. */
function isHostedOn(row: Row, next: Row): boolean {
  return row.kind === 'lag' && (next as Row<'connection'>).body.parentId === row.id
}

/** The rows that a row refers to and hangs together with. */
export function* referred(world: World, row: Row): Iterable<Row> {
  for (const id of referencesOf(row.kind, row.body)) {
    if (row.kind === 'connection' && (row as Row<'connection'>).body.parentId === id) continue
    for (const kind of REFERRED[row.kind] ?? BY_ID) {
      const next = world.get(kind, id)
      if (next && !isDead(next)) yield next
    }
  }
}

/** A customer gateway is the router that has its address. */
function* sameAddress(world: World, row: Row): Iterable<Row> {
  if (row.kind === 'router') {
    for (const address of routerAddresses((row as Row<'router'>).body))
      for (const gateway of world.referring('customerGateway', address)) if (gateway.account === row.account) yield gateway
  }
  if (row.kind === 'customerGateway') {
    const { ipAddress } = (row as Row<'customerGateway'>).body
    for (const router of world.referring('router', ipAddress)) if (router.account === row.account) yield router
  }
}

/** A stable name for a component: the smallest key of the rows that can stand at its heart. */
export function componentName(component: Component): string {
  return smallestHeart(ownRows(component).map(row => rowKey(row.kind, row.id)))
}

/** The name of what has these rows, by their keys; of several components together, by their names. */
export function smallestHeart(keys: readonly string[]): string {
  const hearts = keys.filter(key => HEARTS.has(key.slice(0, key.indexOf(' '))))
  let first: string | undefined
  for (const key of hearts.length > 0 ? hearts : keys) if (first === undefined || key < first) first = key
  return first ?? 'empty'
}

const HEARTS: ReadonlySet<string> = new Set<Kind>([
  'connection',
  'lag',
  'vpc',
  'virtualPrivateGateway',
  'transitGateway',
  'directConnectGateway',
  'site',
])

/** A World that holds only the rows of a component: borrowed ones can be looked up, and stand in no list of their kind. */
export class ComponentWorld implements World {
  readonly #byKind: ReadonlyMap<Kind, readonly Row[]>
  readonly #byId = new Map<Kind, Map<string, Row>>()
  readonly #world: World

  constructor(world: World, component: Component) {
    this.#world = world
    for (const row of component.values()) {
      const rows = this.#byId.get(row.kind) ?? new Map<string, Row>()
      this.#byId.set(row.kind, rows.set(row.id, row))
    }
    // The order in which the walk found things says nothing.
    const places = ownRows(component).map(row => ({ row, order: world.orderOf(row.kind, row.id) ?? 0 }))
    const inOrder = places.sort((a, b) => a.order - b.order).map(({ row }) => row)
    this.#byKind = Map.groupBy(inOrder, ({ kind }) => kind)
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    return this.#byId.get(kind)?.get(id) as Row<K> | undefined
  }

  orderOf(kind: Kind, id: string): number | undefined {
    return this.#byId.get(kind)?.has(id) ? this.#world.orderOf(kind, id) : undefined
  }

  all<K extends Kind>(kind: K): Iterable<Row<K>> {
    return (this.#byKind.get(kind) ?? []) as unknown as Row<K>[]
  }

  *within<K extends Kind>(kind: K, scope: { account: string; region: string }): Iterable<Row<K>> {
    for (const row of this.all(kind)) if (row.account === scope.account && row.region === scope.region) yield row
  }

  *referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    const own = this.#byId.get(kind)
    if (own) for (const row of this.#world.referring(kind, id)) if (own.has(row.id)) yield row
  }
}
