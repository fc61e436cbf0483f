import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { routeRowId } from './routeOrder.ts'

/** The static route of the table to the block; propagated ones are nobody's to change. */
export function staticRoute({ world }: Context, routeTableId: string, destination: string): Row<'transitGatewayRoute'> {
  const row = world.get('transitGatewayRoute', routeRowId(routeTableId, destination))
  if (row !== undefined) return row
  throw new AwsError(
    'InvalidRoute.NotFound',
    `Route ${destination} does not exist in Transit Gateway Route Table ${routeTableId}.`,
  )
}
