import { availabilityZonesOf } from './availabilityZones.ts'
import { derivedEc2Id } from './derivedId.ts'
import { type Bodies, type Kind, referencesOf } from './kinds.ts'
import { newVpc } from './newVpc.ts'
import { tallyKeys } from './tallyKeys.ts'
import type { Draft, Row, Scope } from './world.ts'

type AnyRow = { [K in Kind]: { readonly kind: K; readonly id: string; readonly body: Bodies[K] } }[Kind]

/** Everything of a default VPC: 172.31.0.0/16, a public /20 per zone, an internet gateway. VPC guide, "Default VPCs". */
export function defaultVpcRows(scope: Scope, idOf: (prefix: string, nth?: number) => string): readonly AnyRow[] {
  const order = { cidr: '172.31.0.0/16', isDefault: true, enableDnsHostnames: true, state: 'available', tags: {} } as const
  const { vpc, routeTable, securityGroup, networkAcl } = newVpc(scope, order, idOf)
  const internetGatewayId = idOf('igw')
  const target = { kind: 'internetGateway', id: internetGatewayId } as const
  const routes = [{ destination: '0.0.0.0/0', target, origin: 'CreateRoute' }] as const
  const subnets = availabilityZonesOf(scope.region).map((zone, at) => ({
    kind: 'subnet' as const,
    id: idOf('subnet', at),
    body: {
      vpcId: vpc.id,
      cidr: `172.31.${16 * at}.0/20`,
      availabilityZone: zone.name,
      availabilityZoneId: zone.id,
      mapPublicIpOnLaunch: true,
      defaultForAz: true,
      state: 'available' as const,
      tags: {},
    },
  }))
  return [
    { kind: 'vpc', ...vpc },
    { kind: 'internetGateway', id: internetGatewayId, body: { vpcId: vpc.id, tags: {} } },
    { kind: 'routeTable', id: routeTable.id, body: { ...routeTable.body, routes } },
    { kind: 'securityGroup', ...securityGroup },
    { kind: 'networkAcl', ...networkAcl },
    ...subnets,
    { kind: 'defaultVpcMark', id: markIdOf(scope), body: { vpcId: vpc.id } },
  ]
}

export function putRows(draft: Draft, scope: Scope, rows: readonly AnyRow[]): void {
  for (const { kind, id, body } of rows) draft.put(kind, id, scope, body)
}

/**
 * The same draft in which the scope's default VPC is present from the start. It becomes rows when something first
 * changes one of its parts or refers to one, so that a read writes nothing and an unused one stays out of the estate.
 */
export function withDefaultVpc(draft: Draft, scope: Scope): Draft {
  return new DefaultVpcDraft(draft, scope)
}

/** Ahead of everything that was ever created. */
const FIRST_ORDER = -1000

class DefaultVpcDraft implements Draft {
  readonly #draft: Draft
  readonly #scope: Scope

  constructor(draft: Draft, scope: Scope) {
    this.#draft = draft
    this.#scope = scope
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    return this.#draft.get(kind, id) ?? this.#rowsOf(kind).find(row => row.id === id)
  }

  all<K extends Kind>(kind: K): Iterable<Row<K>> {
    return before(this.#rowsOf(kind), this.#draft.all(kind))
  }

  within<K extends Kind>(kind: K, scope: Scope): Iterable<Row<K>> {
    const isHere = scope.account === this.#scope.account && scope.region === this.#scope.region
    return before(isHere ? this.#rowsOf(kind) : [], this.#draft.within(kind, scope))
  }

  referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    const own = this.#rowsOf(kind).filter(row => referencesOf(kind, row.body).includes(id))
    return before(own, this.#draft.referring(kind, id))
  }

  orderOf(kind: Kind, id: string): number | undefined {
    const at = this.#rows().findIndex(row => row.kind === kind && row.id === id)
    return this.#draft.orderOf(kind, id) ?? (at < 0 ? undefined : FIRST_ORDER + at)
  }

  tally(key: string): number | undefined {
    const count = this.#draft.tally?.(key)
    return count === undefined ? undefined : count + this.#rows().filter(row => tallyKeys(row).includes(key)).length
  }

  /** What it adds is the same for the same account and Region. */
  get version(): object | undefined {
    return this.#draft.version
  }

  put<K extends Kind>(kind: K, id: string, scope: Scope, body: Bodies[K], timer?: Timer): Row<K> {
    this.#materialiseFor([id, ...referencesOf(kind, body)])
    return this.#draft.put(kind, id, scope, body, timer)
  }

  update<K extends Kind>(kind: K, id: string, change: Partial<Bodies[K]>, timer?: Timer): Row<K> {
    const row = this.get(kind, id)
    this.#materialiseFor([id, ...(row ? referencesOf(kind, { ...row.body, ...change }) : [])])
    return this.#draft.update(kind, id, change, timer)
  }

  remove(kind: Kind, id: string): void {
    this.#materialiseFor([id])
    this.#draft.remove(kind, id)
  }

  #materialiseFor(ids: readonly string[]): void {
    const rows = this.#rows()
    if (rows.some(row => ids.includes(row.id))) putRows(this.#draft, this.#scope, rows as readonly AnyRow[])
  }

  #rowsOf<K extends Kind>(kind: K): readonly Row<K>[] {
    if (kind === 'defaultVpcMark' || this.#isMade()) return []
    return (derivedIn(this.#scope).byKind.get(kind) ?? []) as readonly Row<K>[]
  }

  #rows(): readonly Row[] {
    return this.#isMade() ? [] : derivedIn(this.#scope).rows
  }

  /** Its rows are the draft's own, or it was deleted. */
  #isMade(): boolean {
    return this.#draft.get('defaultVpcMark', markIdOf(this.#scope)) !== undefined
  }
}

function* chained<T>(first: readonly T[], rest: Iterable<T>): Iterable<T> {
  yield* first
  yield* rest
}

/** Few kinds have rows here: of the others the draft's are handed on as they are. */
function before<T>(first: readonly T[], rest: Iterable<T>): Iterable<T> {
  return first.length === 0 ? rest : chained(first, rest)
}

interface Derived {
  readonly rows: readonly Row[]
  readonly byKind: ReadonlyMap<Kind, readonly Row[]>
}

/** Every call of EC2 asks, and the answer is the same for the same account and Region. */
const DERIVED = new Map<string, Derived>()
const MOST_DERIVED = 1000

function derivedIn(scope: Scope): Derived {
  const key = markIdOf(scope)
  const known = DERIVED.get(key)
  if (known) return known
  if (DERIVED.size >= MOST_DERIVED) DERIVED.clear()
  const { account, region } = scope
  const idOf = (prefix: string, nth = 0) => derivedEc2Id(prefix, `${account} ${region} ${nth}`)
  const rows: readonly Row[] = defaultVpcRows(scope, idOf).map(row => ({ ...row, account, region, rev: 0 }))
  const derived = { rows, byKind: Map.groupBy(rows, ({ kind }) => kind) }
  DERIVED.set(key, derived)
  return derived
}

type Timer = { readonly dueAt: number | undefined }

function markIdOf(scope: Scope): string {
  return `${scope.account}/${scope.region}`
}
