import { defaultVpcRows, putRows } from '../../resources/defaultVpc.ts'
import { ec2Id } from '../../resources/ids.ts'
import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { vpcShape } from './vpcShape.ts'

export const createDefaultVpc: Ec2Operation<'CreateDefaultVpc'> = context => {
  const { world, caller } = context
  const vpcs = [...world.within('vpc', caller)]
  const present = vpcs.find(({ body }) => body.isDefault)
  if (present) {
    const message = `A Default VPC already exists for this account in this region: ${present.id}.`
    throw new AwsError('DefaultVpcAlreadyExists', message)
  }
  checkQuota('VpcLimitExceeded', 'VPCs', { count: vpcs.length, limit: context.quotas.vpcsPerRegion })
  const rows = defaultVpcRows(caller, prefix => ec2Id(prefix, context.random))
  putRows(world, caller, rows)
  return { Vpc: vpcShape(owned(context, 'vpc', rows.find(row => row.kind === 'vpc')?.id)) }
}
