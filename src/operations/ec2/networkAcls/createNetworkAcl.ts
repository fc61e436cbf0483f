import { freshId } from '../../../resources/freshId.ts'
import { ec2Id } from '../../../resources/ids.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { owned } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { networkAclShape } from './networkAclShape.ts'

/** A new list lets nothing pass until it gets entries. VPC guide, "Custom network ACLs". */
export const createNetworkAcl: Ec2Operation<'CreateNetworkAcl'> = (context, input) => {
  const { world, caller, quotas, random } = context
  const vpcId = owned(context, 'vpc', input.VpcId).id
  const repeated =
    input.ClientToken && [...world.referring('networkAcl', vpcId)].find(({ body }) => body.clientToken === input.ClientToken)
  if (repeated) return { NetworkAcl: networkAclShape(context, repeated), ClientToken: input.ClientToken }
  const count = [...world.referring('networkAcl', vpcId)].length
  checkQuota('NetworkAclLimitExceeded', `network ACLs of ${vpcId}`, { count, limit: quotas.networkAclsPerVpc })
  const tags = tagsFrom(context, 'networkAcl', input.TagSpecifications)
  const id = freshId(world, 'networkAcl', () => ec2Id('acl', random))
  const token = input.ClientToken === undefined ? {} : { clientToken: input.ClientToken }
  const acl = world.put('networkAcl', id, caller, { vpcId, isDefault: false, entries: [], ...token, tags })
  return { NetworkAcl: networkAclShape(context, acl), ClientToken: input.ClientToken }
}
