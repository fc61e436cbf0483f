import type { TransitGatewayPolicyTable, TransitGatewayPolicyTableEntry } from '@aws-sdk/client-ec2'
import type { TransitGatewayPolicyEntry } from '../../../resources/transitGateway.ts'
import type { Row } from '../../../resources/world.ts'
import { tagList } from '../ec2Tags.ts'

export function policyTableShape({ id, body }: Row<'transitGatewayPolicyTable'>): TransitGatewayPolicyTable {
  return {
    TransitGatewayPolicyTableId: id,
    TransitGatewayId: body.transitGatewayId,
    State: body.state,
    CreationTime: new Date(body.createdAt),
    Tags: tagList(body.tags),
  }
}

export function policyEntryShape(entry: TransitGatewayPolicyEntry): TransitGatewayPolicyTableEntry {
  return {
    PolicyRuleNumber: String(entry.ruleNumber),
    PolicyRule: {
      SourceCidrBlock: entry.sourceCidr,
      SourcePortRange: entry.sourcePorts,
      DestinationCidrBlock: entry.destinationCidr,
      DestinationPortRange: entry.destinationPorts,
      Protocol: entry.protocol,
    },
    TargetRouteTableId: entry.routeTableId,
    State: 'active',
  }
}
