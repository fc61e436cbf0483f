import type { VpnGateway } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { vpnGatewayShape } from './vpnGatewayShape.ts'

const FILTERS: Filters<VpnGateway> = {
  'amazon-side-asn': gateway => [gateway.AmazonSideAsn],
  'attachment.state': gateway => gateway.VpcAttachments?.map(({ State }) => State) ?? [],
  'attachment.vpc-id': gateway => gateway.VpcAttachments?.map(({ VpcId }) => VpcId) ?? [],
  'availability-zone': gateway => [gateway.AvailabilityZone],
  state: gateway => [gateway.State],
  type: gateway => [gateway.Type],
  'vpn-gateway-id': gateway => [gateway.VpnGatewayId],
}

export const describeVpnGateways: Ec2Operation<'DescribeVpnGateways'> = (context, input) => {
  const gateways = ownedRows(context, 'virtualPrivateGateway', input.VpnGatewayIds).map(vpnGatewayShape)
  return { VpnGateways: filtered(gateways, input.Filters, FILTERS) }
}
