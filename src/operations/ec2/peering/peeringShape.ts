import type { VpcPeeringConnection, VpcPeeringConnectionVpcInfo } from '@aws-sdk/client-ec2'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'
import { peeringTags } from './peeringTags.ts'

/** A peering as EC2 shows it: the accepter's blocks are only told once it is active. */
export function peeringShape({ world, caller }: Context, peering: Row<'vpcPeeringConnection'>): VpcPeeringConnection {
  const { id, account, region, body } = peering
  const isActive = body.state === 'active'
  const requester = {
    account,
    region,
    vpc: world.get('vpc', body.requesterVpcId),
    vpcId: body.requesterVpcId,
    dns: body.requesterDns,
  }
  const accepter = {
    account: body.accepterAccount,
    region: body.accepterRegion,
    vpc: isActive ? world.get('vpc', body.accepterVpcId) : undefined,
    vpcId: body.accepterVpcId,
    dns: body.accepterDns,
  }
  return {
    VpcPeeringConnectionId: id,
    RequesterVpcInfo: endShape(requester, isActive),
    AccepterVpcInfo: endShape(accepter, isActive),
    Status: { Code: body.state, Message: body.message },
    ...(body.expiresAt === undefined ? {} : { ExpirationTime: new Date(body.expiresAt) }),
    Tags: tagList(peeringTags(peering, caller)),
  }
}

interface End {
  readonly account: string
  readonly region: string
  readonly vpc: Row<'vpc'> | undefined
  readonly vpcId: string
  readonly dns: boolean
}

function endShape({ account, region, vpc, vpcId, dns }: End, isActive: boolean): VpcPeeringConnectionVpcInfo {
  const { cidrs = [], ipv6Cidrs = [] } = vpc?.body ?? {}
  return {
    OwnerId: account,
    Region: region,
    VpcId: vpcId,
    ...(cidrs.length > 0 ? { CidrBlock: cidrs[0]?.cidr, CidrBlockSet: cidrs.map(({ cidr }) => ({ CidrBlock: cidr })) } : {}),
    ...(ipv6Cidrs.length > 0 ? { Ipv6CidrBlockSet: ipv6Cidrs.map(({ cidr }) => ({ Ipv6CidrBlock: cidr })) } : {}),
    ...(isActive
      ? {
          PeeringOptions: {
            AllowDnsResolutionFromRemoteVpc: dns,
            AllowEgressFromLocalClassicLinkToRemoteVpc: false,
            AllowEgressFromLocalVpcToRemoteClassicLink: false,
          },
        }
      : {}),
  }
}
