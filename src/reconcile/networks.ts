import type { Kind } from '../resources/kinds.ts'
import type { Change, Row, World } from '../resources/world.ts'
import type { Geography } from '../topology/builder.ts'
import { compile } from '../topology/compile.ts'
import { type Component, ComponentWorld, componentAround, componentName, ownRows, rowKey } from '../topology/component.ts'
import { afterChanges, homesOf } from '../topology/componentChange.ts'
import type { Topology } from '../topology/topology.ts'

/** A compiled component and the rows it was compiled from. */
export interface Compiled {
  readonly name: string
  readonly topology: Topology
  readonly rows: Component
}

/** Rows that networks are compiled from. */
export const NETWORK_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'connection',
  'lag',
  'virtualInterface',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'vpc',
  'subnet',
  'routeTable',
  'networkInterface',
  'instance',
  'natGateway',
  'vpcEndpoint',
  'securityGroup',
  'networkAcl',
  'vpcPeeringConnection',
  'managedPrefixList',
  'transitGateway',
  'transitGatewayAttachment',
  'transitGatewayRouteTable',
  'transitGatewayRoute',
  'transitGatewayPrefixListReference',
  'transitGatewayConnectPeer',
  'vpnConcentrator',
  'virtualPrivateGateway',
  'customerGateway',
  'vpnConnection',
  'site',
  'router',
  'host',
  'flow',
  'crossConnect',
  'applianceTunnel',
])

/** Keeps the networks of a world compiled, component by component: a change recompiles what hangs together with it. */
export class Networks {
  readonly #geography: Geography
  readonly #compiled = new Map<string, Compiled>()
  readonly #nameOfRow = new Map<string, string>()
  /** By the key of what is borrowed, a partner's port or a prefix list: the components that stand on it. */
  readonly #borrowers = new Map<string, Set<string>>()

  constructor(geography: Geography) {
    this.#geography = geography
  }

  all(): Iterable<Compiled> {
    return this.#compiled.values()
  }

  named(names: readonly string[]): readonly Compiled[] {
    return names.map(name => this.#compiled.get(name)).filter(compiled => compiled !== undefined)
  }

  /** The component that a row belongs to. */
  of(kind: Kind, id: string): Compiled | undefined {
    const name = this.#nameOfRow.get(rowKey(kind, id))
    return name === undefined ? undefined : this.#compiled.get(name)
  }

  /** Takes in changes; answers what was compiled anew and the names of components that are no more. */
  update(world: World, changes: readonly Change[]): { readonly fresh: readonly Compiled[]; readonly gone: readonly string[] } {
    const inPlace = this.#updateInPlace(world, changes)
    if (inPlace) return { fresh: inPlace, gone: [] }
    const starts = new Map<string, Row>()
    const stale = new Set<string>()
    for (const { kind, id, before } of changes) {
      if (!NETWORK_KINDS.has(kind)) continue
      const row = world.get(kind, id)
      for (const key of lentBy([before, row])) for (const name of this.#borrowers.get(key) ?? []) stale.add(name)
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
      const compiled = this.#name(world, rows)
      for (const member of ownRows(rows)) done.add(rowKey(member.kind, member.id))
      fresh.set(compiled.name, compiled)
    }
    return { fresh: [...fresh.values()], gone: [...stale].filter(name => !fresh.has(name)) }
  }

  /** Where no change moves rows between components, they are as they were but for the changed rows; undefined = some may. */
  #updateInPlace(world: World, changes: readonly Change[]): readonly Compiled[] | undefined {
    const byName = new Map<string, Change[]>()
    for (const change of changes) {
      if (!NETWORK_KINDS.has(change.kind)) continue
      const homes = world.get(change.kind, change.id) === change.after ? homesOf(world, change) : undefined
      const [name, ...others] = new Set(homes?.map(({ kind, id }) => this.#nameOfRow.get(rowKey(kind, id))))
      if (name === undefined || others.length > 0) return undefined
      const known = byName.get(name)
      if (known) known.push(change)
      else byName.set(name, [change])
    }
    return [...byName].map(([name, own]) => {
      const { rows } = this.#compiled.get(name) ?? this.#missing(name)
      for (const { kind, id, after } of own) {
        if (after) this.#nameOfRow.set(rowKey(kind, id), name)
        else this.#nameOfRow.delete(rowKey(kind, id))
      }
      return this.#compile(world, afterChanges(rows, own), name)
    })
  }

  #missing(name: string): never {
    throw new TypeError(`rows belong to component ${name}, which is not there`)
  }

  #startAgain(world: World, old: Row, starts: Map<string, Row>): void {
    const row = world.get(old.kind, old.id)
    if (row) starts.set(rowKey(row.kind, row.id), row)
  }

  /** Components that the rows grew into. */
  #swallowed(rows: Component): readonly string[] {
    const names = new Set<string>()
    for (const { kind, id } of ownRows(rows)) {
      const name = this.#nameOfRow.get(rowKey(kind, id))
      if (name !== undefined) names.add(name)
    }
    return [...names]
  }

  #leave(name: string): readonly Row[] {
    const old = this.#compiled.get(name)
    this.#compiled.delete(name)
    if (!old) return []
    for (const key of old.rows.keys()) if (this.#nameOfRow.get(key) === name) this.#nameOfRow.delete(key)
    for (const key of old.rows.borrowed) this.#borrowers.get(key)?.delete(name)
    return ownRows(old.rows)
  }

  #name(world: World, rows: Component): Compiled {
    const name = componentName(rows)
    for (const { kind, id } of ownRows(rows)) this.#nameOfRow.set(rowKey(kind, id), name)
    return this.#compile(world, rows, name)
  }

  #compile(world: World, rows: Component, name: string): Compiled {
    const compiled = { name, rows, topology: compile(new ComponentWorld(world, rows), this.#geography) }
    this.#compiled.set(name, compiled)
    for (const key of lentBy([...rows.borrowed].map(borrowed => rows.get(borrowed)))) {
      this.#borrowers.set(key, (this.#borrowers.get(key) ?? new Set()).add(name))
    }
    return compiled
  }
}

/** The keys by which these rows are borrowed: prefix lists, and the ports and LAGs that they are, are patched to or belong to. */
function lentBy(rows: readonly (Row | undefined)[]): Set<string> {
  return new Set(
    rows.flatMap(row => {
      if (row?.kind === 'managedPrefixList') return [rowKey('managedPrefixList', row.id)]
      if (row?.kind === 'lag') return [rowKey('lag', row.id)]
      if (row?.kind === 'crossConnect') return [rowKey('connection', (row as Row<'crossConnect'>).body.connectionId)]
      if (row?.kind !== 'connection') return []
      const { lagId } = (row as Row<'connection'>).body
      return [rowKey('connection', row.id), ...(lagId === undefined ? [] : [rowKey('lag', lagId)])]
    }),
  )
}
