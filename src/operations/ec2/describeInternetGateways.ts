import type { InternetGateway } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from './ec2Operation.ts'
import { type Filters, filtered } from './filtered.ts'
import { internetGatewayShape } from './internetGatewayShape.ts'
import { ownedRows } from './nouns.ts'
import { page } from './page.ts'

const FILTERS: Filters<InternetGateway> = {
  'attachment.state': gateway => gateway.Attachments?.map(({ State }) => State) ?? [],
  'attachment.vpc-id': gateway => gateway.Attachments?.map(({ VpcId }) => VpcId) ?? [],
  'internet-gateway-id': gateway => [gateway.InternetGatewayId],
  'owner-id': gateway => [gateway.OwnerId],
}

export const describeInternetGateways: Ec2Operation<'DescribeInternetGateways'> = (context, input) => {
  const gateways = ownedRows(context, 'internetGateway', input.InternetGatewayIds).map(internetGatewayShape)
  const found = filtered(gateways, input.Filters, FILTERS)
  const { items: InternetGateways, ...rest } = page(found, input, input.InternetGatewayIds)
  return { InternetGateways, ...rest }
}
