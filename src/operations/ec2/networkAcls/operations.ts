import type { Ec2Operations } from '../ec2Operation.ts'
import { createNetworkAcl } from './createNetworkAcl.ts'
import { deleteNetworkAcl } from './deleteNetworkAcl.ts'
import { describeNetworkAcls } from './describeNetworkAcls.ts'
import { createNetworkAclEntry, deleteNetworkAclEntry, replaceNetworkAclEntry } from './networkAclEntry.ts'
import { replaceNetworkAclAssociation } from './replaceNetworkAclAssociation.ts'

export const NETWORK_ACL_OPERATIONS = {
  CreateNetworkAcl: createNetworkAcl,
  CreateNetworkAclEntry: createNetworkAclEntry,
  DeleteNetworkAcl: deleteNetworkAcl,
  DeleteNetworkAclEntry: deleteNetworkAclEntry,
  DescribeNetworkAcls: describeNetworkAcls,
  ReplaceNetworkAclAssociation: replaceNetworkAclAssociation,
  ReplaceNetworkAclEntry: replaceNetworkAclEntry,
} as const satisfies Partial<Ec2Operations>
