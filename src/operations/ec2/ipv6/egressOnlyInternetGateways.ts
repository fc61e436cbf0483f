import type { EgressOnlyInternetGateway } from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../resources/ids.ts'
import type { Row } from '../../../resources/world.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagList, tagsFrom } from '../ec2Tags.ts'
import { filtered } from '../filtered.ts'
import { owned, ownedRows } from '../nouns.ts'
import { page } from '../page.ts'
import { checkQuota } from '../quota.ts'

/** Its quota is that of VPCs (VPC guide, "Amazon VPC quotas"). */
export const createEgressOnlyInternetGateway: Ec2Operation<'CreateEgressOnlyInternetGateway'> = (context, input) => {
  const { world, caller, quotas, random } = context
  const { id: vpcId } = owned(context, 'vpc', input.VpcId)
  const count = [...world.within('egressOnlyInternetGateway', caller)].length
  checkQuota('EgressOnlyInternetGatewayLimitExceeded', 'egress-only internet gateways', { count, limit: quotas.vpcsPerRegion })
  const body = { vpcId, tags: tagsFrom(context, 'egressOnlyInternetGateway', input.TagSpecifications) }
  const row = world.put('egressOnlyInternetGateway', ec2Id('eigw', random), caller, body)
  return { EgressOnlyInternetGateway: shape(row), ...(input.ClientToken ? { ClientToken: input.ClientToken } : {}) }
}

export const deleteEgressOnlyInternetGateway: Ec2Operation<'DeleteEgressOnlyInternetGateway'> = (context, input) => {
  const { id } = owned(context, 'egressOnlyInternetGateway', input.EgressOnlyInternetGatewayId)
  context.world.remove('egressOnlyInternetGateway', id)
  return { ReturnCode: true }
}

export const describeEgressOnlyInternetGateways: Ec2Operation<'DescribeEgressOnlyInternetGateways'> = (context, input) => {
  const ids = input.EgressOnlyInternetGatewayIds
  const gateways = ownedRows(context, 'egressOnlyInternetGateway', ids).map(shape)
  const { items: EgressOnlyInternetGateways, ...rest } = page(filtered(gateways, input.Filters, {}), input, ids)
  return { EgressOnlyInternetGateways, ...rest }
}

function shape({ id, body }: Row<'egressOnlyInternetGateway'>): EgressOnlyInternetGateway {
  return {
    EgressOnlyInternetGatewayId: id,
    Attachments: [{ State: 'attached', VpcId: body.vpcId }],
    Tags: tagList(body.tags),
  }
}
