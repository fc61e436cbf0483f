import { ec2Id } from '../../resources/ids.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { tagsFrom } from './ec2Tags.ts'
import { owned } from './nouns.ts'
import { checkQuota } from './quota.ts'
import { routeTableShape } from './routeTableShape.ts'

export const createRouteTable: Ec2Operation<'CreateRouteTable'> = (context, input) => {
  const { world, caller, quotas, random } = context
  const { id: vpcId } = owned(context, 'vpc', input.VpcId)
  const count = [...world.referring('routeTable', vpcId)].length
  checkQuota('RouteTableLimitExceeded', `route tables of ${vpcId}`, { count, limit: quotas.routeTablesPerVpc })
  const tags = tagsFrom(context, 'routeTable', input.TagSpecifications)
  const body = { vpcId, associations: [], routes: [], propagatingGateways: [], tags }
  const row = world.put('routeTable', ec2Id('rtb', random), caller, body)
  return { RouteTable: routeTableShape(context, row), ...(input.ClientToken ? { ClientToken: input.ClientToken } : undefined) }
}
