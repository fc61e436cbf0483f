import { AwsError } from '../../resources/refusal.ts'
import type { RouteTable } from '../../resources/vpc.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { required } from './nouns.ts'

export type Association = RouteTable['associations'][number]

/** The caller's association with this id and the table that has it, or InvalidAssociationID.NotFound. */
export function routeTableAssociation(
  { world, caller }: Context,
  associationId: string | undefined,
): { readonly table: Row<'routeTable'>; readonly association: Association } {
  const id = required(associationId, 'associationId')
  for (const table of world.within('routeTable', caller)) {
    const association = table.body.associations.find(one => one.id === id)
    if (association) return { table, association }
  }
  throw new AwsError('InvalidAssociationID.NotFound', `The association ID '${id}' does not exist`)
}
