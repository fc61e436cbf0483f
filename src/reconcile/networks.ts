import type { Kind } from '../resources/kinds.ts'
import type { Change, Row, World } from '../resources/world.ts'
import type { Geography } from '../topology/builder.ts'
import { compile } from '../topology/compile.ts'
import {
  type Component,
  ComponentWorld,
  componentAround,
  componentName,
  ownRows,
  rowKey,
  smallestHeart,
} from '../topology/component.ts'
import { afterChanges, tiesOf } from '../topology/componentChange.ts'
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
  'sharedRisk',
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
    const ours = changes.filter(({ kind }) => NETWORK_KINDS.has(kind))
    const { left, fresh, stale } = this.#updateInPlace(world, inOne(ours))
    const starts = new Map<string, Row>()
    const swept = new Set<string>()
    for (const { kind, id, before } of left) {
      const row = world.get(kind, id)
      for (const key of lentBy([before, row])) for (const name of this.#borrowers.get(key) ?? []) swept.add(name)
      if (row) starts.set(rowKey(kind, id), row)
      const name = this.#nameOfRow.get(rowKey(kind, id))
      if (name !== undefined) swept.add(name)
    }
    for (const name of swept) for (const row of this.#leave(name)) this.#startAgain(world, row, starts)
    const done = new Set<string>()
    for (const [key, row] of starts) {
      if (done.has(key)) continue
      const rows = componentAround(world, row)
      for (const member of this.#swallowed(rows)) {
        swept.add(member)
        for (const old of this.#leave(member)) this.#startAgain(world, old, starts)
      }
      const compiled = this.#name(world, rows)
      for (const member of ownRows(rows)) done.add(rowKey(member.kind, member.id))
      fresh.push(compiled)
    }
    return {
      fresh: fresh.filter(compiled => this.#compiled.get(compiled.name) === compiled),
      gone: [...stale, ...swept].filter(name => !this.#compiled.has(name)),
    }
  }

  /** What no change parts is as it was but for the changed rows, together with what they join; the other changes are left. */
  #updateInPlace(world: World, changes: Iterable<Change>): InPlace {
    const left: Change[] = []
    const tied: Tied[] = []
    for (const change of changes) {
      const keys = this.#tiedBy(world, change)
      if (keys) tied.push({ changes: [change], keys })
      else left.push(change)
    }
    const fresh: Compiled[] = []
    const stale = new Set<string>()
    const touched = new Set(left.map(({ kind, id }) => this.#nameOfRow.get(rowKey(kind, id))))
    for (const { changes: own, keys } of tiedTogether(tied)) {
      const parts = [...keys].flatMap(key => this.#compiled.get(key) ?? [])
      const isMixed = parts.length > 1 && parts.some(({ rows }) => rows.borrowed.size > 0)
      if (isMixed || parts.some(({ name }) => touched.has(name))) {
        left.push(...own)
        continue
      }
      for (const { name } of parts) stale.add(name)
      fresh.push(this.#join(world, parts, own))
    }
    return { left, fresh, stale }
  }

  /** Names of networks and keys of new rows that a change puts into one network; undefined = it has to be looked for. */
  #tiedBy(world: World, change: Change): Set<string> | undefined {
    const ties = world.get(change.kind, change.id) === change.after ? tiesOf(world, change) : undefined
    return ties && new Set(ties.map(({ kind, id }) => this.#nameOfRow.get(rowKey(kind, id)) ?? rowKey(kind, id)))
  }

  #join(world: World, parts: readonly Compiled[], changes: readonly Change[]): Compiled {
    const came = changes.flatMap(({ kind, id, after }) => (after ? [rowKey(kind, id)] : []))
    const name = smallestHeart([...parts.map(part => part.name), ...came])
    for (const part of parts) {
      if (part.name === name) continue
      this.#compiled.delete(part.name)
      for (const key of part.rows.keys()) this.#nameOfRow.set(key, name)
    }
    for (const key of came) this.#nameOfRow.set(key, name)
    for (const { kind, id, after } of changes) if (!after) this.#nameOfRow.delete(rowKey(kind, id))
    const rows = afterChanges(
      parts.map(part => part.rows),
      changes,
    )
    return this.#compile(world, rows, name)
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

interface InPlace {
  readonly left: Change[]
  readonly fresh: Compiled[]
  readonly stale: ReadonlySet<string>
}

/** Changes and what they put into one network. */
interface Tied {
  readonly changes: Change[]
  readonly keys: Set<string>
}

function tiedTogether(all: readonly Tied[]): Iterable<Tied> {
  const byKey = new Map<string, Tied>()
  for (const each of all) {
    const met = new Set([...each.keys].flatMap(key => byKey.get(key) ?? []))
    const [into = each, ...others] = [...met].sort((a, b) => b.keys.size - a.keys.size)
    for (const other of into === each ? [] : [...others, each]) {
      into.changes.push(...other.changes)
      for (const key of other.keys) into.keys.add(key)
    }
    for (const { keys } of [each, ...others]) for (const key of keys) byKey.set(key, into)
  }
  return new Set(byKey.values())
}

/** One change for each row, from what it was to what it is. */
function inOne(changes: readonly Change[]): Iterable<Change> {
  const byRow = new Map<string, Change>()
  for (const change of changes) {
    const key = rowKey(change.kind, change.id)
    const known = byRow.get(key)
    byRow.set(key, known ? { ...change, before: known.before } : change)
  }
  return [...byRow.values()].filter(({ before, after }) => before !== undefined || after !== undefined)
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
