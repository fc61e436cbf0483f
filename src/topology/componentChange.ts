import { type Kind, referencesOf } from '../resources/kinds.ts'
import type { Change, Row, World } from '../resources/world.ts'
import { type Component, isDead, listIdsOf, neighbours, referred, rowKey } from './component.ts'

/** Kinds of which nothing but what they refer to says what they belong to, and whether they are dead. */
const STEADY: ReadonlySet<Kind> = new Set<Kind>([
  'virtualInterface',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'virtualPrivateGateway',
  'vpnConnection',
  'vpnConcentrator',
  'vpc',
  'subnet',
  'routeTable',
  'securityGroup',
  'networkAcl',
  'transitGateway',
  'transitGatewayAttachment',
  'transitGatewayRouteTable',
  'transitGatewayRoute',
])

/** Of those, kinds that do nothing by coming but to join what they refer to and what refers to them. */
const JOINING: ReadonlySet<Kind> = new Set<Kind>([
  'vpc',
  'subnet',
  'routeTable',
  'securityGroup',
  'networkAcl',
  'transitGatewayAttachment',
  'transitGatewayRoute',
])

/** Of those, kinds that nothing refers to and that stand in one network by their first reference: they part none by going. */
const LEAVES: ReadonlySet<Kind> = new Set<Kind>(['transitGatewayRoute'])

/**
 * Rows that are of one network after the change, the changed one first where it is there; whatever else hung together
 * before does so still. Undefined = the change may part a network, or nobody knows.
 */
export function tiesOf(world: World, { kind, before, after }: Change): readonly Row[] | undefined {
  if (!STEADY.has(kind)) return undefined
  if (after && before && isSame(before, after)) return [after]
  if (after && JOINING.has(kind) && (!before || isDead(before)) && isFreeOfLists(after)) {
    return before && !isHeldAsBefore(before, after) ? undefined : [after, ...neighbours(world, after, false)]
  }
  if (!before || after || !LEAVES.has(kind)) return undefined
  const hungOn = [...referred(world, before)]
  return hungOn.length > 0 ? hungOn : undefined
}

function isSame(before: Row, after: Row): boolean {
  return isHeldAsBefore(before, after) && isDead(before) === isDead(after)
}

function isHeldAsBefore(before: Row, after: Row): boolean {
  const text = (row: Row) => [row.account, ...referencesOf(row.kind, row.body), ...listsOf(row)].join(' ')
  return text(before) === text(after)
}

function isFreeOfLists(row: Row): boolean {
  return listsOf(row).length === 0
}

function listsOf(row: Row): string[] {
  return listIdsOf(row).filter(id => id.startsWith('pl-'))
}

/** The networks together, with the rows of the changes as they are now. */
export function afterChanges(components: readonly Component[], changes: readonly Change[]): Component {
  const [largest, ...others] = components.toSorted((a, b) => b.size - a.size)
  const rows = new Map<string, Row>(largest)
  for (const other of others) for (const [key, row] of other) rows.set(key, row)
  for (const { kind, id, after } of changes) {
    if (after) rows.set(rowKey(kind, id), after)
    else rows.delete(rowKey(kind, id))
  }
  return Object.assign(rows, { borrowed: largest?.borrowed ?? new Set<string>() })
}
