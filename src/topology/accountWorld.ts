import { type Kind, REFERENCES } from '../resources/kinds.ts'
import { WorldTables } from '../resources/tables.ts'
import type { Row, Scope, World } from '../resources/world.ts'
import { componentAround, rowKey } from './component.ts'
import { faultsOf } from './faultsOf.ts'
import { type Mask, maskOf } from './maskedRows.ts'

const KINDS = Object.keys(REFERENCES) as readonly Kind[]

/** Ports and patches come last: a walk that starts at an idle port sees less than one that comes by it. */
const STARTS: readonly Kind[] = [
  ...KINDS.filter(kind => kind !== 'lag' && kind !== 'connection' && kind !== 'crossConnect'),
  'lag',
  'connection',
  'crossConnect',
]

/** What people gave others to talk about, or do to each other: nothing that packets pass. */
const KEPT_FROM_OTHERS: ReadonlySet<Kind> = new Set<Kind>(['host', 'flow', 'fault'])

/**
 * What of a world one account may see: its own rows as they are, and of other accounts what its network hangs together
 * with, as through an association with another account's gateway, since packets pass it. Those rows have numbers
 * for names and ids (`isOthers`), and no secrets. Where nobody else has any row it is the world itself, uncopied.
 */
export class AccountWorld implements World {
  readonly #rows: World
  /** What is broken in the account's network, by whoever has a part in it. */
  readonly faults: ReturnType<typeof faultsOf>

  constructor(world: World, account: string) {
    if (isAlone(world, account)) {
      this.#rows = world
      this.faults = faultsOf(world.all('fault'), world.all('fault'))
      return
    }
    const own = STARTS.flatMap(kind => [...world.all(kind)].filter(row => row.account === account)) as Row[]
    const foreign = foreignRows(world, own, account)
    const mask = maskOf(foreign, own)
    const place = (row: Row) => world.orderOf(row.kind, row.id)
    const tables = new WorldTables()
    for (const row of own) tables.set(foreign.length > 0 ? mask.own(row) : row, place(row))
    for (const row of foreign) tables.set(mask.foreign(row), place(row))
    this.#rows = tables
    this.faults = faultsOf([...own, ...foreign], world.all('fault')).map(fault => ({ ...fault, on: maskedPart(fault.on, mask) }))
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    return this.#rows.get(kind, id)
  }

  orderOf(kind: Kind, id: string): number | undefined {
    return this.#rows.orderOf(kind, id)
  }

  all<K extends Kind>(kind: K): Iterable<Row<K>> {
    return this.#rows.all(kind)
  }

  within<K extends Kind>(kind: K, scope: Scope): Iterable<Row<K>> {
    return this.#rows.within(kind, scope)
  }

  referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    return this.#rows.referring(kind, id)
  }
}

function isAlone(world: World, account: string): boolean {
  for (const kind of KINDS) for (const row of world.all(kind)) if (row.account !== account) return false
  return true
}

/** In order of creation, so that the same thing keeps its number while nothing before it goes. */
function foreignRows(world: World, own: readonly Row[], account: string): Row[] {
  const seen = new Map<string, Row>()
  for (const row of own) {
    if (seen.has(rowKey(row.kind, row.id))) continue
    for (const [key, met] of componentAround(world, row)) seen.set(key, met)
  }
  const foreign = [...seen.values()].filter(row => row.account !== account && !KEPT_FROM_OTHERS.has(row.kind))
  const order = (row: Row) => world.orderOf(row.kind, row.id) ?? 0
  return foreign.sort((a, b) => order(a) - order(b))
}

function maskedPart(on: string, mask: Mask): string {
  const [kind = '', ...rest] = on.split(':')
  const ids = rest.join(':').split('~')
  return `${kind}:${ids.map(mask.text).join('~')}`
}
