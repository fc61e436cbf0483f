import { type Kind, referencesOf } from '../resources/kinds.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row, World } from '../resources/world.ts'

/** Rows whose network hangs together, by `rowKey`. */
export type Component = ReadonlyMap<string, Row>

export function rowKey(kind: Kind, id: string): string {
  return `${kind} ${id}`
}

/** Kinds that refer to a row of the given kind and belong to its network. */
const NEIGHBOURS: { readonly [K in Kind]?: readonly Kind[] } = {
  connection: ['crossConnect', 'virtualInterface'],
  directConnectGateway: ['virtualInterface', 'directConnectGatewayAssociation'],
  virtualPrivateGateway: ['virtualInterface', 'directConnectGatewayAssociation', 'vpnConnection', 'routeTable'],
  vpc: ['virtualPrivateGateway', 'routeTable', 'subnet', 'host'],
  customerGateway: ['vpnConnection'],
  site: ['router', 'host'],
  router: ['crossConnect'],
  host: ['flow'],
}

const BY_ID: readonly Kind[] = [
  'connection',
  'virtualInterface',
  'directConnectGateway',
  'virtualPrivateGateway',
  'customerGateway',
  'vpc',
  'site',
  'router',
  'host',
]

/**
 * Everything that hangs together with the row, itself included. A port without virtual interfaces stands alone with its
 * patch and router: so a thousand idle ports on one router are a thousand small networks and not a large one.
 */
export function componentAround(world: World, start: Row): Component {
  const found = new Map<string, Row>()
  const open: Row[] = [start]
  const startsIdle = isIdlePort(world, start)
  for (let row = open.pop(); row; row = open.pop()) {
    const key = rowKey(row.kind, row.id)
    if (found.has(key)) continue
    found.set(key, row)
    for (const next of neighbours(world, row, startsIdle)) if (!found.has(rowKey(next.kind, next.id))) open.push(next)
  }
  return found
}

function isIdlePort(world: World, row: Row): boolean {
  const id =
    row.kind === 'connection' ? row.id : row.kind === 'crossConnect' ? (row as Row<'crossConnect'>).body.connectionId : undefined
  return id !== undefined && ![...world.referring('virtualInterface', id)].some(vif => isLiveVirtualInterface(vif.body))
}

function* neighbours(world: World, row: Row, startsIdle: boolean): Iterable<Row> {
  if (startsIdle && (row.kind === 'router' || row.kind === 'site')) {
    if (row.kind === 'router') yield* referred(world, row)
    return
  }
  yield* referred(world, row)
  for (const kind of NEIGHBOURS[row.kind] ?? []) {
    for (const next of world.referring(kind, row.id)) {
      if (row.kind !== 'router' || !isIdlePort(world, next)) yield next
    }
  }
  yield* sameAddress(world, row)
}

function* referred(world: World, row: Row): Iterable<Row> {
  for (const id of referencesOf(row.kind, row.body)) {
    for (const kind of BY_ID) {
      const next = world.get(kind, id)
      if (next) yield next
    }
  }
}

/** A customer gateway is the router that has its address. */
function* sameAddress(world: World, row: Row): Iterable<Row> {
  if (row.kind === 'router') {
    const { publicAddress } = (row as Row<'router'>).body
    for (const gateway of world.within('customerGateway', row)) if (gateway.body.ipAddress === publicAddress) yield gateway
    for (const gateway of world.all('customerGateway')) {
      if (gateway.account === row.account && gateway.region !== row.region && gateway.body.ipAddress === publicAddress)
        yield gateway
    }
  }
  if (row.kind === 'customerGateway') {
    const { ipAddress } = (row as Row<'customerGateway'>).body
    for (const router of world.all('router'))
      if (router.account === row.account && router.body.publicAddress === ipAddress) yield router
  }
}

/** A stable name for a component: the smallest key of the rows that can stand at its heart. */
export function componentName(component: Component): string {
  const hearts = [...component.values()].filter(row => HEARTS.includes(row.kind))
  const [first] = (hearts.length > 0 ? hearts : [...component.values()]).map(row => rowKey(row.kind, row.id)).sort()
  return first ?? 'empty'
}

const HEARTS: readonly Kind[] = ['connection', 'vpc', 'virtualPrivateGateway', 'directConnectGateway', 'site']

/** A World that holds only the rows of a component. */
export class ComponentWorld implements World {
  readonly #byKind = new Map<Kind, Row[]>()
  readonly #component: Component
  readonly #world: World

  constructor(world: World, component: Component) {
    this.#component = component
    this.#world = world
    for (const row of component.values()) {
      const rows = this.#byKind.get(row.kind)
      if (rows) rows.push(row)
      else this.#byKind.set(row.kind, [row])
    }
    // The order in which the walk found things says nothing.
    const order = (row: Row) => world.orderOf(row.kind, row.id) ?? 0
    for (const rows of this.#byKind.values()) rows.sort((a, b) => order(a) - order(b))
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    return this.#component.get(rowKey(kind, id)) as Row<K> | undefined
  }

  orderOf(kind: Kind, id: string): number | undefined {
    return this.#component.has(rowKey(kind, id)) ? this.#world.orderOf(kind, id) : undefined
  }

  all<K extends Kind>(kind: K): Iterable<Row<K>> {
    return (this.#byKind.get(kind) ?? []) as unknown as Row<K>[]
  }

  *within<K extends Kind>(kind: K, scope: { account: string; region: string }): Iterable<Row<K>> {
    for (const row of this.all(kind)) if (row.account === scope.account && row.region === scope.region) yield row
  }

  *referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    for (const row of this.#world.referring(kind, id)) if (this.#component.has(rowKey(kind, row.id))) yield row
  }
}

/** Whether a change of this kind of row can change a network at all. */
export function isNetworkKind(kind: Kind): boolean {
  return kind !== 'securityGroup' && kind !== 'networkAcl' && kind !== 'internetGateway' && kind !== 'fault'
}
