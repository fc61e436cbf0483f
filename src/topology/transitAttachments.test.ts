import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../resources/world.ts'
import { forward } from '../routing/forward.ts'
import { compile } from './compile.ts'
import { fate } from './testFate.ts'
import {
  attachment,
  connect,
  directConnect,
  spoke,
  transitGateway,
  transitPort,
  transitRoute,
  transitVpn,
} from './testTransitWorld.ts'
import { GEOGRAPHY, port, site, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const EDGE = '198.51.100.1'
const built = (write: (draft: Draft) => void): Topology => compile(worldOf(write), GEOGRAPHY)

/** Prefixes in use at a node, each with the AS path of the first. */
function learned({ baseline }: Topology, node: string, text: RegExp = /./): string[] {
  return [...(baseline.tables.routes.get(node)?.values() ?? [])]
    .filter(({ prefix, chosen }) => chosen[0]?.protocol === 'bgp' && text.test(prefix.text))
    .map(({ prefix, chosen }) => `${prefix.text} ${chosen[0]?.asPath.join(' ')}`)
}

/** The branch of a packet that arrives, with its delay and size. */
function arrival(topology: Topology, from: string, to: string) {
  const [start, end] = [topology.hosts.get(from), topology.hosts.get(to)]
  assert.ok(start && end)
  const branches = forward(topology.network, topology.baseline.tables, new Set(), start.node, end.address)
  return branches.find(branch => branch.outcome === 'delivered') ?? assert.fail(branches[0]?.reason)
}

test('over Direct Connect a site learns exactly the allowed prefixes, from the Direct Connect gateway’s AS', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16')
    directConnect(draft, ['10.0.0.0/8', '192.0.2.0/24'])
    transitPort(draft, { name: 'a', router: 'edge' })
  })
  assert.deepEqual(learned(topology, 'r-edge'), ['10.0.0.0/8 64600', '192.0.2.0/24 64600'])
  assert.deepEqual(learned(topology, 'rt-main'), ['10.0.0.0/16 65000'])
  assert.deepEqual(
    topology.remarks.filter(remark => remark.includes('ransit')),
    [],
  )
})

test('over a VPN a site learns the associated table: VPCs and statics, neither blackholes nor its own', () => {
  const topology = built(draft => {
    site(draft, [{ name: 'edge' }])
    transitGateway(draft, { tables: ['main', 'other'] })
    spoke(draft, 'prod', '10.20.0.0/16')
    spoke(draft, 'dev', '10.30.0.0/16', { to: ['other'] })
    transitRoute(draft, 'main', '10.64.0.0/10', 'prod')
    transitRoute(draft, 'main', '10.66.0.0/16')
    transitRoute(draft, 'main', '10.0.8.0/24', 'backup')
    transitVpn(draft, 'backup', EDGE)
  })
  assert.deepEqual(learned(topology, 'r-edge'), ['10.20.0.0/16 64700', '10.64.0.0/10 64700'])
})

test('Regions are joined by statics over a peering, with the delay between them', () => {
  const topology = built(draft => {
    transitGateway(draft)
    transitGateway(draft, { name: 'west', region: 'us-west-1', tables: ['west'] })
    spoke(draft, 'east', '10.20.0.0/16', { hosts: { e: '10.20.0.10' } })
    spoke(draft, 'west', '10.30.0.0/16', {
      region: 'us-west-1',
      gateway: 'tgw-west',
      table: 'west',
      to: ['west'],
      hosts: { w: '10.30.0.10' },
    })
    const peering = {
      account: '123456789012',
      region: 'us-west-1',
      association: { routeTableId: 'rt-west', state: 'associated' },
      tags: {},
    } as const
    attachment(draft, 'peer', { type: 'peering', resourceId: 'tgw-west', peering }, { to: [] })
    transitRoute(draft, 'main', '10.30.0.0/16', 'peer')
    transitRoute(draft, 'west', '10.20.0.0/16', 'peer')
  })
  assert.equal(fate(topology, 'e', '10.30.0.10'), 'delivered at rtb-west')
  const { rttMs, mtu, hops } = arrival(topology, 'w', 'e')
  assert.ok(rttMs !== undefined && rttMs > 40 && rttMs < 80, `${rttMs} ms`)
  assert.equal(mtu, 8500)
  assert.deepEqual(
    hops.map(({ node }) => node),
    ['rtb-west', 'rt-west', 'rt-main', 'rtb-east'],
  )
})

test('the backbone between a location’s Region and the transit gateway’s counts once in each direction', () => {
  const [here, far] = ['us-east-1', 'us-west-1'].map(region =>
    built(draft => {
      site(draft, [{ name: 'edge' }])
      transitGateway(draft, { region })
      spoke(draft, 'prod', '10.20.0.0/16', { region, hosts: { db: '10.20.0.10' } })
      directConnect(draft, ['10.20.0.0/16'], {}, region)
      transitPort(draft, { name: 'a', router: 'edge' })
    }),
  )
  assert.ok(here && far)
  const extra = (from: string, to: string) => (arrival(far, from, to).rttMs ?? 0) - (arrival(here, from, to).rttMs ?? 0)
  assert.ok(extra('app', 'db') > 40)
  assert.equal(extra('app', 'db').toFixed(3), extra('db', 'app').toFixed(3))
})

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

test('a CIDR that another VPC brought before is not propagated, and that is said', () => {
  const topology = built(draft => {
    transitGateway(draft)
    spoke(draft, 'asks', '10.10.0.0/16', { hosts: { a: '10.10.0.10' } })
    spoke(draft, 'first', '10.20.0.0/16')
    spoke(draft, 'second', '10.20.0.0/16')
  })
  assert.equal(fate(topology, 'a', '10.20.0.10'), 'delivered at rtb-first')
  assert.match(topology.remarks.join('\n'), /10\.20\.0\.0\/16 of attachment at-second is not propagated to main: at-first/)
})

test('a VPC without attachment to the transit gateway drops what its table sends there', () => {
  const topology = built(draft => {
    transitGateway(draft)
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10' } })
    draft.update('transitGatewayAttachment', 'at-prod', { state: 'deleted' })
  })
  assert.match(
    fate(topology, 'db', '10.30.0.1'),
    /^blackhole: tgw-hub carries nothing here, for the VPC has no attachment to it$/,
  )
})

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
      ['vpn:vpn-1', 'tunnel:vpn-1/1'],
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
