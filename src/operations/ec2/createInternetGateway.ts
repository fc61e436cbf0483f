import { ec2Id } from '../../resources/ids.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagsFrom } from './ec2Tags.ts'
import { internetGatewayShape } from './internetGatewayShape.ts'
import { checkQuota } from './quota.ts'

/** The quota of internet gateways is that of VPCs (VPC guide, "Amazon VPC quotas"). */
export const createInternetGateway: Ec2Operation<'CreateInternetGateway'> = (context, input) => {
  const { world, caller, quotas, random } = context
  const count = [...world.within('internetGateway', caller)].length
  checkQuota('InternetGatewayLimitExceeded', 'internet gateways', { count, limit: quotas.vpcsPerRegion })
  const tags = tagsFrom(context, 'internetGateway', input.TagSpecifications)
  return { InternetGateway: internetGatewayShape(world.put('internetGateway', ec2Id('igw', random), caller, { tags })) }
}
