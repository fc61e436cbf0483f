import type { SubnetIpv6CidrBlockAssociation } from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Subnet } from '../../../resources/vpc.ts'
import { parseSubnetIpv6Cidr } from '../../../resources/vpcRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'

/** One IPv6 block of a subnet, a /64 (VPC guide, "Subnet sizing"). */
export const associateSubnetCidrBlock: Ec2Operation<'AssociateSubnetCidrBlock'> = (context, input) => {
  const subnet = owned(context, 'subnet', input.SubnetId)
  if (input.Ipv6IpamPoolId)
    throw new AwsError('InvalidIpamPoolId.NotFound', `The ipam-pool ID '${input.Ipv6IpamPoolId}' does not exist`)
  const before = subnet.body.ipv6Cidrs ?? []
  if (before.length > 0) {
    const message = `The subnet ${subnet.id} has the IPv6 block ${before[0]?.cidr} already; disassociate it first.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const vpc = owned(context, 'vpc', subnet.body.vpcId)
  const association = newSubnetIpv6Cidr(context, vpc, required(input.Ipv6CidrBlock, 'ipv6CidrBlock'))
  context.world.update('subnet', subnet.id, { ipv6Cidrs: [association] })
  return { SubnetId: subnet.id, Ipv6CidrBlockAssociation: associationShape(association) }
}

export const disassociateSubnetCidrBlock: Ec2Operation<'DisassociateSubnetCidrBlock'> = (context, input) => {
  const id = required(input.AssociationId, 'associationId')
  for (const subnet of context.world.within('subnet', context.caller)) {
    const association = subnet.body.ipv6Cidrs?.find(({ associationId }) => associationId === id)
    if (association === undefined) continue
    const ipv6Cidrs = subnet.body.ipv6Cidrs?.filter(one => one !== association) ?? []
    context.world.update('subnet', subnet.id, { ipv6Cidrs })
    return { SubnetId: subnet.id, Ipv6CidrBlockAssociation: associationShape(association, 'disassociated') }
  }
  throw new AwsError(
    'InvalidSubnetCidrBlockAssociationID.NotFound',
    `The subnet CIDR block association ID '${id}' does not exist`,
  )
}

type Association = NonNullable<Subnet['ipv6Cidrs']>[number]

export function newSubnetIpv6Cidr({ world, random }: Context, vpc: Row<'vpc'>, text: string): Association {
  const siblings = [...world.referring('subnet', vpc.id)].flatMap(({ body }) => body.ipv6Cidrs ?? [])
  const cidr = parseSubnetIpv6Cidr(
    text,
    vpc.body.ipv6Cidrs.map(one => one.cidr),
    siblings.map(one => one.cidr),
  )
  return { associationId: ec2Id('subnet-cidr-assoc', random), cidr: cidr.text }
}

export function associationShape(
  { associationId, cidr }: Association,
  State: 'associated' | 'disassociated' = 'associated',
): SubnetIpv6CidrBlockAssociation {
  return { AssociationId: associationId, Ipv6CidrBlock: cidr, Ipv6CidrBlockState: { State } }
}
