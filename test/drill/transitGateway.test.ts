import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drill } from '../../src/drill/drill.ts'
import { lookingGlass } from '../../src/drill/trace/lookingGlass.ts'
import { trace } from '../../src/drill/trace/trace.ts'
import { traceText } from '../../src/drill/trace/traceText.ts'
import type { Draft } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import {
  directConnect,
  spoke,
  transitGateway,
  transitPort,
  transitRoute,
  transitVpn,
} from '../../src/topology/testTransitWorld.ts'
import { flow, GEOGRAPHY, site, worldOf } from '../../src/topology/testWorld.ts'
import type { Topology } from '../../src/topology/topology.ts'
import { flowTo, line, percent, played } from './lines.ts'

const EDGE = '198.51.100.1'

/** One 10G transit virtual interface without BFD and a static VPN, as on a virtual private gateway; statics by variant. */
function failover(write: (draft: Draft) => void = () => {}): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge', bfd: false }])
      transitGateway(draft)
      spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
      directConnect(draft, ['10.20.0.0/16'])
      transitPort(draft, { name: 'a', router: 'edge' })
      transitVpn(draft, 'backup', EDGE, { isStatic: true })
      write(draft)
      flow(draft, 'db', 3e9, 7e9)
    }),
    GEOGRAPHY,
  )
}

const A = failover(draft => transitRoute(draft, 'main', '10.0.0.0/16', 'backup'))
const B = failover()
const C = failover(draft => transitRoute(draft, 'main', '10.0.0.0/8', 'backup'))

test('a static of the same prefix to the VPN: before any fault AWS answers over one tunnel, whatever Direct Connect says', () => {
  const [before] = drill(A, []).baseline
  assert.ok(before)
  assert.deepEqual(
    [before.survives, before.asymmetric, percent(before.steady), percent(before.peak)],
    ['partly', true, 41.67, 17.86],
  )
  assert.deepEqual(before.forward.before?.path, ['app → edge → dx-a → main → db'])
  assert.match(before.back.before?.path[0] ?? '', /^db → main → backup\/1 → edge → app$/)
  assert.deepEqual([before.forward.before?.mtu, before.back.before?.mtu], [8500, 1446])
})

for (const [variant, world, fault, expected, because] of [
  ['a', A, 'cut connection:dx-a', 'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86', 'the site alone moves'],
  ['a', A, 'cut backup', 'no, null..null ms, 8500/-, 0/0', 'the static stands and suppresses Direct Connect'],
  ['a', A, 'silent backup/1', 'partly, 20000..30000 ms dpd, 8500/1446, 41.67/17.86', 'the other tunnel takes over'],
  ['b', B, 'cut connection:dx-a', 'no, null..null ms, 1446/-, 0/0', 'nobody gave the table a route to the VPN'],
  ['b', B, 'silent connection:dx-a', 'no, null..null ms, 1446/-, 0/0', 'the hold timer changes nothing'],
  ['b', B, 'cut backup', 'whole, 0 ms, 8500/8500, 100/100', 'the VPN was no alternative'],
  [
    'c',
    C,
    'cut connection:dx-a',
    'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86, redundancy lost',
    'the shorter static takes over',
  ],
  [
    'c',
    C,
    'silent connection:dx-a',
    'partly, 60000..90000 ms hold, 1446/1446, 41.67/17.86, redundancy lost',
    'after the hold time',
  ],
  ['c', C, 'cut backup', 'whole, 0 ms, 8500/8500, 100/100, redundancy lost', 'the last alternative is gone'],
] as const) {
  test(`variant ${variant}, ${fault}: ${because}`, () => {
    assert.equal(line(flowTo(played(world, fault), 'db')), expected)
  })
}

test('variant a, the connection cut: AWS to the site is dark for 0 ms, site to AWS for about 0.1 s', () => {
  const { forward, back } = flowTo(played(A, 'cut connection:dx-a'), 'db')
  assert.deepEqual([forward.darkMs, forward.decidedBy, back.darkMs], [100, 'carrier', 0])
})

test('variant a: a trace home says what decided and what lost', () => {
  const moment = { convergence: A.baseline, brokenLinks: new Set<string>() }
  const [app, db] = [A.hosts.get('app'), A.hosts.get('db')]
  assert.ok(app && db)
  const { back } = trace(A, moment, app, db)
  assert.deepEqual(
    back?.hops.map(hop => [hop.node, hop.table, hop.route, hop.via, hop.decidedBy]),
    [
      ['prod main table', 'routeTable', '10.0.0.0/8 static', 'main', 'only path'],
      ['main', 'transitRouteTable', '10.0.0.0/16 static', 'backup attachment', 'source preference'],
      ['edge', 'router', '10.0.0.0/16 connected', 'ashburn', 'only path'],
      ['ashburn', 'site', '10.0.0.0/16 local', null, 'only path'],
    ],
  )
  assert.deepEqual(back?.hops[1]?.lost, [{ via: 'dx-a', at: 'source preference' }])
  assert.match(traceText(trace(A, moment, app, db)), /main \(transit gateway route table\) → backup attachment/)
})

