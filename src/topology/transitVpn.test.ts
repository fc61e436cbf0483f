import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../resources/world.ts'
import { compile } from './compile.ts'
import { arrival, fate, learned } from './testFate.ts'
import { attachment, connect, directConnect, spoke, transitGateway, transitPort, transitVpn } from './testTransitWorld.ts'
import { GEOGRAPHY, port, site, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const EDGE = '198.51.100.1'
const built = (write: (draft: Draft) => void): Topology => compile(worldOf(write), GEOGRAPHY)

for (const [kind, over, from, expected, because] of [
  ['large tunnels', { vpn: { tunnelBandwidth: 'large' } }, 'db', 5e9, 'a large tunnel carries 5 Gbit/s'],
  ['acceleration', { vpn: { enableAcceleration: true } }, 'db', 1.25e9, 'and no more'],
] as const) {
  test(`a VPN with ${kind}: ${because}`, () => {
    const topology = built(draft => {
      site(draft, [{ name: 'edge', uplinkBps: 100e9 }])
      transitGateway(draft)
      spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
      transitVpn(draft, 'backup', EDGE, over)
    })
    const { pipes, mtu } = arrival(topology, from, 'app')
    assert.equal(Math.min(...pipes.map(({ bps }) => bps)), expected)
    assert.equal(mtu, kind === 'acceleration' ? 1438 : 1446)
  })
}

test('without ECMP support one tunnel carries everything', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge', vpnEcmp: true }])
    transitGateway(draft, { vpnEcmpSupport: false })
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
    transitVpn(draft, 'backup', EDGE)
  })
  assert.equal(fate(topology, 'db', '10.0.1.10'), 'delivered at site-1 via vpn-1/1')
})

for (const [prepend, expected, because] of [
  [
    0,
    'delivered at site-1 via vpn-one/1 | delivered at site-1 via vpn-one/2 | delivered at site-1 via vpn-two/1 | delivered at site-1 via vpn-two/2',
    'equal AS paths share the load',
  ],
  [1, 'delivered at site-1 via vpn-two/1 | delivered at site-1 via vpn-two/2', 'the shorter AS path wins'],
] as const) {
  test(`two VPNs, one prepending ${prepend} times: ${because}`, () => {
    const topology = built(draft => {
      site(draft, [{ name: 'edge', policies: { one: { prepend } } }])
      transitGateway(draft)
      spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
      transitVpn(draft, 'one', EDGE)
      transitVpn(draft, 'two', EDGE)
    })
    assert.equal(fate(topology, 'db', '10.0.1.10'), expected)
  })
}

/** A VPN whose outer packets go over Direct Connect, by a public or a transit virtual interface `a` and `b`. */
function overDirectConnect(kind: 'public' | 'private'): Topology {
  return built(draft => {
    site(draft, [{ name: 'edge', bfd: false }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
    if (kind === 'private') {
      directConnect(draft, ['10.99.0.0/24'], { to: [] })
      transitPort(draft, { name: 'a', router: 'edge' })
      transitPort(draft, { name: 'b', router: 'edge', location: 'CSVA1', device: 'CSVA1-1', octet: 21 })
      const customerGateway = { ipAddress: '10.0.0.1' }
      const vpn = { outsideIpAddressType: 'PrivateIpv4', transportAttachmentId: 'at-dx' } as const
      transitVpn(draft, 'backup', EDGE, { customerGateway, vpn })
      return
    }
    for (const [name, octet] of [
      ['a', 20],
      ['b', 21],
    ] as const) {
      const vif = { type: 'public', mtu: 1500, routeFilterPrefixes: ['198.51.100.0/24'] } as const
      const gateway = { kind: 'directConnectGateway', id: 'none' } as const
      port(draft, { name, router: 'edge', location: 'EqDC2', device: 'EqDC2-1', gateway, octet, vif })
      const { gateway: _, ...body } = draft.get('virtualInterface', `dxvif-${name}`)?.body ?? assert.fail(name)
      draft.remove('virtualInterface', `dxvif-${name}`)
      draft.put('virtualInterface', `dxvif-${name}`, { account: '123456789012', region: 'us-east-1' }, body)
    }
    transitVpn(draft, 'backup', EDGE)
  })
}

for (const kind of ['public', 'private'] as const) {
  test(`a tunnel over ${kind} virtual interfaces rides on them and not on the Internet uplink`, () => {
    const topology = overDirectConnect(kind)
    const link = topology.network.links.get('vpn-1/1')
    assert.deepEqual(
      link?.bundle?.members.map(({ name, detectedBy }) => [name, detectedBy]),
      [
        ['dxvif-a~vpn-1', 'hold'],
        ['dxvif-b~vpn-1', 'hold'],
      ],
    )
    assert.deepEqual(
      link?.elements.map(({ component }) => component),
      ['vpn:vpn-1', 'tunnel:vpn-1/1', `router:${link?.ends[1]}`, 'site:site-1'],
    )
    assert.equal(
      topology.domains.some(({ kind: domain }) => domain === 'uplink'),
      false,
    )
    const { pipes, mtu } = arrival(topology, 'db', 'app')
    assert.ok(pipes.some(({ name, bps }) => /^dxcon-[ab] from AWS$/.test(name) && bps === 10e9))
    assert.equal(mtu, 1446)
  })
}

test('a private VPN comes behind Direct Connect and before one over the Internet', () => {
  const ranks = ['direct connect', 'private vpn', 'vpn'].map(group => {
    const { sessions } = built(draft => {
      site(draft, [{ name: 'edge' }])
      transitGateway(draft)
      directConnect(draft, ['10.99.0.0/24'])
      transitPort(draft, { name: 'a', router: 'edge' })
      transitVpn(draft, 'one', EDGE)
      const vpn = { outsideIpAddressType: 'PrivateIpv4', transportAttachmentId: 'at-dx' } as const
      transitVpn(draft, 'two', EDGE, { customerGateway: { ipAddress: '10.0.0.1' }, vpn })
    }).network
    return [...sessions.values()].flatMap(({ ends }) => ends).find(end => end.group === group && end.node === 'rt-main')?.import
      .rank
  })
  assert.deepEqual(ranks, [3, 5, 6])
})

test('a Connect peer over Direct Connect brings routes of its own, behind those of Direct Connect', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge', policies: { sdwan: { advertise: ['10.0.7.0/24', '10.0.0.0/16'] } } }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
    directConnect(draft, ['10.99.0.0/24'])
    transitPort(draft, { name: 'a', router: 'edge' })
    connect(draft, 'sdwan', '10.0.0.1')
  })
  assert.equal(fate(topology, 'db', '10.0.7.1'), 'delivered at site-1 via peer-sdwan', 'the longer prefix')
  assert.equal(fate(topology, 'db', '10.0.1.10'), 'delivered at site-1 via dxvif-a')
  assert.equal(fate(topology, 'app', '10.20.0.10'), 'delivered at rtb-prod via peer-sdwan', 'announced over Connect alone')
  assert.equal(arrival(topology, 'app', 'db').mtu, 8476)
})

