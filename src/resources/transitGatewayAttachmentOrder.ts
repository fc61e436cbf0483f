import { freshId } from './freshId.ts'
import { type Entropy, ec2Id } from './ids.ts'
import type { Quotas } from './quotas.ts'
import { AwsError } from './refusal.ts'
import type { Tags } from './tags.ts'
import type { TransitGateway, TransitGatewayAttachment } from './transitGateway.ts'
import { undeletedAttachments } from './undeletedAttachments.ts'
import type { Draft, Row, World } from './world.ts'

export interface TransitGatewayAttachmentOrder {
  /** Of an existing transit gateway that the caller was found to be allowed to attach to. */
  readonly transitGatewayId: string
  readonly type: TransitGatewayAttachment['type']
  readonly resourceId: string
  readonly resourceOwnerAccount: string
  readonly vpc?: NonNullable<TransitGatewayAttachment['vpc']>
  readonly peering?: NonNullable<TransitGatewayAttachment['peering']>
  readonly tags?: Tags
  /** Absent = `pending`, which becomes available by itself. `pendingAcceptance` waits for the other account. */
  readonly state?: 'initiatingRequest' | 'pendingAcceptance'
}

/** When it is ordered and when it is ready; `random` is the caller's entropy. */
export interface TransitGatewayTerms {
  readonly nowMs: number
  readonly readyAt: number
  readonly quotas: Quotas
  readonly random: Entropy
}

/**
 * Stores a new attachment in the account and Region of its transit gateway, associated with and propagating to the
 * gateway's default route tables as far as it has any (Transit gateway guide, "Transit gateway route tables"). It turns
 * available at `readyAt` by the timed steps of EC2. The transit gateway changes with it, so that two orders at once
 * cannot pass a rule that looks at all of its attachments.
 */
export function newTransitGatewayAttachment(
  world: Draft,
  order: TransitGatewayAttachmentOrder,
  { nowMs, readyAt, quotas, random }: TransitGatewayTerms,
): Row<'transitGatewayAttachment'> {
  const { state = 'pending', tags = {}, ...rest } = order
  const gateway = transitGatewayRow(world, order.transitGatewayId)
  refuseFullTransitGateway(world, gateway.id, quotas)
  const body: TransitGatewayAttachment = {
    ...rest,
    state,
    ...(state === 'pending' ? defaultAssociations(world, order) : { propagations: [] }),
    createdAt: nowMs,
    tags,
  }
  world.update('transitGateway', gateway.id, {})
  const id = freshId(world, 'transitGatewayAttachment', () => ec2Id('tgw-attach', random))
  const timer = { dueAt: state === 'pendingAcceptance' ? undefined : readyAt }
  return world.put('transitGatewayAttachment', id, gateway, body, timer)
}

/**
 * What an attachment has from its transit gateway's default route tables from the moment it is accepted. Peerings never
 * propagate: their routes are static (Transit gateway guide, "Transit gateway peering attachments").
 */
export function defaultAssociations(
  world: World,
  { transitGatewayId, type }: Pick<TransitGatewayAttachment, 'transitGatewayId' | 'type'>,
): Pick<TransitGatewayAttachment, 'association' | 'propagations'> {
  const { body } = transitGatewayRow(world, transitGatewayId)
  const association = defaultTable(body.defaultRouteTableAssociation, body.associationDefaultRouteTableId)
  const propagation = defaultTable(body.defaultRouteTablePropagation, body.propagationDefaultRouteTableId)
  return {
    ...(association === undefined ? undefined : { association: { routeTableId: association, state: 'associating' } }),
    propagations: propagation === undefined || type === 'peering' ? [] : [{ routeTableId: propagation, state: 'enabling' }],
  }
}

/** Begins the end of an attachment; the timed steps of EC2 make it `deleted` at `goneAt`. Ending twice is ending once. */
export function endTransitGatewayAttachment(world: Draft, id: string, goneAt: number): Row<'transitGatewayAttachment'> {
  const row = world.get('transitGatewayAttachment', id)
  if (row === undefined) throw new TypeError(`there is no transit gateway attachment ${id} to end`)
  if (!isLiveAttachment(row.body)) return row
  return world.update('transitGatewayAttachment', id, { state: 'deleting' }, { dueAt: goneAt })
}

/** Whether the attachment is there or on its way, as opposed to ended, refused or about to end. */
export function isLiveAttachment({ state }: Pick<TransitGatewayAttachment, 'state'>): boolean {
  return state !== 'deleting' && state !== 'deleted' && state !== 'rejected' && state !== 'failed'
}

function defaultTable(isOn: TransitGateway['defaultRouteTableAssociation'], id: string | undefined): string | undefined {
  return isOn ? id : undefined
}

function transitGatewayRow(world: World, id: string): Row<'transitGateway'> {
  const row = world.get('transitGateway', id)
  if (row === undefined) throw new TypeError(`there is no transit gateway ${id}`)
  return row
}

function refuseFullTransitGateway(world: World, id: string, quotas: Quotas): void {
  const limit = quotas.attachmentsPerTransitGateway
  const count = undeletedAttachments(world, id)
  if (count < limit) return
  throw new AwsError(
    'TransitGatewayAttachmentLimitExceeded',
    `The transit gateway ${id} has ${count} attachments; the quota is ${limit}.`,
  )
}
