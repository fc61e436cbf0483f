import type { TransitGateway } from '@aws-sdk/client-ec2'
import { transitGatewaysShownTo } from '../../../resources/transitGatewayShown.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { idOf, notFound } from '../nouns.ts'
import { page } from '../page.ts'
import { transitGatewayShape } from './transitGatewayShape.ts'

const FILTERS: Filters<TransitGateway> = {
  'options.propagation-default-route-table-id': gateway => [gateway.Options?.PropagationDefaultRouteTableId],
  'options.amazon-side-asn': gateway => [gateway.Options?.AmazonSideAsn],
  'options.association-default-route-table-id': gateway => [gateway.Options?.AssociationDefaultRouteTableId],
  'options.auto-accept-shared-attachments': gateway => [gateway.Options?.AutoAcceptSharedAttachments],
  'options.default-route-table-association': gateway => [gateway.Options?.DefaultRouteTableAssociation],
  'options.default-route-table-propagation': gateway => [gateway.Options?.DefaultRouteTablePropagation],
  'options.dns-support': gateway => [gateway.Options?.DnsSupport],
  'options.vpn-ecmp-support': gateway => [gateway.Options?.VpnEcmpSupport],
  'owner-id': gateway => [gateway.OwnerId],
  state: gateway => [gateway.State],
  'transit-gateway-id': gateway => [gateway.TransitGatewayId],
}

/** The caller's own and those that are shared with it. */
export const describeTransitGateways: Ec2Operation<'DescribeTransitGateways'> = ({ world, caller }, input) => {
  const shown = transitGatewaysShownTo(world, caller)
  const asked = new Set((input.TransitGatewayIds ?? []).map(id => idOf('transitGateway', id)))
  const missing = [...asked].find(id => !shown.some(row => row.id === id))
  if (missing !== undefined) throw notFound('transitGateway', missing)
  const gateways = shown.filter(({ id }) => asked.size === 0 || asked.has(id)).map(row => transitGatewayShape(row, caller))
  const { items: TransitGateways, ...rest } = page(filtered(gateways, input.Filters, FILTERS), input)
  return { TransitGateways, ...rest }
}
