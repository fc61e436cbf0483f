import { freshId } from './freshId.ts'
import { ec2Id } from './ids.ts'
import { AwsError } from './refusal.ts'
import type { TransitGatewayRouteTable } from './transitGateway.ts'
import type { TransitGatewayTerms } from './transitGatewayAttachmentOrder.ts'
import type { Draft, Row } from './world.ts'

type Order = Pick<TransitGatewayRouteTable, 'transitGatewayId'> & Partial<Omit<TransitGatewayRouteTable, 'transitGatewayId'>>

/** Stores a pending route table of a transit gateway; it is empty and nothing is associated with it. */
export function newTransitGatewayRouteTable(
  world: Draft,
  { transitGatewayId, defaultAssociation = false, defaultPropagation = false, tags = {} }: Order,
  { nowMs, readyAt, quotas, random }: TransitGatewayTerms,
): Row<'transitGatewayRouteTable'> {
  const gateway = world.update('transitGateway', transitGatewayId, {})
  const present = [...world.referring('transitGatewayRouteTable', transitGatewayId)]
  const count = present.filter(({ body }) => body.state !== 'deleted').length
  if (count >= quotas.routeTablesPerTransitGateway) {
    throw new AwsError(
      'TransitGatewayRouteTableLimitExceeded',
      `The transit gateway ${transitGatewayId} has ${count} route tables; the quota is ${quotas.routeTablesPerTransitGateway}.`,
    )
  }
  const id = freshId(world, 'transitGatewayRouteTable', () => ec2Id('tgw-rtb', random))
  const body = { transitGatewayId, defaultAssociation, defaultPropagation, state: 'pending', createdAt: nowMs, tags } as const
  return world.put('transitGatewayRouteTable', id, gateway, body, { dueAt: readyAt })
}
