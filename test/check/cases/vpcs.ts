import type { Alarm } from '../../../src/resources/alarm.ts'
import { serviceAddress } from '../../../src/resources/publicServices.ts'
import type { Draft } from '../../../src/resources/world.ts'
import { spoke, transitRoute } from '../../../src/topology/testTransitWorld.ts'
import { vpn } from '../../../src/topology/testWorld.ts'
import { pair, type RuleCase, SCOPE, transit } from '../ruleCase.ts'

const SUBNET = { mapPublicIpOnLaunch: false, defaultForAz: false, state: 'available', tags: {} } as const

function subnet(draft: Draft, id: string, cidr: string, availabilityZone: string): void {
  draft.put('subnet', id, SCOPE, { ...SUBNET, vpcId: 'vpc-prod', cidr, availabilityZone, availabilityZoneId: availabilityZone })
}

function card(
  draft: Draft,
  id: string,
  over: { sourceDestCheck?: boolean; securityGroupIds?: readonly string[]; address?: string } = {},
): void {
  const { sourceDestCheck = true, securityGroupIds = [], address = '10.20.1.10' } = over
  draft.put('networkInterface', id, SCOPE, {
    vpcId: 'vpc-prod',
    subnetId: 'subnet-1',
    description: '',
    interfaceType: 'interface',
    requesterManaged: false,
    macAddress: '02:00:00:00:00:01',
    privateAddresses: [address],
    ipv6Addresses: [],
    securityGroupIds,
    sourceDestCheck,
    createdAt: 0,
    tags: {},
  })
}

function alarm(draft: Draft, namespace: string, metric: string, dimensions: readonly (readonly [string, string])[]): void {
  const body: Alarm = {
    type: 'metric',
    name: metric,
    actionsEnabled: true,
    actions: { OK: [], ALARM: [], INSUFFICIENT_DATA: [] },
    configuredAt: 0,
    state: 'INSUFFICIENT_DATA',
    reason: '',
    updatedAt: 0,
    transitionedAt: 0,
    watches: { namespace, metric, dimensions, periodSeconds: 300, statistic: 'Minimum' },
    evaluationPeriods: 1,
    threshold: 1,
    comparison: 'LessThanThreshold',
    tags: {},
  }
  draft.put('alarm', `arn:${metric}`, SCOPE, body)
}

