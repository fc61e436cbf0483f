import { type Kind, referencesOf } from '../resources/kinds.ts'
import type { Change, Row, World } from '../resources/world.ts'
import { type Component, isDead, referred, rowKey } from './component.ts'

/** Kinds of which nothing but what they refer to says what they belong to, and whether they are dead. */
const STEADY: ReadonlySet<Kind> = new Set<Kind>([
  'virtualInterface',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'virtualPrivateGateway',
  'vpnConnection',
  'vpnConcentrator',
  'transitGateway',
  'transitGatewayAttachment',
  'transitGatewayRouteTable',
  'transitGatewayRoute',
])

/** Of those, kinds that nothing refers to: they join no networks by coming and part none by going. */
const LEAVES: ReadonlySet<Kind> = new Set<Kind>(['transitGatewayRoute'])

/**
 * A row of the network that a change is in, where the change moves nothing between networks; undefined = it may. Rows that
 * a leaf refers to have to be of one network: all of them are answered.
 */
export function homesOf(world: World, { kind, before, after }: Change): readonly Row[] | undefined {
  const row = after ?? before
  if (!STEADY.has(kind) || !row) return undefined
  if (before && after) {
    const same = referencesOf(kind, before.body).join(' ') === referencesOf(kind, after.body).join(' ')
    return same && isDead(before) === isDead(after) && before.account === after.account ? [after] : undefined
  }
  const hangsOn = LEAVES.has(kind) ? [...referred(world, row)] : []
  return hangsOn.length > 0 ? hangsOn : undefined
}

/** The rows of a network after changes that move nothing between networks. */
export function afterChanges(component: Component, changes: readonly Change[]): Component {
  const rows = new Map(component)
  for (const { kind, id, after } of changes) {
    if (after) rows.set(rowKey(kind, id), after)
    else rows.delete(rowKey(kind, id))
  }
  return Object.assign(rows, { borrowed: component.borrowed })
}
