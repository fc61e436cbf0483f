import { overlap, type Prefix, parsePrefix } from '../../../net/prefix.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Vpc } from '../../../resources/vpc.ts'
import { overlapOfFurtherCidr } from '../../../resources/vpcOverlap.ts'
import { parseVpcIpv6Cidr } from '../../../resources/vpcRules.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { required } from '../nouns.ts'
import { AMAZON_POOL } from '../vpcShape.ts'

type Association = Vpc['ipv6Cidrs'][number]

/**
 * An IPv6 block that somebody names. Of a pool of one's own (BYOIP) it is any block that no VPC of the account has: pools
 * are brought to AWS by other operations, and whoever names one is believed. `Amazon`, which AWS itself refuses in a request, is
 * for VPCs of a real account that are made here again: the block that Amazon gave them.
 */
export function namedIpv6Cidr(
  { world, caller, random }: Context,
  vpc: Row<'vpc'>,
  { Ipv6Pool: pool = '', Ipv6CidrBlock: text }: { Ipv6Pool?: string | undefined; Ipv6CidrBlock?: string | undefined },
): Association {
  const isAmazons = pool === AMAZON_POOL
  if (!isAmazons && !POOL_ID.test(pool)) throw new AwsError('InvalidPoolID.NotFound', `The pool ID '${pool}' does not exist`)
  const cidr = parseVpcIpv6Cidr(required(text, 'ipv6CidrBlock'), isAmazons)
  for (const other of world.within('vpc', caller)) refuseTaken(cidr, other)
  const clash = overlapOfFurtherCidr(world, vpc.id, cidr, caller.account)
  if (clash !== undefined) throw new AwsError('InvalidVpc.Range', clash)
  return { associationId: ec2Id('vpc-cidr-assoc', random), cidr: cidr.text, ...(isAmazons ? {} : { pool }) }
}

const POOL_ID = /^ipv6pool-ec2-[0-9a-f]+$/

function refuseTaken(cidr: Prefix, { id, body }: Row<'vpc'>): void {
  const taken = body.ipv6Cidrs.find(other => overlap(parsePrefix(other.cidr)!, cidr))
  if (!taken) return
  throw new AwsError('InvalidVpc.Range', `The CIDR '${cidr.text}' overlaps ${taken.cidr} of the VPC ${id}.`)
}
