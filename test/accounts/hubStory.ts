import type { InProcess, InProcessAccount } from './inProcess.ts'

/** An account with a site behind a port and a DX gateway, and one with a VPC behind a virtual private gateway. */
export interface HubStory {
  /** Owns port, virtual interface, site and DX gateway. */
  readonly network: InProcessAccount
  /** Owns VPC and virtual private gateway. */
  readonly workload: InProcessAccount
  readonly hubId: string
  readonly connectionId: string
  readonly virtualInterfaceId: string
  readonly vpcId: string
  readonly gatewayId: string
}

type Named = Record<string, string>

/** Names that only their owner may ever read. */
export const NETWORK_NAMES = ['ashburn', 'edge-one', 'port-name', 'vif-name', 'hub-name', 'app-host']
export const WORKLOAD_NAMES = ['workload-vpc', 'workload-vgw', 'db-host']

export async function hubStory(served: InProcess): Promise<HubStory> {
  const network = served.account('111111111111')
  const workload = served.account('222222222222')
  await network.own('PutSite', { name: 'ashburn', place: 'Ashburn, VA', prefixes: ['10.0.0.0/16'] })
  await network.own('PutRouter', { name: 'edge-one', site: 'ashburn', asn: 65_001 })
  await network.own('PutHost', { name: 'app-host', address: '10.0.1.10', site: 'ashburn' })
  const port: Named = await network.call('directconnect.CreateConnection', {
    location: 'EqDC2',
    bandwidth: '10Gbps',
    connectionName: 'port-name',
    tags: [{ key: 'landbridge:router', value: 'edge-one' }],
  })
  const { directConnectGateway } = (await network.call('directconnect.CreateDirectConnectGateway', {
    directConnectGatewayName: 'hub-name',
    amazonSideAsn: 64_600,
  })) as unknown as { directConnectGateway: Named }
  const hubId = directConnectGateway.directConnectGatewayId ?? ''
  const connectionId = port.connectionId ?? ''
  const vif: Named = await network.call('directconnect.CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface: { virtualInterfaceName: 'vif-name', vlan: 100, asn: 65_001, directConnectGatewayId: hubId },
  })
  const { vpcId, gatewayId } = await vpcWithGateway(workload, '10.20.0.0/16')
  await workload.own('PutHost', { name: 'db-host', address: '10.20.1.10', vpcId })
  return { network, workload, hubId, connectionId, virtualInterfaceId: vif.virtualInterfaceId ?? '', vpcId, gatewayId }
}

/** A VPC whose main table takes what its own virtual private gateway propagates. */
export async function vpcWithGateway(account: InProcessAccount, cidr: string): Promise<{ vpcId: string; gatewayId: string }> {
  const tags = (resourceType: string, name: string) => [{ ResourceType: resourceType, Tags: [{ Key: 'Name', Value: name }] }]
  const { Vpc } = (await account.call('ec2.CreateVpc', {
    CidrBlock: cidr,
    TagSpecifications: tags('vpc', 'workload-vpc'),
  })) as unknown as { Vpc: Named }
  const { VpnGateway } = (await account.call('ec2.CreateVpnGateway', {
    Type: 'ipsec.1',
    TagSpecifications: tags('vpn-gateway', 'workload-vgw'),
  })) as unknown as { VpnGateway: Named }
  const [vpcId = '', gatewayId = ''] = [Vpc.VpcId, VpnGateway.VpnGatewayId]
  await account.call('ec2.AttachVpnGateway', { VpcId: vpcId, VpnGatewayId: gatewayId })
  const { RouteTables } = (await account.call('ec2.DescribeRouteTables', {
    Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
  })) as unknown as { RouteTables: Named[] }
  await account.call('ec2.EnableVgwRoutePropagation', { GatewayId: gatewayId, RouteTableId: RouteTables[0]?.RouteTableId })
  return { vpcId, gatewayId }
}