/** What is inside VPCs, and what watches all of it. */
export const VPC_CASES: readonly RuleCase[] = [
  {
    rule: 'DX031',
    about: 'app-to-bucket',
    because: 'the endpoint serves its VPC alone',
    write(draft, isBad) {
      pair(draft)
      const service = { name: 's3', region: 'us-east-1' } as const
      draft.put('host', 'h-bucket', SCOPE, { name: 'bucket', address: serviceAddress(service), service })
      draft.put('flow', 'flow-s3', SCOPE, { from: 'h-app', to: 'h-bucket', steadyBps: 1, peakBps: 1, single: false })
      draft.put('vpcEndpoint', 'vpce-1', SCOPE, {
        vpcId: 'vpc-prod',
        type: isBad ? 'Gateway' : 'Interface',
        serviceName: 'com.amazonaws.us-east-1.s3',
        state: 'available',
        routeTableIds: [],
        subnetIds: [],
        networkInterfaceIds: [],
        securityGroupIds: [],
        privateDnsEnabled: false,
        ipAddressType: 'ipv4',
        createdAt: 0,
        tags: {},
      })
    },
  },
  {
    rule: 'DX037',
    about: 'prod',
    because: 'nothing is propagated and nothing is written',
    write(draft, isBad) {
      pair(draft)
      if (isBad) draft.update('routeTable', 'rtb-prod', { propagatingGateways: [] })
    },
  },
  {
    rule: 'DX037',
    about: 'prod',
    because: '90 of 100 propagated routes',
    write: (draft, isBad) =>
      pair(draft, { site: { prefixes: Array.from({ length: isBad ? 90 : 70 }, (_, i) => `10.0.${i}.0/24`) } }),
  },
  {
    rule: 'DX038',
    about: 'prod',
    because: 'the host is in zone b and the attachment in zone a',
    write(draft, isBad) {
      transit(draft)
      subnet(draft, 'subnet-prod', '10.20.0.0/24', 'us-east-1a')
      subnet(draft, 'subnet-1', '10.20.1.0/24', isBad ? 'us-east-1b' : 'us-east-1a')
    },
  },
  {
    rule: 'DX054',
    about: 'prod',
    because: 'no table says where its packets go',
    write: (draft, isBad) => transit(draft, { vpc: { hosts: { db: '10.20.1.10' }, ...(isBad ? { table: '' } : {}) } }),
  },
  {
    rule: 'DX055',
    about: 'prod',
    because: 'its table has no route to the transit gateway',
    write: (draft, isBad) => transit(draft, { vpc: { hosts: { db: '10.20.1.10' }, ...(isBad ? { routes: [] } : {}) } }),
  },
  {
    rule: 'DX056',
    about: 'prod',
    because: 'the interface that the route leads to is gone',
    write(draft, isBad) {
      pair(draft)
      const target = { kind: 'networkInterface', id: 'eni-1' } as const
      draft.update('routeTable', 'rtb-prod', { routes: [{ destination: '10.77.0.0/16', target, origin: 'CreateRoute' }] })
      if (!isBad) card(draft, 'eni-1', { sourceDestCheck: false })
    },
  },
  {
    rule: 'DX060',
    about: 'app-to-db',
    because: 'its only security group has no rule',
    write(draft, isBad) {
      pair(draft)
      subnet(draft, 'subnet-1', '10.20.1.0/24', 'us-east-1a')
      card(draft, 'eni-1', { securityGroupIds: ['sg-1'] })
      const rules = [
        { id: 'sgr-1', isEgress: false, protocol: 'tcp', fromPort: 5432, toPort: 5432, cidr: '10.0.0.0/16', tags: {} },
      ]
      draft.put('securityGroup', 'sg-1', SCOPE, {
        vpcId: 'vpc-prod',
        name: 'db',
        description: '',
        rules: isBad ? [] : rules,
        tags: {},
      })
    },
  },
  {
    rule: 'DX061',
    about: 'eni-1',
    because: 'the appliance drops what is for others',
    write(draft, isBad) {
      pair(draft)
      card(draft, 'eni-1', { sourceDestCheck: isBad, address: '10.20.1.99' })
      const target = { kind: 'networkInterface', id: 'eni-1' } as const
      draft.update('routeTable', 'rtb-prod', { routes: [{ destination: '10.77.0.0/16', target, origin: 'CreateRoute' }] })
    },
  },
  {
    rule: 'DX069',
    about: 'prod',
    because: 'two zones, one firewall in each, and no appliance mode',
    write(draft, isBad) {
      transit(draft)
      subnet(draft, 'subnet-1', '10.20.1.0/24', 'us-east-1b')
      card(draft, 'eni-1', { sourceDestCheck: false })
      transitRoute(draft, 'main', '0.0.0.0/0', 'prod')
      const vpc = draft.get('transitGatewayAttachment', 'at-prod')?.body.vpc
      const options = vpc && { ...vpc, subnetIds: ['subnet-prod', 'subnet-1'], applianceModeSupport: !isBad }
      if (options) draft.update('transitGatewayAttachment', 'at-prod', { vpc: options })
    },
  },
  {
    rule: 'DX015',
    about: 'main',
    because: 'one table finds one of two VPCs with the same addresses',
    write(draft, isBad) {
      transit(draft)
      spoke(draft, 'test', isBad ? '10.20.0.0/20' : '10.21.0.0/20')
    },
  },
  {
    rule: 'DX035',
    about: 'dx-a',
    because: 'no alarm is on its state',
    from: 'service',
    write(draft, isBad) {
      pair(draft)
      alarm(draft, 'AWS/DX', 'ConnectionState', [['ConnectionId', isBad ? 'dxcon-b' : 'dxcon-a']])
    },
  },
  {
    rule: 'DX035',
    about: 'vif-a',
    because: 'no alarm is on its BGP',
    from: 'service',
    write(draft, isBad) {
      pair(draft)
      const dimensions = [
        ['ConnectionId', 'dxcon-a'],
        ['VirtualInterfaceId', isBad ? 'dxvif-b' : 'dxvif-a'],
      ] as const
      alarm(draft, 'AWS/DX', 'VirtualInterfaceBgpStatus', dimensions)
    },
  },
  {
    rule: 'DX063',
    about: 'TunnelState',
    because: 'it names a VPN connection that is gone',
    from: 'service',
    write(draft, isBad) {
      pair(draft)
      vpn(draft, '198.51.100.2', 'vgw-prod')
      alarm(draft, 'AWS/VPN', 'TunnelState', [['VpnId', isBad ? 'vpn-gone' : 'vpn-1']])
    },
  },
  {
    rule: 'DX063',
    about: 'ConnectionState',
    because: 'an alarm without dimensions finds no series',
    from: 'service',
    write(draft, isBad) {
      pair(draft)
      alarm(draft, 'AWS/DX', 'ConnectionState', isBad ? [] : [['ConnectionId', 'dxcon-a']])
    },
  },
]
