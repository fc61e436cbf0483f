import type { Kind } from '../resources/kinds.ts'
import type { Change, Row, World } from '../resources/world.ts'
import type { Geography } from '../topology/builder.ts'
import { compile } from '../topology/compile.ts'
import { type Component, ComponentWorld, componentAround, componentName, rowKey } from '../topology/component.ts'
import type { Topology } from '../topology/topology.ts'

/** A compiled component and the rows it was compiled from. */
export interface Compiled {
  readonly name: string
  readonly topology: Topology
  readonly rows: Component
}

const NETWORK_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'connection',
  'virtualInterface',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'vpc',
  'subnet',
  'routeTable',
  'virtualPrivateGateway',
  'customerGateway',
  'vpnConnection',
  'site',
  'router',
  'host',
  'flow',
  'crossConnect',
])

/** Keeps the networks of a world compiled, component by component: a change recompiles what hangs together with it. */
export class Networks {
  readonly #geography: Geography
  readonly #compiled = new Map<string, Compiled>()
  readonly #nameOfRow = new Map<string, string>()

  constructor(geography: Geography) {
    this.#geography = geography
  }

  all(): Iterable<Compiled> {
    return this.#compiled.values()
  }

  /** The component that a row belongs to. */
  of(kind: Kind, id: string): Compiled | undefined {
    const name = this.#nameOfRow.get(rowKey(kind, id))
    return name === undefined ? undefined : this.#compiled.get(name)
  }

  /** Takes in changes; answers what was compiled anew and the names of components that are no more. */
  update(world: World, changes: readonly Change[]): { readonly fresh: readonly Compiled[]; readonly gone: readonly string[] } {
    const starts = new Map<string, Row>()
    const stale = new Set<string>()
    for (const { kind, id } of changes) {
      if (!NETWORK_KINDS.has(kind)) continue
      const row = world.get(kind, id)
      if (row) starts.set(rowKey(kind, id), row)
      const name = this.#nameOfRow.get(rowKey(kind, id))
      if (name !== undefined) stale.add(name)
    }
    for (const name of stale) for (const row of this.#leave(name)) this.#startAgain(world, row, starts)
    const fresh = new Map<string, Compiled>()
    const done = new Set<string>()
    for (const [key, row] of starts) {
      if (done.has(key)) continue
      const rows = componentAround(world, row)
      for (const member of this.#swallowed(rows)) {
        stale.add(member)
        for (const old of this.#leave(member)) this.#startAgain(world, old, starts)
      }
      const compiled = this.#compile(world, rows)
      for (const member of rows.keys()) done.add(member)
      fresh.set(compiled.name, compiled)
    }
    return { fresh: [...fresh.values()], gone: [...stale].filter(name => !fresh.has(name)) }
  }

  #startAgain(world: World, old: Row, starts: Map<string, Row>): void {
    const row = world.get(old.kind, old.id)
    if (row) starts.set(rowKey(row.kind, row.id), row)
  }

  /** Components that the rows grew into. */
  #swallowed(rows: Component): readonly string[] {
    const names = new Set<string>()
    for (const [key, row] of rows) {
      // An idle port names its router and site without being part of their network.
      if ((row.kind === 'router' || row.kind === 'site') && isIdle(rows)) continue
      const name = this.#nameOfRow.get(key)
      if (name !== undefined) names.add(name)
    }
    return [...names]
  }

  #leave(name: string): readonly Row[] {
    const old = this.#compiled.get(name)
    this.#compiled.delete(name)
    if (!old) return []
    for (const key of old.rows.keys()) if (this.#nameOfRow.get(key) === name) this.#nameOfRow.delete(key)
    return [...old.rows.values()]
  }

  #compile(world: World, rows: Component): Compiled {
    const name = componentName(rows)
    const compiled = { name, rows, topology: compile(new ComponentWorld(world, rows), this.#geography) }
    this.#compiled.set(name, compiled)
    for (const [key, row] of rows) {
      if ((row.kind === 'router' || row.kind === 'site') && isIdle(rows)) continue
      this.#nameOfRow.set(key, name)
    }
    return compiled
  }
}

/** A port without virtual interfaces: connection, patch, router, site and nothing else. */
function isIdle(rows: Component): boolean {
  for (const { kind } of rows.values()) {
    if (kind !== 'connection' && kind !== 'crossConnect' && kind !== 'router' && kind !== 'site' && kind !== 'virtualInterface')
      return false
  }
  return [...rows.values()].some(row => row.kind === 'connection')
}
