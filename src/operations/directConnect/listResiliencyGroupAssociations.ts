import { resiliencyGroupOf } from '../../resources/resiliencyGroupLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { page } from './page.ts'
import { resiliencyGroupAssociationAnswer } from './resiliencyGroupAssociationAnswer.ts'

/** The connections of a group, in the order in which they came, 100 at a time at most. */
export const listResiliencyGroupAssociations: DirectConnectOperation<'ListResiliencyGroupAssociations'> = (context, input) => {
  const { world, caller } = context
  const { id } = resiliencyGroupOf(world, caller, member(input, 'resiliencyGroupId'))
  const rows = [...world.referring('resiliencyGroupAssociation', id)]
  const { items, ...more } = page(rows, { ...input, maxResults: input.maxResults ?? 100 }, { id })
  return { items: items.map(row => resiliencyGroupAssociationAnswer(world, row)), ...more }
}
