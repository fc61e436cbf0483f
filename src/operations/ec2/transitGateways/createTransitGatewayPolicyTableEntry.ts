import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { policyRule, policyTarget, ruleNumber, withPolicyEntry } from './policyEntryOrder.ts'
import { policyEntryShape } from './policyTableShape.ts'

type Create = Ec2Operation<'CreateTransitGatewayPolicyTableEntry'>

export const createTransitGatewayPolicyTableEntry: Create = (context, input) => {
  const table = live(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableId)
  const number = ruleNumber(input.PolicyRuleNumber)
  const present = table.body.entries ?? []
  if (present.some(entry => entry.ruleNumber === number)) {
    throw new AwsError(
      'TransitGatewayPolicyTableEntryAlreadyExists',
      `Transit Gateway Policy Table ${table.id} already has an entry with the rule number ${number}.`,
    )
  }
  const limit = { count: present.length, limit: context.quotas.entriesPerTransitGatewayPolicyTable }
  checkQuota('TransitGatewayPolicyTableEntryLimitExceeded', `entries of ${table.id}`, limit)
  const routeTableId = policyTarget(context, table, input.TargetRouteTableId)
  const entry = { ...policyRule(input.PolicyRule), ruleNumber: number, routeTableId }
  context.world.update(table.kind, table.id, { entries: withPolicyEntry(table, entry) })
  return { TransitGatewayPolicyTableEntry: policyEntryShape(entry) }
}
