import type { RouteTargetKind } from './vpc.ts'

/** EC2 API Reference, `Route`: which member names a route's target. AWS::EC2::Route has the same properties. */
export const ROUTE_TARGET_MEMBERS = {
  local: 'GatewayId',
  virtualPrivateGateway: 'GatewayId',
  internetGateway: 'GatewayId',
  transitGateway: 'TransitGatewayId',
  networkInterface: 'NetworkInterfaceId',
  natGateway: 'NatGatewayId',
  vpcPeeringConnection: 'VpcPeeringConnectionId',
  egressOnlyInternetGateway: 'EgressOnlyInternetGatewayId',
  vpcEndpoint: 'GatewayId',
  other: 'GatewayId',
} as const satisfies Readonly<Record<RouteTargetKind, string>>
