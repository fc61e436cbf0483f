import type { CreateVpcRequest } from '@aws-sdk/client-ec2'
import { addressOf } from '../../net/address.ts'
import { ec2Id } from '../../resources/ids.ts'
import { newVpc } from '../../resources/newVpc.ts'
import { AwsError } from '../../resources/refusal.ts'
import { vpcCount } from '../../resources/vpcCount.ts'
import { parseVpcCidr } from '../../resources/vpcRules.ts'
import type { Context } from '../operation.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagsFrom } from './ec2Tags.ts'
import { required } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { vpcShape } from './vpcShape.ts'

export const createVpc: Ec2Operation<'CreateVpc'> = (context, input) => {
  refuseIpam(input)
  const cidr = parseVpcCidr(required(input.CidrBlock, 'cidrBlock')).text
  const count = vpcCount(context.world, context.caller)
  checkQuota('VpcLimitExceeded', 'VPCs', { count, limit: context.quotas.vpcsPerRegion })
  const order = {
    cidr,
    instanceTenancy: input.InstanceTenancy ?? 'default',
    tags: tagsFrom(context, 'vpc', input.TagSpecifications),
    ...(input.AmazonProvidedIpv6CidrBlock ? { ipv6Cidrs: [newIpv6Cidr(context)] } : undefined),
  }
  const { vpc, routeTable, securityGroup, networkAcl } = newVpc(context.caller, order, prefix => ec2Id(prefix, context.random))
  const { world, caller, nowMs } = context
  const row = world.put('vpc', vpc.id, caller, vpc.body, { dueAt: nowMs })
  world.put('routeTable', routeTable.id, caller, routeTable.body)
  world.put('securityGroup', securityGroup.id, caller, securityGroup.body)
  world.put('networkAcl', networkAcl.id, caller, networkAcl.body)
  return { Vpc: vpcShape(row) }
}

/** A /56 as Amazon would give, from the documentation range (RFC 3849) since it is nobody's. */
export function newIpv6Cidr({ random }: Context): { readonly associationId: string; readonly cidr: string } {
  const [high = 0, middle = 0, low = 0] = random(3)
  const first = (0x2001_0db8n << 96n) | (BigInt(high * 65_536 + middle * 256 + low) << 72n)
  return { associationId: ec2Id('vpc-cidr-assoc', random), cidr: `${addressOf(6, first).text}/56` }
}

function refuseIpam(input: CreateVpcRequest): void {
  const pool = input.Ipv4IpamPoolId ?? input.Ipv6IpamPoolId
  if (pool !== undefined) throw new AwsError('InvalidIpamPoolId.NotFound', `The ipam-pool ID '${pool}' does not exist`)
  if (input.Ipv6Pool !== undefined) throw new AwsError('InvalidPoolID.NotFound', `The pool ID '${input.Ipv6Pool}' does not exist`)
}
