import { directConnectError } from '../../resources/directConnectError.ts'
import { findAssociation, findDirectConnectGateway, isTheirAssociation } from '../../resources/directConnectLookup.ts'
import { associationsOf } from '../../resources/gatewayAssociations.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { associationAnswer } from './associationAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'

/** Associations by their id, by either gateway or by both. API Reference: at least one of them is required. */
export const describeDirectConnectGatewayAssociations: DirectConnectOperation<'DescribeDirectConnectGatewayAssociations'> = (
  context,
  input,
) => {
  const filters = {
    associationId: input.associationId || undefined,
    directConnectGatewayId: input.directConnectGatewayId || undefined,
    gatewayId: input.associatedGatewayId || input.virtualGatewayId || undefined,
  }
  const { items, ...more } = page(matching(context, filters), input, filters)
  return { directConnectGatewayAssociations: items.map(associationAnswer), ...more }
}

interface Filters {
  readonly associationId: string | undefined
  readonly directConnectGatewayId: string | undefined
  readonly gatewayId: string | undefined
}

function matching(
  context: Context,
  { associationId, directConnectGatewayId, gatewayId }: Filters,
): Row<'directConnectGatewayAssociation'>[] {
  const { world, caller } = context
  const by = (id: string) => associationsOf(world, id).filter(row => isTheirAssociation(row, caller))
  // Only to refuse an id that cannot be one: a gateway that is nobody's has no associations.
  if (directConnectGatewayId !== undefined) findDirectConnectGateway(world, caller, directConnectGatewayId)
  const sets = [
    ...(associationId === undefined ? [] : [[findAssociation(world, caller, associationId)].filter(row => row !== undefined)]),
    ...(directConnectGatewayId === undefined ? [] : [by(directConnectGatewayId)]),
    ...(gatewayId === undefined ? [] : [by(gatewayId)]),
  ]
  const [first, ...rest] = sets
  if (first === undefined) {
    throw directConnectError('Give at least one of associationId, directConnectGatewayId and associatedGatewayId.')
  }
  return first.filter(row => rest.every(set => set.some(({ id }) => id === row.id)))
}
