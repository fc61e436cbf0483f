import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { required } from '../nouns.ts'
import { routeRowId } from './routeOrder.ts'

/** The reference to the prefix list in the caller's route table; one that is being deleted is gone. */
export function prefixListReferenceOf(
  { world }: Context,
  routeTableId: string,
  prefixListId: string | undefined,
): Row<'transitGatewayPrefixListReference'> {
  const list = required(prefixListId, 'PrefixListId')
  const row = world.get('transitGatewayPrefixListReference', routeRowId(routeTableId, list))
  if (row !== undefined && row.body.state !== 'deleting') return row
  throw new AwsError(
    'InvalidPrefixListReference.NotFound',
    `The prefix list ${list} is not referenced in Transit Gateway Route Table ${routeTableId}.`,
  )
}
