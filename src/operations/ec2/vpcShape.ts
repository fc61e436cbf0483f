import type { Vpc } from '@aws-sdk/client-ec2'
import type { Row } from '../../resources/world.ts'
import { tagList } from './ec2Tags.ts'

/** What EC2 calls the pool of blocks that are Amazon's. */
export const AMAZON_POOL = 'Amazon'

export function vpcShape({ id, account, region, body }: Row<'vpc'>): Vpc {
  const Ipv6CidrBlockAssociationSet = body.ipv6Cidrs.map(({ associationId, cidr, pool = AMAZON_POOL }) => ({
    AssociationId: associationId,
    Ipv6CidrBlock: cidr,
    Ipv6CidrBlockState: { State: 'associated' as const },
    NetworkBorderGroup: region,
    Ipv6Pool: pool,
  }))
  return {
    VpcId: id,
    OwnerId: account,
    State: body.state,
    CidrBlock: body.cidrs[0]?.cidr,
    CidrBlockAssociationSet: body.cidrs.map(({ associationId, cidr }) => ({
      AssociationId: associationId,
      CidrBlock: cidr,
      CidrBlockState: { State: 'associated' },
    })),
    ...(Ipv6CidrBlockAssociationSet.length > 0 ? { Ipv6CidrBlockAssociationSet } : undefined),
    DhcpOptionsId: body.dhcpOptionsId,
    InstanceTenancy: body.instanceTenancy,
    IsDefault: body.isDefault,
    Tags: tagList(body.tags),
  }
}
