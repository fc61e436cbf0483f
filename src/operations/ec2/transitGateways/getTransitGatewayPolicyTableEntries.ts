import type { TransitGatewayPolicyTableEntry } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { live } from '../nouns.ts'
import { page } from '../page.ts'
import { policyEntryShape } from './policyTableShape.ts'

const FILTERS: Filters<TransitGatewayPolicyTableEntry> = {
  'policy-rule-number': entry => [entry.PolicyRuleNumber],
  state: entry => [entry.State],
  'target-route-table-id': entry => [entry.TargetRouteTableId],
}

type Get = Ec2Operation<'GetTransitGatewayPolicyTableEntries'>

export const getTransitGatewayPolicyTableEntries: Get = (context, input) => {
  const table = live(context, 'transitGatewayPolicyTable', input.TransitGatewayPolicyTableId)
  const entries = (table.body.entries ?? []).map(policyEntryShape)
  const { items, ...rest } = page(filtered(entries, input.Filters, FILTERS), input)
  return { TransitGatewayPolicyTableEntries: items, ...rest }
}
