import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import type { FlowVerdict } from '../../src/drill/report.ts'
import type { Draft } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { arrival } from '../../src/topology/testFate.ts'
import { connect, directConnect, spoke, transitGateway, transitPort, transitVpn } from '../../src/topology/testTransitWorld.ts'
import { flow, GEOGRAPHY, peer, port, site, worldOf } from '../../src/topology/testWorld.ts'
import type { Topology } from '../../src/topology/topology.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }
const OWN = '2001:db8:1::/48'
const ROUTER = '2001:db8:1::ffff'
const BOTH = [
  { name: 'a', location: 'EqDC2', device: 'EqDC2-1', octet: 20 },
  { name: 'b', location: 'CSVA1', device: 'CSVA1-1', octet: 21 },
] as const

/** A site and a VPC on a transit gateway, both with IPv4 and IPv6, and a flow of each family between them. */
function estate(write: (draft: Draft) => void, router: { readonly publicIpv6Address?: string } = {}): Topology {
  const world = worldOf(draft => {
    const hosts = { app: '10.0.1.10', app6: '2001:db8:1::10' }
    site(draft, [{ name: 'edge', ...router }], { prefixes: ['10.0.0.0/16', OWN], hosts })
    transitGateway(draft, { cidrBlocks: ['10.99.0.0/24', '2001:db8:99::/64'] })
    const routes = ['10.0.0.0/8', '2001:db8:1::/48']
    spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.0.10', db6: '2001:db8:20::10' }, routes })
    const { vpc } = draft.get('transitGatewayAttachment', 'at-prod')?.body ?? assert.fail()
    draft.update('vpc', 'vpc-prod', { ipv6Cidrs: [{ associationId: 'a6', cidr: '2001:db8:20::/56' }] })
    draft.update('transitGatewayAttachment', 'at-prod', { vpc: { ...(vpc ?? assert.fail()), ipv6Support: true } })
    write(draft)
    flow(draft, 'db', 1e8, 1e8)
    flow(draft, 'db6', 1e8, 1e8, 'app6')
  })
  return compile(world, GEOGRAPHY)
}

const peersOf = (name: string, octet: number) => [
  peer(name, octet),
  peer(name, octet, {
    id: `dxpeer-${name}6`,
    addressFamily: 'ipv6',
    amazonAddress: 'fd4c::1/125',
    customerAddress: 'fd4c::2/125',
  }),
]

/** Public virtual interfaces with both sessions. */
function publicPorts(draft: Draft): void {
  for (const each of BOTH) {
    const routeFilterPrefixes = ['198.51.100.0/24', OWN]
    const vif = { type: 'public', mtu: 1500, routeFilterPrefixes, peers: peersOf(each.name, each.octet) } as const
    port(draft, { ...each, router: 'edge', gateway: { kind: 'directConnectGateway', id: 'none' }, vif })
    const { gateway: _, ...body } = draft.get('virtualInterface', `dxvif-${each.name}`)?.body ?? assert.fail(each.name)
    draft.remove('virtualInterface', `dxvif-${each.name}`)
    draft.put('virtualInterface', `dxvif-${each.name}`, SCOPE, body)
  }
}

/** Transit virtual interfaces with both sessions, over which the transit gateway learns nothing by itself. */
function transitPorts(draft: Draft): void {
  directConnect(draft, ['10.99.0.0/24', '2001:db8:99::/64'], { to: [] })
  for (const each of BOTH) transitPort(draft, { ...each, router: 'edge', vif: { peers: peersOf(each.name, each.octet) } })
}

function verdictOf(topology: Topology, to: string, ...cuts: readonly string[]): FlowVerdict {
  const script = cuts.map(name => {
    const found = domainByName(topology, name)
    assert.ok('domain' in found, `${name} of ${topology.domains.map(domain => domain.name).join(', ')}`)
    return { domain: found.domain, kind: 'cut' as const }
  })
  return drill(topology, [script]).scenarios[0]?.flows.find(each => each.to === to) ?? assert.fail(to)
}

