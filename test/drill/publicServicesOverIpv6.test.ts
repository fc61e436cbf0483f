import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import type { FlowVerdict } from '../../src/drill/report.ts'
import { endPointByName, type Trace, trace } from '../../src/drill/trace/trace.ts'
import type { PublicService } from '../../src/resources/customerSide.ts'
import { serviceAddress } from '../../src/resources/publicServices.ts'
import { compile } from '../../src/topology/compile.ts'
import { flow, GEOGRAPHY, peer, port, site, worldOf } from '../../src/topology/testWorld.ts'
import type { Topology } from '../../src/topology/topology.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const BLOCK = '2001:db8:10::/48'

interface Estate {
  readonly region?: string
  readonly prefixes?: readonly string[]
  readonly host?: string
  readonly ordered?: readonly string[]
  readonly families?: readonly ('ipv4' | 'ipv6')[]
  /** One on each of two routers. */
  readonly interfaces?: 1 | 2
}

/** A site with both families and 1 Gbit/s of Internet at each router, and public virtual interfaces with both sessions. */
function estate({
  region = 'us-east-1',
  prefixes = ['10.0.0.0/16', BLOCK],
  host = '2001:db8:10:1::10',
  ordered = ['203.0.113.64/28', BLOCK],
  families = ['ipv4', 'ipv6'],
  interfaces = 1,
}: Estate): Topology {
  const ports = [
    { name: 'pub', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', octet: 30 },
    { name: 'spare', location: 'CSVA1', device: 'CSVA1-1', router: 'other', octet: 31 },
  ].slice(0, interfaces)
  const world = worldOf(draft => {
    const routers = ports.map(({ router }) => ({ name: router, uplinkBps: 1e9 }))
    site(draft, routers, { prefixes, hosts: { app: '10.0.1.10', app6: host } })
    const service: PublicService = { name: 's3', region, addressFamily: 'ipv6' }
    draft.put('host', 'h-archive6', SCOPE, { name: 'archive6', address: serviceAddress(service), service })
    for (const each of ports) {
      const gateway = { kind: 'virtualPrivateGateway', id: '' } as const
      const ipv6 = {
        id: `dxpeer-${each.name}6`,
        addressFamily: 'ipv6',
        amazonAddress: 'fd4c::1/125',
        customerAddress: 'fd4c::2/125',
      } as const
      const peers = [peer(each.name, each.octet), peer(each.name, each.octet, ipv6)].filter(({ addressFamily }) =>
        families.includes(addressFamily),
      )
      const vif = { type: 'public', routeFilterPrefixes: [...ordered], mtu: 1500, peers } as const
      port(draft, { ...each, gateway, vif })
    }
    flow(draft, 'archive6', 2e9, 4e9, 'app6')
  })
  return compile(world, GEOGRAPHY)
}

function traced(topology: Topology): Trace {
  const [start, end] = [endPointByName(topology, 'app6'), endPointByName(topology, 'archive6')]
  if ('problem' in start || 'problem' in end) throw new TypeError('no such end point')
  return trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, start, end)
}

function verdictOf(topology: Topology, ...cuts: readonly string[]): FlowVerdict {
  const script = cuts.map(name => {
    const found = domainByName(topology, name)
    assert.ok('domain' in found, `${name} of ${topology.domains.map(domain => domain.name).join(', ')}`)
    return { domain: found.domain, kind: 'cut' as const }
  })
  const verdict = drill(topology, [script]).scenarios[0]?.flows[0]
  assert.ok(verdict)
  return verdict
}

test('a site reaches S3 by IPv6 over its public virtual interface, and is answered at its own address', () => {
  const { outcome, hops, back } = traced(estate({}))
  assert.equal(outcome, 'delivered')
  assert.ok(
    hops.some(hop => hop.node === 'edge' && hop.via === 'dx-pub'),
    JSON.stringify(hops),
  )
  assert.deepEqual([back?.outcome, back?.hops[0]?.route, back?.hops[0]?.via], ['delivered', `${BLOCK} bgp`, 'dx-pub'])
  assert.equal(back?.hops.at(-1)?.node, 'ashburn')
})

for (const [cuts, survives, peakBps, because] of [
  [['vif-pub ipv6'], 'partly', 1e9, 'the Internet takes over, both ways'],
  [['vif-pub ipv4'], 'whole', 4e9, 'that session carries no IPv6'],
  [['dx-pub'], 'partly', 1e9, 'both sessions go with the port'],
  [['edge-uplink'], 'whole', 4e9, 'nothing went that way'],
  [['dx-pub', 'edge-uplink'], 'no', 0, 'no way is left'],
] as const) {
  test(`${cuts.join(' and ')} cut: ${because}`, () => {
    const verdict = verdictOf(estate({}), ...cuts)
    assert.deepEqual([verdict.survives, verdict.peak.deliveredBps], [survives, peakBps])
  })
}

test('with a public virtual interface at each of two routers one takes over from the other, and then their uplinks do', () => {
  const topology = estate({ interfaces: 2 })
  assert.equal(verdictOf(topology, 'vif-pub ipv6').survives, 'whole')
  const outside = verdictOf(topology, 'vif-pub ipv6', 'vif-spare ipv6')
  assert.deepEqual([outside.survives, outside.peak.deliveredBps], ['partly', 2e9])
  const one = verdictOf(topology, 'vif-pub ipv6', 'vif-spare ipv6', 'edge-uplink')
  assert.deepEqual([one.survives, one.peak.deliveredBps], ['partly', 1e9])
})

test('a service of another Region answers over the backbone, and over the Internet when the session is lost', () => {
  const topology = estate({ region: 'us-west-1' })
  const { outcome, back, rttMs } = traced(topology)
  assert.deepEqual([outcome, back?.outcome], ['delivered', 'delivered'], String(back?.reason))
  assert.ok((rttMs ?? 0) > (traced(estate({})).rttMs ?? 0) + 20, `${rttMs} ms`)
  assert.equal(back?.hops[0]?.route, `${BLOCK} bgp`)
  const lost = verdictOf(topology, 'vif-pub ipv6')
  assert.deepEqual([lost.survives, lost.peak.deliveredBps], ['partly', 1e9])
})

test('without a session of its own it goes over the Internet, and the drill says so', () => {
  const topology = estate({ families: ['ipv4'] })
  assert.equal(verdictOf(topology).peak.deliveredBps, 1e9)
  assert.ok(
    topology.remarks.some(each => /vif-pub has no IPv6 BGP peer: .* although it was ordered for IPv6 prefixes/.test(each)),
  )
})

test('hosts behind a part of what their site has are reached at their own addresses', () => {
  const part = '2001:db8:10:1::/64'
  const topology = estate({ prefixes: ['10.0.0.0/16', BLOCK], ordered: ['203.0.113.64/28', part] })
  const { back } = traced(topology)
  assert.deepEqual([back?.outcome, back?.hops[0]?.route], ['delivered', `${part} bgp`], String(back?.reason))
  assert.ok(topology.remarks.some(each => each.includes(`was ordered for ${part}: that AWS drops`)))
})

test('unique local addresses have no way home', () => {
  const local = { prefixes: ['10.0.0.0/16', 'fd00:10::/48'], host: 'fd00:10::10' }
  assert.equal(verdictOf(estate(local)).survives, 'no')
})
