import { at } from './at.ts'
import type { Noun, Things } from './nouns.ts'
import { ROUTED } from './things.ts'

type Call = (service: string, operation: string, input: object) => Promise<Record<string, unknown>>

/** One of everything around a transit gateway. */
export async function transitGateways(
  call: Call,
  { account, vpc, subnet, region }: Things & { region: string },
): Promise<Things> {
  const things: Partial<Record<Noun, string | undefined>> = {}
  const ec2 = (operation: string, input: object) => call('ec2', operation, input)
  const gateway = async (Options: object) => at(await ec2('CreateTransitGateway', { Options }), 'TransitGateway.TransitGatewayId')
  things.transitGateway = await gateway({ TransitGatewayCidrBlocks: ['10.99.0.0/24'] })
  const hub = { TransitGatewayId: things.transitGateway }
  const concentrator = await ec2('CreateVpnConcentrator', { ...hub, Type: 'ipsec.1' })
  things.vpnConcentrator = at(concentrator, 'VpnConcentrator.VpnConcentratorId')
  const attachment = await ec2('CreateTransitGatewayVpcAttachment', { ...hub, VpcId: vpc, SubnetIds: [subnet] })
  things.transitGatewayAttachment = at(attachment, 'TransitGatewayVpcAttachment.TransitGatewayAttachmentId')
  const table = await ec2('CreateTransitGatewayRouteTable', hub)
  things.transitGatewayRouteTable = at(table, 'TransitGatewayRouteTable.TransitGatewayRouteTableId')
  const pair = {
    TransitGatewayRouteTableId: things.transitGatewayRouteTable,
    TransitGatewayAttachmentId: things.transitGatewayAttachment,
  }
  await ec2('EnableTransitGatewayRouteTablePropagation', pair)
  await ec2('CreateTransitGatewayRoute', { ...pair, DestinationCidrBlock: ROUTED })
  const list = { PrefixListName: 'offices', AddressFamily: 'IPv4', MaxEntries: 2 }
  things.prefixList = at(await ec2('CreateManagedPrefixList', list), 'PrefixList.PrefixListId')
  const reference = { TransitGatewayRouteTableId: things.transitGatewayRouteTable, PrefixListId: things.prefixList }
  await ec2('CreateTransitGatewayPrefixListReference', { ...reference, Blackhole: true })
  const peering = await ec2('CreateTransitGatewayPeeringAttachment', {
    ...hub,
    PeerTransitGatewayId: await gateway({}),
    PeerAccountId: account,
    PeerRegion: region,
  })
  things.peeringAttachment = at(peering, 'TransitGatewayPeeringAttachment.TransitGatewayAttachmentId')
  const connect = await ec2('CreateTransitGatewayConnect', {
    TransportTransitGatewayAttachmentId: things.transitGatewayAttachment,
    Options: { Protocol: 'gre' },
  })
  things.connectAttachment = at(connect, 'TransitGatewayConnect.TransitGatewayAttachmentId')
  const peer = await ec2('CreateTransitGatewayConnectPeer', {
    TransitGatewayAttachmentId: things.connectAttachment,
    PeerAddress: '192.0.2.1',
    InsideCidrBlocks: ['169.254.6.0/29'],
  })
  things.connectPeer = at(peer, 'TransitGatewayConnectPeer.TransitGatewayConnectPeerId')
  const policies = await ec2('CreateTransitGatewayPolicyTable', hub)
  things.transitGatewayPolicyTable = at(policies, 'TransitGatewayPolicyTable.TransitGatewayPolicyTableId')
  const entry = { PolicyRuleNumber: '1', TargetRouteTableId: things.transitGatewayRouteTable }
  const named = { TransitGatewayPolicyTableId: things.transitGatewayPolicyTable }
  await ec2('CreateTransitGatewayPolicyTableEntry', { ...named, ...entry })
  const hubOrder = { directConnectGatewayName: 'transit', amazonSideAsn: 64_601 }
  const transit = await call('directconnect', 'CreateDirectConnectGateway', hubOrder)
  const directConnectGatewayId = at(transit, 'directConnectGateway.directConnectGatewayId')
  const association = await call('directconnect', 'CreateDirectConnectGatewayAssociation', {
    directConnectGatewayId,
    gatewayId: things.transitGateway,
    addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }],
  })
  things.transitAssociation = at(association, 'directConnectGatewayAssociation.associationId')
  const Filters = [{ Name: 'resource-id', Values: [directConnectGatewayId] }]
  const attachments = await ec2('DescribeTransitGatewayAttachments', { Filters })
  things.hubAttachment = at(attachments, 'TransitGatewayAttachments.0.TransitGatewayAttachmentId')
  const order = { TransitGatewayRouteTableId: things.transitGatewayRouteTable, S3Bucket: 'routes' }
  const exported = await ec2('ExportTransitGatewayRoutes', order)
  things.routeExport = at(exported, 'S3Location')?.split('/').at(-1)
  const inside = await ec2('CreateCustomerGateway', { Type: 'ipsec.1', BgpAsn: 65_011, IpAddress: '10.200.0.1' })
  things.privateCustomerGateway = at(inside, 'CustomerGateway.CustomerGatewayId')
  return things
}
