import type { Ec2Operations } from '../ec2Operation.ts'
import { authorizeSecurityGroupEgress, authorizeSecurityGroupIngress } from './authorizeSecurityGroup.ts'
import { createSecurityGroup } from './createSecurityGroup.ts'
import { deleteSecurityGroup } from './deleteSecurityGroup.ts'
import { describeSecurityGroupReferences } from './describeSecurityGroupReferences.ts'
import { describeSecurityGroupRules } from './describeSecurityGroupRules.ts'
import { describeSecurityGroups } from './describeSecurityGroups.ts'
import { getSecurityGroupsForVpc } from './getSecurityGroupsForVpc.ts'
import { modifySecurityGroupRules } from './modifySecurityGroupRules.ts'
import { revokeSecurityGroupEgress, revokeSecurityGroupIngress } from './revokeSecurityGroup.ts'
import {
  updateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress,
} from './updateSecurityGroupRuleDescriptions.ts'

export const SECURITY_GROUP_OPERATIONS = {
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateSecurityGroup: createSecurityGroup,
  DeleteSecurityGroup: deleteSecurityGroup,
  DescribeSecurityGroupReferences: describeSecurityGroupReferences,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  GetSecurityGroupsForVpc: getSecurityGroupsForVpc,
  ModifySecurityGroupRules: modifySecurityGroupRules,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  UpdateSecurityGroupRuleDescriptionsEgress: updateSecurityGroupRuleDescriptionsEgress,
  UpdateSecurityGroupRuleDescriptionsIngress: updateSecurityGroupRuleDescriptionsIngress,
} as const satisfies Partial<Ec2Operations>
