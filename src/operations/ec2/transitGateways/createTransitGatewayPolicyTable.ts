import { freshId } from '../../../resources/freshId.ts'
import { ec2Id } from '../../../resources/ids.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { checkQuota } from '../quota.ts'
import { policyTableShape } from './policyTableShape.ts'
import { ownAvailableTransitGateway } from './transitGatewayLookup.ts'

export const createTransitGatewayPolicyTable: Ec2Operation<'CreateTransitGatewayPolicyTable'> = (context, input) => {
  const { world, nowMs, leadTimes, quotas, random } = context
  const gateway = ownAvailableTransitGateway(context, input.TransitGatewayId)
  const present = [...world.referring('transitGatewayPolicyTable', gateway.id)].filter(({ body }) => body.state !== 'deleted')
  const limit = { count: present.length, limit: quotas.policyTablesPerTransitGateway }
  checkQuota('TransitGatewayPolicyTableLimitExceeded', `policy tables of ${gateway.id}`, limit)
  const body = {
    transitGatewayId: gateway.id,
    state: 'pending' as const,
    createdAt: nowMs,
    tags: tagsFrom(context, 'transitGatewayPolicyTable', input.TagSpecifications),
  }
  world.update('transitGateway', gateway.id, {})
  const id = freshId(world, 'transitGatewayPolicyTable', () => ec2Id('tgw-ptb', random))
  const row = world.put('transitGatewayPolicyTable', id, gateway, body, { dueAt: nowMs + leadTimes.provisioning })
  return { TransitGatewayPolicyTable: policyTableShape(row) }
}
