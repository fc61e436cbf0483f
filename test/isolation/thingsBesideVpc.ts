import { at } from './at.ts'
import type { Noun, Things } from './nouns.ts'

type Call = (service: string, operation: string, input: object) => Promise<Record<string, unknown>>

/** One of everything that stands at the border of a VPC, made by the account that has the VPC. */
export async function besideVpc(call: Call, { vpc, subnet, routeTable }: Things, region: string): Promise<Things> {
  const things: Partial<Record<Noun, string | undefined>> = {}
  const ec2 = (operation: string, input: object) => call('ec2', operation, input)
  const service = (name: string) => ({ VpcId: vpc, ServiceName: `com.amazonaws.${region}.${name}` })
  const byRoutes = await ec2('CreateVpcEndpoint', { ...service('s3'), RouteTableIds: [routeTable] })
  things.gatewayEndpoint = at(byRoutes, 'VpcEndpoint.VpcEndpointId')
  const byCards = await ec2('CreateVpcEndpoint', { ...service('sqs'), VpcEndpointType: 'Interface', SubnetIds: [subnet] })
  things.interfaceEndpoint = at(byCards, 'VpcEndpoint.VpcEndpointId')
  const other = await ec2('CreateVpc', { CidrBlock: '172.20.0.0/16', AmazonProvidedIpv6CidrBlock: true })
  things.peerVpc = at(other, 'Vpc.VpcId')
  const asked = await ec2('CreateVpcPeeringConnection', { VpcId: vpc, PeerVpcId: things.peerVpc })
  things.peering = at(asked, 'VpcPeeringConnection.VpcPeeringConnectionId')
  const gateway = await ec2('CreateEgressOnlyInternetGateway', { VpcId: vpc })
  things.egressOnlyInternetGateway = at(gateway, 'EgressOnlyInternetGateway.EgressOnlyInternetGatewayId')
  const dhcp = await ec2('CreateDhcpOptions', { DhcpConfigurations: [{ Key: 'domain-name', Values: ['example.com'] }] })
  things.dhcpOptions = at(dhcp, 'DhcpOptions.DhcpOptionsId')
  const block = (at(other, 'Vpc.Ipv6CidrBlockAssociationSet.0.Ipv6CidrBlock') ?? '').replace('/56', '/64')
  const six = await ec2('CreateSubnet', { VpcId: things.peerVpc, CidrBlock: '172.20.1.0/24', Ipv6CidrBlock: block })
  things.subnetCidrAssociation = at(six, 'Subnet.Ipv6CidrBlockAssociationSet.0.AssociationId')
  return things
}
