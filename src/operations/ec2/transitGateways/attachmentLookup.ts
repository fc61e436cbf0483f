import { AwsError } from '../../../resources/refusal.ts'
import type { TransitGatewayAttachmentType } from '../../../resources/transitGateway.ts'
import { isLiveAttachment } from '../../../resources/transitGatewayAttachmentOrder.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { idOf, type Looking, notFound } from '../nouns.ts'
import { type AttachmentSide, sideOn, sidesOf } from './attachmentSide.ts'
import { invalidState } from './transitGatewayLookup.ts'

type Attachment = Row<'transitGatewayAttachment'>

/** Every attachment that the caller sees in its Region: of its transit gateways, and of what it attached to those of others. */
export function seenAttachments({ world, caller }: Looking): Attachment[] {
  const found = new Map<string, Attachment>()
  const add = (id: string) => {
    for (const row of world.referring('transitGatewayAttachment', id)) if (sidesOf(row, caller).length > 0) found.set(row.id, row)
  }
  for (const row of world.within('transitGatewayAttachment', caller)) found.set(row.id, row)
  for (const { id } of world.within('vpc', caller)) add(id)
  for (const { id } of world.within('vpnConnection', caller)) add(id)
  for (const { id } of world.within('directConnectGateway', { ...caller, region: 'global' })) add(id)
  for (const { id } of world.within('transitGateway', caller)) add(id)
  // What rides on an attachment is seen by who attached that.
  for (const id of [...found.keys()]) add(id)
  return inOrder(world, found.values())
}

/**
 * The same of these transit gateways alone, without a look at all others; undefined where one is not the caller's own, of
 * which it sees only what it attached.
 */
export function attachmentsOfOwn({ world, caller }: Looking, transitGatewayIds: readonly string[]): Attachment[] | undefined {
  const found = new Set<Attachment>()
  for (const id of transitGatewayIds) {
    const gateway = world.get('transitGateway', id)
    if (gateway?.account !== caller.account || gateway.region !== caller.region) return undefined
    for (const row of world.referring('transitGatewayAttachment', id)) if (sidesOf(row, caller).length > 0) found.add(row)
  }
  return inOrder(world, found)
}

function inOrder(world: Looking['world'], rows: Iterable<Attachment>): Attachment[] {
  const order = (row: Attachment) => world.orderOf('transitGatewayAttachment', row.id) ?? 0
  return [...rows].sort((a, b) => order(a) - order(b))
}

/** All that the caller sees of the types, or those with the given ids, each of which must be one of them. */
export function seenAttachmentsOf(
  context: Context,
  ids: readonly string[] | undefined,
  types: readonly TransitGatewayAttachmentType[],
): Attachment[] {
  const rows = ids?.length ? [...new Set(ids)].map(id => seenAttachment(context, id, types)) : seenAttachments(context)
  return rows.filter(({ body }) => types.includes(body.type))
}

/** An attachment that the caller sees, in whatever state; one of another type is as if it did not exist. */
export function seenAttachment(
  context: Looking,
  id: string | undefined,
  types?: readonly TransitGatewayAttachmentType[],
): Attachment {
  const text = idOf('transitGatewayAttachment', id)
  const row = context.world.get('transitGatewayAttachment', text)
  if (row === undefined || sidesOf(row, context.caller).length === 0) throw notFound('transitGatewayAttachment', text)
  if (types && !types.includes(row.body.type)) throw notFound('transitGatewayAttachment', text)
  return row
}

/** One that has not ended and is not about to. */
export function liveAttachment(
  context: Context,
  id: string | undefined,
  types?: readonly TransitGatewayAttachmentType[],
): Attachment {
  const row = seenAttachment(context, id, types)
  if (!isLiveAttachment(row.body)) throw notFound('transitGatewayAttachment', row.id)
  return row
}

/** The caller's side of an attachment that a table of the transit gateway can route to. */
export function routableSide(context: Context, id: string | undefined, transitGatewayId: string): AttachmentSide {
  const row = liveAttachment(context, id)
  const side = sideOn(row, transitGatewayId)
  if (side === undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      `The attachment ${row.id} is of ${row.body.transitGatewayId} and the route table of ${transitGatewayId}; both must be of the same transit gateway.`,
    )
  }
  if (row.body.state !== 'available' && row.body.state !== 'modifying') throw invalidState(row.id, row.body.state)
  return side
}

/** Every attachment that a route table of the transit gateway may have to do with. */
export function sidesOfTransitGateway({ world }: Context, transitGatewayId: string): AttachmentSide[] {
  return [...world.referring('transitGatewayAttachment', transitGatewayId)].flatMap(row => sideOn(row, transitGatewayId) ?? [])
}
