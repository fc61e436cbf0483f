import { overlap, parsePrefix } from '../../../net/prefix.ts'
import type { VpcPeeringConnection } from '../../../resources/endPoints.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { vpcCidrs } from '../../../resources/vpcCidrs.ts'
import type { Row, World } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'
import { owned, required } from '../nouns.ts'
import { checkQuota } from '../quota.ts'
import { peeringShape } from './peeringShape.ts'

/** A request that nobody accepts ends after seven days (VPC peering guide, "Peering connection lifecycle"). */
const EXPIRES_MS = 7 * 86_400_000

/** Asks for a peering. What can never be, such as overlapping blocks, is made and has failed, as at AWS. */
export const createVpcPeeringConnection: Ec2Operation<'CreateVpcPeeringConnection'> = (context, input) => {
  const { world, caller, nowMs, random } = context
  const requester = owned(context, 'vpc', input.VpcId)
  const accepterVpcId = required(input.PeerVpcId, 'peerVpcId')
  const accepterAccount = input.PeerOwnerId ?? caller.account
  const accepterRegion = input.PeerRegion ?? caller.region
  refuseSecond(world, requester.id, accepterVpcId)
  const active = [...world.referring('vpcPeeringConnection', requester.id)].filter(({ body }) => isLivePeering(body))
  const limit = context.quotas.peeringConnectionsPerVpc
  checkQuota('VpcPeeringConnectionsPerVpcLimitExceeded', `peering connections of ${requester.id}`, {
    count: active.length,
    limit,
  })
  const accepter = world.get('vpc', accepterVpcId)
  const fits = accepter?.account === accepterAccount && accepter.region === accepterRegion && !overlapping(requester, accepter)
  const body: VpcPeeringConnection = {
    requesterVpcId: requester.id,
    accepterVpcId,
    accepterAccount,
    accepterRegion,
    requesterDns: false,
    accepterDns: false,
    tags: tagsFrom(context, 'vpcPeeringConnection', input.TagSpecifications),
    ...(fits
      ? {
          state: 'pending-acceptance' as const,
          message: `Pending Acceptance by ${accepterAccount}`,
          expiresAt: nowMs + EXPIRES_MS,
        }
      : { state: 'failed' as const, message: 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range' }),
  }
  const dueAt = fits ? nowMs + EXPIRES_MS : nowMs + FAILED_VISIBLE_MS
  const row = world.put('vpcPeeringConnection', ec2Id('pcx', random), caller, body, { dueAt })
  return { VpcPeeringConnection: initiating(context, row) }
}

/** The guide, "Peering connection lifecycle": failed ones are visible for two hours. */
const FAILED_VISIBLE_MS = 2 * 3_600_000

/** The answer to the request itself is from before AWS has looked at it. */
function initiating(context: Context, row: Row<'vpcPeeringConnection'>): ReturnType<typeof peeringShape> {
  const Status = { Code: 'initiating-request', Message: `Initiating Request to ${row.body.accepterAccount}` } as const
  return { ...peeringShape(context, row), Status }
}

export function isLivePeering({ state }: VpcPeeringConnection): boolean {
  return state === 'active' || state === 'pending-acceptance' || state === 'provisioning' || state === 'initiating-request'
}

function refuseSecond(world: World, requesterVpcId: string, accepterVpcId: string): void {
  for (const { id, body } of world.referring('vpcPeeringConnection', requesterVpcId)) {
    if (!isLivePeering(body) || ![body.requesterVpcId, body.accepterVpcId].includes(accepterVpcId)) continue
    if (requesterVpcId === accepterVpcId) continue
    const message = `The VPCs ${requesterVpcId} and ${accepterVpcId} already have a peering connection: ${id}.`
    throw new AwsError('VpcPeeringConnectionAlreadyExists', message)
  }
}

function overlapping(a: Row<'vpc'>, b: Row<'vpc'>): boolean {
  const blocks = ({ body }: Row<'vpc'>) => vpcCidrs(body).flatMap(cidr => parsePrefix(cidr) ?? [])
  return blocks(a).some(one => blocks(b).some(other => overlap(one, other)))
}
