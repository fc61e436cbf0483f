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
  #derived: readonly Row[] | undefined

  constructor(draft: Draft, scope: Scope) {
    this.#draft = draft
    this.#scope = scope
  }

  get<K extends Kind>(kind: K, id: string): Row<K> | undefined {
    return this.#draft.get(kind, id) ?? this.#rowsOf(kind).find(row => row.id === id)
  }

  *all<K extends Kind>(kind: K): Iterable<Row<K>> {
    yield* this.#rowsOf(kind)
    yield* this.#draft.all(kind)
  }

  *within<K extends Kind>(kind: K, scope: Scope): Iterable<Row<K>> {
    if (scope.account === this.#scope.account && scope.region === this.#scope.region) yield* this.#rowsOf(kind)
    yield* this.#draft.within(kind, scope)
  }

  *referring<K extends Kind>(kind: K, id: string): Iterable<Row<K>> {
    yield* this.#rowsOf(kind).filter(row => referencesOf(kind, row.body).includes(id))
    yield* this.#draft.referring(kind, id)
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

  #rowsOf<K extends Kind>(kind: K): Row<K>[] {
    if (kind === 'defaultVpcMark') return []
    return this.#rows().filter(row => row.kind === kind) as Row<K>[]
  }

  #rows(): readonly Row[] {
    if (this.#draft.get('defaultVpcMark', markIdOf(this.#scope)) !== undefined) return []
    const { account, region } = this.#scope
    const idOf = (prefix: string, nth = 0) => derivedEc2Id(prefix, `${account} ${region} ${nth}`)
    this.#derived ??= defaultVpcRows(this.#scope, idOf).map(row => ({ ...row, account, region, rev: 0 }))
    return this.#derived
  }
}

type Timer = { readonly dueAt: number | undefined }

function markIdOf(scope: Scope): string {
  return `${scope.account}/${scope.region}`
}
