import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import { flowWays } from '../../src/drill/flowWays.ts'
import { loads } from '../../src/drill/loads.ts'
import type { FlowVerdict } from '../../src/drill/report.ts'
import { endPointByName, type Trace, trace } from '../../src/drill/trace/trace.ts'
import type { PublicService } from '../../src/resources/customerSide.ts'
import { serviceAddress } from '../../src/resources/publicServices.ts'
import { compile } from '../../src/topology/compile.ts'
import { flow, GEOGRAPHY, port, site, vpc, worldOf } from '../../src/topology/testWorld.ts'
import type { Topology } from '../../src/topology/topology.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }

interface Estate {
  readonly service?: PublicService
  readonly publicInterface?: boolean
  readonly endpoint?: boolean
}

/** A site with 1 Gbit/s of Internet, perhaps a public virtual interface, and a VPC that perhaps has an S3 gateway endpoint. */
function estate({ service = { name: 's3', region: 'us-east-1' }, publicInterface = true, endpoint = false }: Estate): Topology {
  const world = worldOf(draft => {
    site(draft, [{ name: 'edge', uplinkBps: 1e9 }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    draft.put('host', 'h-archive', SCOPE, { name: 'archive', address: serviceAddress(service), service })
    if (publicInterface) {
      const gateway = { kind: 'virtualPrivateGateway', id: '' } as const
      const vif = { type: 'public', routeFilterPrefixes: ['203.0.113.64/28'], mtu: 1500 } as const
      port(draft, { name: 'pub', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway, octet: 30, vif })
    }
    if (endpoint) {
      draft.put('vpcEndpoint', 'vpce-1', SCOPE, {
        vpcId: 'vpc-prod',
        type: 'Gateway',
        serviceName: 'com.amazonaws.us-east-1.s3',
        state: 'available',
        routeTableIds: ['rtb-prod'],
        subnetIds: [],
        networkInterfaceIds: [],
        securityGroupIds: [],
        privateDnsEnabled: false,
        ipAddressType: 'ipv4',
        createdAt: 0,
        tags: {},
      })
    }
    flow(draft, 'archive', 2e9, 4e9)
  })
  return compile(world, GEOGRAPHY)
}

function traced(topology: Topology, from: string, to: string): Trace {
  const [start, end] = [endPointByName(topology, from), endPointByName(topology, to)]
  if ('problem' in start || 'problem' in end) throw new TypeError('no such end point')
  return trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, start, end)
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

test('a site reaches S3 over its public virtual interface, and is answered at the address it has there', () => {
  const { outcome, hops, back } = traced(estate({}), 'app', 'archive')
  assert.equal(outcome, 'delivered')
  assert.ok(
    hops.some(hop => hop.node === 'edge' && hop.via === 'dx-pub'),
    JSON.stringify(hops),
  )
  assert.equal(back?.outcome, 'delivered', String(back?.reason))
  assert.equal(back?.hops[0]?.route, '203.0.113.64/28 bgp')
  assert.equal(back?.hops.at(-1)?.node, 'ashburn')
})

test('without one it goes over the Internet, at the rate of its uplink', () => {
  const verdict = verdictOf(estate({ publicInterface: false }))
  assert.equal(verdict.survives, 'partly')
  assert.deepEqual([verdict.steady.deliveredBps, verdict.peak.deliveredBps], [1e9, 1e9])
})

for (const [cuts, survives, peakBps, because] of [
  [['dx-pub'], 'partly', 1e9, 'the Internet takes over'],
  [['edge-uplink'], 'whole', 4e9, 'nothing went that way'],
  [['dx-pub', 'edge-uplink'], 'no', 0, 'no way is left'],
] as const) {
  test(`${cuts.join(' and ')} cut: ${because}`, () => {
    const verdict = verdictOf(estate({}), ...cuts)
    assert.equal(verdict.survives, survives)
    assert.equal(verdict.peak.deliveredBps, peakBps)
  })
}

for (const [lost, survives, peakBps, because] of [
  ['us-west-1', 'no', 0, 'its own Region takes the service along, and the Internet leads to nothing'],
  ['us-east-1', 'partly', 1e9, 'that of the port leaves the Internet, of 1 Gbit/s'],
] as const) {
  test(`a service in us-west-1 once ${lost} is lost: ${because}`, () => {
    const verdict = verdictOf(estate({ service: { name: 's3', region: 'us-west-1' } }), lost)
    assert.equal(verdict.survives, survives)
    assert.equal(verdict.peak.deliveredBps, peakBps)
    assert.equal(verdict.ownEnd ?? false, lost === 'us-west-1')
  })
}

test('a service of another Region is reached over the backbone, and its round trip is as long', () => {
  const near = traced(estate({}), 'app', 'archive')
  const far = traced(estate({ service: { name: 'dynamodb', region: 'us-west-1' } }), 'app', 'archive')
  assert.deepEqual([far.outcome, far.back?.outcome], ['delivered', 'delivered'], String(far.back?.reason))
  assert.ok((far.rttMs ?? 0) > (near.rttMs ?? 0) + 20, `${far.rttMs} ms beside ${near.rttMs} ms`)
})

test('what a service answers is counted where it comes in: on the virtual interface, and by a meter', () => {
  const topology = estate({})
  const moment = { convergence: topology.baseline, brokenLinks: new Set<string>() }
  assert.deepEqual(loads(topology, moment).get('dxvif-pub'), { fromAwsBps: 2e9, toAwsBps: 2e9 })
  const home = flowWays(topology, moment).filter(({ back }) => back)
  assert.deepEqual(
    home.map(({ share, lost }) => [share, lost]),
    [[1, undefined]],
  )
})

test('a gateway endpoint serves its own VPC', () => {
  const inside = traced(estate({ endpoint: true }), 'db', 'archive')
  assert.deepEqual([inside.outcome, inside.back?.outcome], ['delivered', 'delivered'])
  assert.match(inside.hops[0]?.route ?? '', /static pl-/)
  assert.equal(traced(estate({ endpoint: false }), 'db', 'archive').outcome, 'dropped', 'without it the VPC has no way there')
})
