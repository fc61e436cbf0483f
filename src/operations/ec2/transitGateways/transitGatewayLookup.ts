import { AwsError } from '../../../resources/refusal.ts'
import type { TransitGatewayTerms } from '../../../resources/transitGatewayAttachmentOrder.ts'
import { isTransitGatewayShownTo } from '../../../resources/transitGatewayShown.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { idOf, live, notFound } from '../nouns.ts'

/** A transit gateway of the caller's Region that it may attach to: its own or a shared one, and available. */
export function attachableTransitGateway(context: Context, id: string | undefined): Row<'transitGateway'> {
  const text = idOf('transitGateway', id)
  const row = context.world.get('transitGateway', text)
  if (row === undefined || !isTransitGatewayShownTo(context.world, row, context.caller)) throw notFound('transitGateway', text)
  if (row.body.state === 'deleting' || row.body.state === 'deleted') throw notFound('transitGateway', text)
  return available(row)
}

/** The caller's own transit gateway, to change it. */
export function ownAvailableTransitGateway(context: Context, id: string | undefined): Row<'transitGateway'> {
  return available(live(context, 'transitGateway', id))
}

/** The caller's own route table that routes, associations and propagations can be written to. */
export function ownAvailableRouteTable(context: Context, id: string | undefined): Row<'transitGatewayRouteTable'> {
  const row = live(context, 'transitGatewayRouteTable', id)
  if (row.body.state !== 'available') throw invalidState(row.id, row.body.state)
  return row
}

function available(row: Row<'transitGateway'>): Row<'transitGateway'> {
  if (row.body.state !== 'available' && row.body.state !== 'modifying') throw invalidState(row.id, row.body.state)
  return row
}

export function invalidState(id: string, state: string): AwsError {
  return new AwsError('IncorrectState', `${id} is in invalid state: it is ${state} and must be available.`)
}

/** When what is ordered now is there. */
export function termsOf({ nowMs, leadTimes, quotas, random }: Context): TransitGatewayTerms {
  return { nowMs, readyAt: nowMs + leadTimes.provisioning, quotas, random }
}
