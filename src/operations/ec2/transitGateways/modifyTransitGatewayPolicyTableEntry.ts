import type { Ec2Operation } from '../ec2Operation.ts'
import { live } from '../nouns.ts'
import { policyEntry, policyRule, policyTarget, ruleNumber, withPolicyEntry } from './policyEntryOrder.ts'
import { policyEntryShape } from './policyTableShape.ts'

type Modify = Ec2Operation<'ModifyTransitGatewayPolicyTableEntry'>

/** A rule that is given replaces the whole rule; without one the entry keeps its own. */
export const modifyTransitGatewayPolicyTableEntry: Modify = (context, input) => {
  const table = live(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableId)
  const before = policyEntry(table, ruleNumber(input.PolicyRuleNumber))
  const target = input.TargetRouteTableId
  const entry = {
    ...(input.PolicyRule ? policyRule(input.PolicyRule) : before),
    ruleNumber: before.ruleNumber,
    routeTableId: target === undefined ? before.routeTableId : policyTarget(context, table, target),
  }
  context.world.update(table.kind, table.id, { entries: withPolicyEntry(table, entry) })
  return { TransitGatewayPolicyTableEntry: policyEntryShape(entry) }
}
