import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { policyTableShape } from './policyTableShape.ts'

export const deleteTransitGatewayPolicyTable: Ec2Operation<'DeleteTransitGatewayPolicyTable'> = (context, input) => {
  const { world, nowMs, leadTimes } = context
  const { kind, id, body } = live(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableId)
  const associated = [...world.referring('transitGatewayAttachment', body.transitGatewayId)].filter(
    row => row.body.policyTableId === id,
  )
  if (associated.length > 0) {
    const ids = associated.map(row => row.id).join(', ')
    throw new AwsError(
      'IncorrectState',
      `Transit Gateway Policy Table ${id} is associated with ${ids}; disassociate these first.`,
    )
  }
  const row = world.update(kind, id, { state: 'deleting' }, { dueAt: nowMs + leadTimes.provisioning })
  return { TransitGatewayPolicyTable: policyTableShape(row) }
}