test('four tunnels of two VPN connections with BGP carry 5 Gbit/s together', () => {
  const topology = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge', vpnEcmp: true, uplinkBps: 10e9 }])
      transitGateway(draft)
      spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
      transitVpn(draft, 'one', EDGE)
      transitVpn(draft, 'two', EDGE)
      flow(draft, 'db', 3e9, 5e9)
    }),
    GEOGRAPHY,
  )
  const [before] = drill(topology, []).baseline
  assert.ok(before)
  assert.equal(before.survives, 'whole')
  assert.deepEqual([before.back.before?.capacityBps, before.forward.before?.capacityBps], [5e9, 5e9])
  const cut = flowTo(played(topology, 'cut tunnel:vpn-one/1'), 'db')
  assert.deepEqual([cut.survives, cut.back.after?.capacityBps, cut.shareAffected], ['partly', 3.75e9, 0.25])
})

/** Two transit virtual interfaces at two locations, and a private VPN that rides on both; nothing else is announced. */
function privateVpn(bfd: boolean): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge', bfd }])
      transitGateway(draft)
      spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
      directConnect(draft, ['10.99.0.0/24'], { to: [] })
      transitPort(draft, { name: 'a', router: 'edge' })
      transitPort(draft, { name: 'b', router: 'edge', location: 'CSVA1', device: 'CSVA1-1', octet: 21 })
      const customerGateway = { ipAddress: '10.0.0.1' }
      const vpn = { outsideIpAddressType: 'PrivateIpv4', transportAttachmentId: 'at-dx' } as const
      transitVpn(draft, 'private', EDGE, { customerGateway, vpn })
      flow(draft, 'db', 1e9, 1e9)
    }),
    GEOGRAPHY,
  )
}

for (const [bfd, faults, expected, because] of [
  [false, ['cut dx-a'], 'whole, 10..100 ms carrier, 1446/1446, 100/100', 'the tunnels go on over dx-b'],
  [false, ['silent dx-a'], 'whole, 60000..90000 ms hold, 1446/1446, 100/100', 'by the hold time of what they ride on'],
  [true, ['silent dx-a'], 'whole, 600..900 ms bfd, 1446/1446, 100/100', 'or its BFD'],
  [true, ['silent dx-a', 'silent dx-b'], 'no, null..null ms, -/-, 0/0', 'nothing is left to ride on'],
  [true, ['silent private/1'], 'whole, 20000..30000 ms dpd, 1446/1446, 100/100', 'the other tunnel takes over'],
] as const) {
  test(`a private VPN over two virtual interfaces${bfd ? ' with BFD' : ''}, ${faults.join(' and ')}: ${because}`, () => {
    assert.equal(line(flowTo(played(privateVpn(bfd), ...faults), 'db')), expected)
  })
}

test('a prefix that is seen over Direct Connect and a VPN is answered at 1500 bytes', () => {
  const topology = failover(draft => transitVpn(draft, 'dynamic', EDGE))
  const [before] = drill(topology, []).baseline
  assert.deepEqual([before?.survives, before?.forward.before?.mtu, before?.back.before?.mtu], ['whole', 8500, 1500])
})

for (const [size, from, to, expected, because] of [
  [
    8501,
    'db',
    'app',
    /^8501 bytes with DF do not fit 8500 at prod main table: the sender is told/,
    'towards the transit gateway',
  ],
  [
    1447,
    'db',
    'app',
    /^1447 bytes with DF do not fit 1446 at .*: the sender is told/,
    'a transit gateway answers what came from a VPC',
  ],
] as const) {
  test(`${size} bytes from ${from} to ${to}: ${because}`, () => {
    const [start, end] = [A.hosts.get(from), A.hosts.get(to)]
    assert.ok(start && end)
    const moment = { convergence: A.baseline, brokenLinks: new Set<string>() }
    assert.match(trace(A, moment, start, end, { size, df: true }).reason, expected)
  })
}

for (const name of ['rt-main', 'main']) {
  test(`the looking glass knows a route table as ${name}, with what lost by what`, () => {
    const glass = lookingGlass(A, A.baseline, name, 'best')
    assert.deepEqual(
      glass?.routes.map(({ prefix, via, source, status, because }) => [prefix, via, source, status, because]),
      [
        ['10.20.0.0/16', 'prod main table', 'propagated VPC', 'best', 'only path'],
        ['10.0.0.0/16', 'backup attachment', 'static', 'best', 'source preference'],
        ['10.0.0.0/16', 'dx-a', 'ebgp', 'lost', 'source preference'],
      ],
    )
  })
}