const PRIVATE = { outsideIpAddressType: 'PrivateIpv4', transportAttachmentId: 'at-dx' } as const

/** Outside, between public or IPv6 addresses; inside, what the tunnels carry. */
const VPNS = {
  'between IPv6 addresses, over public virtual interfaces': [
    publicPorts,
    ROUTER,
    { outsideIpAddressType: 'Ipv6', tunnelInsideIpVersion: 'ipv6' },
    { under: 'ipv6', other: 'ipv4', to: 'db6', mtu: 1426 },
  ],
  'between IPv6 addresses that carries IPv4': [
    publicPorts,
    ROUTER,
    { outsideIpAddressType: 'Ipv6' },
    { under: 'ipv6', other: 'ipv4', to: 'db', mtu: 1426 },
  ],
  'between private addresses that carries IPv6': [
    transitPorts,
    '10.0.0.1',
    { ...PRIVATE, tunnelInsideIpVersion: 'ipv6' },
    { under: 'ipv4', other: 'ipv6', to: 'db6', mtu: 1446 },
  ],
} as const

for (const [what, [ports, ipAddress, vpn, { under, other, to, mtu }]] of Object.entries(VPNS)) {
  const topology = estate(draft => {
    ports(draft)
    const tunnel =
      'outsideIpAddressType' in vpn && vpn.outsideIpAddressType === 'Ipv6' ? { outsideIpAddress: '2001:2:0:18::1' } : {}
    transitVpn(draft, 'sealed', ipAddress, { vpn, tunnel })
  })
  const from = to === 'db6' ? 'app6' : 'app'

  test(`a VPN ${what} passes packets of ${mtu} bytes`, () => {
    const way = arrival(topology, from, to)
    assert.ok(
      way.hops.some(({ link }) => /^vpn-sealed\//.test(link?.name ?? '')),
      JSON.stringify(way.hops.map(({ link }) => link?.name)),
    )
    assert.equal(way.mtu, mtu)
  })

  test(`a VPN ${what} rides on the ${under} sessions that announce its end, one for the other`, () => {
    assert.equal(verdictOf(topology, to, `vif-a ${under}`).survives, 'whole')
    assert.equal(verdictOf(topology, to, `vif-a ${under}`, 'vif-b').survives, 'no')
    assert.equal(verdictOf(topology, to, `vif-a ${under}`, `vif-b ${under}`).survives, 'no')
    assert.equal(verdictOf(topology, to, `vif-a ${other}`, `vif-b ${other}`).survives, 'whole')
  })
}

test('a VPN between IPv6 addresses starts from the router that has one, over its uplink', () => {
  const vpn = { outsideIpAddressType: 'Ipv6', tunnelInsideIpVersion: 'ipv6' } as const
  const topology = estate(draft => transitVpn(draft, 'far', ROUTER, { vpn }), { publicIpv6Address: ROUTER })
  assert.equal(verdictOf(topology, 'db6').survives, 'whole')
  assert.equal(verdictOf(topology, 'db6', 'far/1').survives, 'whole')
  assert.equal(verdictOf(topology, 'db6', 'edge-uplink').survives, 'no')
})

test('a Connect peer between IPv6 addresses has 44 bytes around each packet, and rides on the IPv6 sessions', () => {
  const topology = estate(draft => {
    transitPorts(draft)
    connect(draft, 'sdwan', ROUTER, { transitGatewayAddress: '2001:db8:99::1' })
  })
  assert.equal(arrival(topology, 'app', 'db').mtu, 8456)
  assert.equal(arrival(topology, 'app6', 'db6').mtu, 8456)
  for (const to of ['db', 'db6']) {
    assert.equal(verdictOf(topology, to, 'vif-a ipv6').survives, 'whole', to)
    assert.equal(verdictOf(topology, to, 'vif-a ipv4', 'vif-b ipv4').survives, 'whole', to)
    assert.equal(verdictOf(topology, to, 'vif-a ipv6', 'vif-b ipv6').survives, 'no', to)
  }
})
