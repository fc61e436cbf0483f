import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { policyEntry, ruleNumber } from './policyEntryOrder.ts'
import { policyEntryShape } from './policyTableShape.ts'

type Delete = Ec2Operation<'DeleteTransitGatewayPolicyTableEntry'>

export const deleteTransitGatewayPolicyTableEntry: Delete = (context, input) => {
  const table = live(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableId)
  const entry = policyEntry(table, ruleNumber(input.PolicyRuleNumber))
  const entries = table.body.entries?.filter(each => each.ruleNumber !== entry.ruleNumber) ?? []
  context.world.update(table.kind, table.id, { entries })
  return { TransitGatewayPolicyTableEntry: { ...policyEntryShape(entry), State: 'deleted' } }
}
