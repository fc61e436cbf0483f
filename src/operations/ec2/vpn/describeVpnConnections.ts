import type { VpnConnection } from '@aws-sdk/client-ec2'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { ownedRows } from '../nouns.ts'
import { vpnConnectionShape } from './vpnConnectionShape.ts'

export const describeVpnConnections: Ec2Operation<'DescribeVpnConnections'> = (context, input) => {
  const filters: Filters<VpnConnection> = {
    ...FILTERS,
    'bgp-asn': vpn => [context.world.get('customerGateway', vpn.CustomerGatewayId ?? '')?.body.bgpAsn],
  }
  const connections = ownedRows(context, 'vpnConnection', input.VpnConnectionIds).map(row => vpnConnectionShape(context, row))
  return { VpnConnections: filtered(connections, input.Filters, filters) }
}

const FILTERS: Filters<VpnConnection> = {
  'customer-gateway-configuration': vpn => [vpn.CustomerGatewayConfiguration],
  'customer-gateway-id': vpn => [vpn.CustomerGatewayId],
  'option.static-routes-only': vpn => [vpn.Options?.StaticRoutesOnly],
  'route.destination-cidr-block': vpn => vpn.Routes?.map(route => route.DestinationCidrBlock) ?? [],
  state: vpn => [vpn.State],
  'transit-gateway-id': vpn => [vpn.TransitGatewayId],
  type: vpn => [vpn.Type],
  'vpn-connection-id': vpn => [vpn.VpnConnectionId],
  'vpn-gateway-id': vpn => [vpn.VpnGatewayId],
}
