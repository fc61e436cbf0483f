import { ec2Id } from '../../resources/ids.ts'
import { AwsError } from '../../resources/refusal.ts'
import { overlapOfFurtherCidr } from '../../resources/vpcOverlap.ts'
import { checkFurtherCidr, parseVpcCidr } from '../../resources/vpcRules.ts'
import { newIpv6Cidr } from './createVpc.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { namedIpv6Cidr } from './ipv6/vpcCidrBlock.ts'
import { owned, required } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { vpcShape } from './vpcShape.ts'

/** The answer is from before AWS has done it; DescribeVpcs shows it as done. */
export const associateVpcCidrBlock: Ec2Operation<'AssociateVpcCidrBlock'> = (context, input) => {
  const { world, caller, quotas } = context
  const vpc = owned(context, 'vpc', input.VpcId)
  const { id, body } = vpc
  const pool = input.Ipv4IpamPoolId ?? input.Ipv6IpamPoolId
  if (pool !== undefined) throw new AwsError('InvalidIpamPoolId.NotFound', `The ipam-pool ID '${pool}' does not exist`)
  if (input.AmazonProvidedIpv6CidrBlock || input.Ipv6Pool !== undefined || input.Ipv6CidrBlock !== undefined) {
    checkQuota('CidrLimitExceeded', `IPv6 CIDRs of ${id}`, { count: body.ipv6Cidrs.length, limit: quotas.cidrsPerVpc })
    const block = input.AmazonProvidedIpv6CidrBlock ? newIpv6Cidr(context) : namedIpv6Cidr(context, vpc, input)
    const row = world.update('vpc', id, { ipv6Cidrs: [...body.ipv6Cidrs, block] })
    const added = vpcShape(row).Ipv6CidrBlockAssociationSet?.at(-1)
    return { VpcId: id, Ipv6CidrBlockAssociation: { ...added, Ipv6CidrBlockState: { State: 'associating' } } }
  }
  const cidr = parseVpcCidr(required(input.CidrBlock, 'cidrBlock'))
  checkFurtherCidr(
    cidr,
    body.cidrs.map(one => one.cidr),
  )
  const clash = overlapOfFurtherCidr(world, id, cidr, caller.account)
  if (clash !== undefined) throw new AwsError('InvalidVpc.Range', clash)
  checkQuota('CidrLimitExceeded', `CIDRs of ${id}`, { count: body.cidrs.length, limit: quotas.cidrsPerVpc })
  const association = { associationId: ec2Id('vpc-cidr-assoc', context.random), cidr: cidr.text }
  const row = world.update('vpc', id, { cidrs: [...body.cidrs, association] })
  const added = vpcShape(row).CidrBlockAssociationSet?.at(-1)
  return { VpcId: id, CidrBlockAssociation: { ...added, CidrBlockState: { State: 'associating' } } }
}