test('sites behind a VPN concentrator have 100 Mbit/s each', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
    attachment(draft, 'many', { type: 'vpn-concentrator', resourceId: 'vcn-1' })
    draft.put(
      'vpnConcentrator',
      'vcn-1',
      { account: '123456789012', region: 'us-east-1' },
      {
        transitGatewayId: 'tgw-hub',
        attachmentId: 'at-many',
        state: 'available',
        tags: {},
      },
    )
    transitVpn(draft, 'backup', EDGE, { vpn: { vpnConcentratorId: 'vcn-1' } })
    draft.remove('transitGatewayAttachment', 'at-backup')
  })
  assert.equal(fate(topology, 'db', '10.0.1.10'), 'delivered at site-1 via vpn-1/1', 'no ECMP')
  assert.equal(Math.min(...arrival(topology, 'db', 'app').pipes.map(({ bps }) => bps)), 100e6)
})

test('a VPN that carries IPv6 brings IPv6 alone, to VPCs whose attachment carries it', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge' }], { prefixes: ['10.0.0.0/16', '2001:db8:1::/48'], hosts: { six: '2001:db8:1::10' } })
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16')
    const { vpc } = draft.get('transitGatewayAttachment', 'at-prod')?.body ?? assert.fail()
    draft.update('vpc', 'vpc-prod', { ipv6Cidrs: [{ associationId: 'a6', cidr: '2001:db8:20::/56' }] })
    draft.update('transitGatewayAttachment', 'at-prod', { vpc: { ...(vpc ?? assert.fail()), ipv6Support: true } })
    transitVpn(draft, 'backup', EDGE, { vpn: { tunnelInsideIpVersion: 'ipv6' } })
  })
  assert.deepEqual(learned(topology, 'r-edge'), ['2001:db8:20::/56 64700'])
  assert.deepEqual(learned(topology, 'rt-main'), ['2001:db8:1::/48 65000'])
  assert.equal(fate(topology, 'six', '2001:db8:20::1'), 'delivered at rtb-prod via vpn-1/1')
})

test('while a tunnel is replaced the other one carries', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
    transitVpn(draft, 'backup', EDGE, { vpn: { state: 'modifying' } })
    const [one, two] = draft.get('vpnConnection', 'vpn-1')?.body.tunnels ?? assert.fail()
    draft.update('vpnConnection', 'vpn-1', { tunnels: [{ ...one, isReplaced: true }, two] })
  })
  assert.equal(fate(topology, 'db', '10.0.1.10'), 'delivered at site-1 via vpn-1/2')
  assert.deepEqual([...topology.observables.tunnels.keys()], ['vpn-1/2'])
})

test('all VPNs of a transit gateway share 50 Gbit/s', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    transitVpn(draft, 'one', EDGE)
    transitVpn(draft, 'two', EDGE)
  })
  for (const tunnel of ['vpn-one/1', 'vpn-two/2']) {
    const shared = topology.network.links.get(tunnel)?.pipes.filter(({ name }) => name.startsWith('tgw-hub VPNs'))
    assert.deepEqual(
      shared?.map(({ name, bps }) => [name, bps]),
      [
        ['tgw-hub VPNs from AWS', 50e9],
        ['tgw-hub VPNs to AWS', 50e9],
      ],
    )
  }
})
