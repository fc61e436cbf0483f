import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'

/** Which VPCs at the other ends of peering connections have rules that name these groups. */
export const describeSecurityGroupReferences: Ec2Operation<'DescribeSecurityGroupReferences'> = (context, input) => {
  const { world } = context
  const groups = required(input.GroupId, 'groupId').map(id => owned(context, 'securityGroup', id))
  const SecurityGroupReferenceSet = groups.flatMap(({ id, body }) =>
    [...world.referring('vpcPeeringConnection', body.vpcId)].flatMap(peering => {
      const { requesterVpcId, accepterVpcId } = peering.body
      const peer = requesterVpcId === body.vpcId ? accepterVpcId : requesterVpcId
      const naming = [...world.referring('securityGroup', peer)].some(other =>
        other.body.rules?.some(rule => rule.groupId === id),
      )
      return naming ? [{ GroupId: id, ReferencingVpcId: peer, VpcPeeringConnectionId: peering.id }] : []
    }),
  )
  return { SecurityGroupReferenceSet }
}
