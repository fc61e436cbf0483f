import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import type { FlowVerdict } from '../../src/drill/report.ts'
import { compile } from '../../src/topology/compile.ts'
import { flow, GEOGRAPHY, port, site, vpc, worldOf } from '../../src/topology/testWorld.ts'
import type { Topology } from '../../src/topology/topology.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }

/**
 * A 10G virtual interface, and behind it a VPN of the customer's own to an appliance on an instance: the VPC's table sends
 * the site's prefix to its interface once the gateway's routes are gone, which takes a less specific route.
 */
function estate(sourceDestCheck: boolean): Topology {
  const world = worldOf(draft => {
    site(draft, [{ name: 'edge', uplinkBps: 2e9 }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    const gateway = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway, octet: 20 })
    const [vpcId, subnetId] = ['vpc-prod', 'subnet-fw']
    const table = draft.get('routeTable', 'rtb-prod')?.body
    assert.ok(table)
    draft.put('routeTable', 'rtb-fw', SCOPE, {
      ...table,
      associations: [{ id: 'as-fw', main: false, subnetId }],
      propagatingGateways: [],
    })
    draft.update('routeTable', 'rtb-prod', {
      propagatingGateways: [],
      routes: [
        ...table.routes,
        { destination: '10.0.0.0/8', target: { kind: 'networkInterface', id: 'eni-fw' }, origin: 'CreateRoute' },
      ],
    })
    const running = {
      imageId: 'ami-1',
      instanceType: 'c6in.large',
      state: 'running',
      reservationId: 'r-1',
      launchedAt: 0,
    } as const
    draft.put('instance', 'i-fw', SCOPE, { ...running, subnetId, vpcId, tags: { Name: 'firewall' } })
    draft.put('networkInterface', 'eni-fw', SCOPE, {
      vpcId,
      subnetId,
      description: '',
      interfaceType: 'interface',
      requesterManaged: false,
      macAddress: '06:00:00:00:00:01',
      privateAddresses: ['10.20.9.9'],
      ipv6Addresses: [],
      securityGroupIds: [],
      sourceDestCheck,
      attachment: { id: 'eni-attach-1', instanceId: 'i-fw', deviceIndex: 0, attachedAt: 0, deleteOnTermination: true },
      createdAt: 0,
      tags: {},
    })
    const tunnel = { name: 'own-vpn', routerId: 'r-edge', networkInterfaceId: 'eni-fw', mtu: 1400, bps: 1e9 }
    draft.put('applianceTunnel', 'tunnel-1', { ...SCOPE, region: 'landbridge' }, tunnel)
    flow(draft, 'db', 1e9, 2e9)
  })
  return compile(world, GEOGRAPHY)
}

function verdictOf(topology: Topology, ...cuts: readonly string[]): FlowVerdict {
  const script = cuts.map(name => {
    const found = domainByName(topology, name)
    assert.ok('domain' in found, name)
    return { domain: found.domain, kind: 'cut' as const }
  })
  const verdict = drill(topology, [script]).scenarios[0]?.flows[0]
  assert.ok(verdict)
  return verdict
}

for (const [sourceDestCheck, cuts, survives, peakBps, mtu, because] of [
  [false, ['dx-a'], 'partly', 1e9, 1400, 'the own VPN takes over, as wide and as narrow as the appliance'],
  [false, ['dx-a', 'firewall'], 'no', 0, undefined, 'its instance is a thing that fails'],
  [false, ['dx-a', 'own-vpn'], 'no', 0, undefined, 'and so is its tunnel'],
  [true, ['dx-a'], 'no', 0, undefined, 'with the source/destination check on it forwards nothing'],
] as const) {
  test(`${cuts.join(' and ')} cut, source/destination check ${sourceDestCheck ? 'on' : 'off'}: ${because}`, () => {
    const verdict = verdictOf(estate(sourceDestCheck), ...cuts)
    assert.equal(verdict.survives, survives)
    assert.equal(verdict.peak.deliveredBps, peakBps)
    assert.equal(verdict.forward.after?.mtu, mtu)
  })
}
