import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NeighbourPolicy } from '../resources/customerSide.ts'
import REGIONS from '../resources/regions.json' with { type: 'json' }
import type { Draft } from '../resources/world.ts'
import { preferenceByCommunity, regionCommunity } from './awsPolicy.ts'
import { compile } from './compile.ts'
import { directConnectGateway, GEOGRAPHY, port, site, vpc, vpn, worldOf } from './testWorld.ts'
import type { Topology } from './topology.ts'

const HUB = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
const VGW = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const

/** The ways a node uses for a prefix, by link, and what decided: `dxvif-a + dxvif-b: equal paths`. */
function ways(topology: Topology, node: string, prefix: string): string {
  const entry = topology.baseline.tables.routes.get(node)?.get(prefix)
  if (!entry) return 'no route'
  return `${entry.chosen.map(path => path.nextHop?.link ?? 'here').join(' + ')}: ${entry.decidedBy}`
}

interface Ends {
  readonly a?: NeighbourPolicy
  readonly b?: NeighbourPolicy
  readonly locationB?: string
  readonly gatewayRegion?: string
}

/** Two virtual interfaces on one DX gateway, each with a policy of the customer's, and one VPC. */
function twoWays({ a = {}, b = {}, locationB = 'CSVA1', gatewayRegion }: Ends): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [
        { name: 'edge-1', policies: { 'vif-a': a } },
        { name: 'edge-2', policies: { 'vif-b': b } },
      ])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' }, gatewayRegion === undefined ? {} : { region: gatewayRegion })
      directConnectGateway(draft, { prod: [] }, gatewayRegion)
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: HUB, octet: 20 })
      port(draft, { name: 'b', location: locationB, device: `${locationB}-1`, router: 'edge-2', gateway: HUB, octet: 21 })
    }),
    GEOGRAPHY,
  )
}

const HIGH = { communities: ['7224:7300'] } as const
const MEDIUM = { communities: ['7224:7200'] } as const
const LOW = { communities: ['7224:7100'] } as const

for (const [ends, expected, because] of [
  [{}, 'dxvif-a + dxvif-b: equal paths', 'untagged paths of two locations of the home Region share the load'],
  [{ a: HIGH }, 'dxvif-a: local preference', '7300 beats untagged'],
  [{ a: LOW }, 'dxvif-b: local preference', '7100 loses to untagged in the home Region'],
  [{ a: HIGH, b: MEDIUM }, 'dxvif-a: local preference', '7300 beats 7200'],
  [{ a: LOW, b: MEDIUM }, 'dxvif-b: local preference', '7200 beats 7100'],
  [{ a: MEDIUM }, 'dxvif-a + dxvif-b: equal paths', '7200 is what untagged counts as at home'],
  [{ locationB: 'EqSV5' }, 'dxvif-a: local preference', 'untagged, the location of the sending Region wins'],
  [{ locationB: 'EqSV5', gatewayRegion: 'us-west-1' }, 'dxvif-b: local preference', 'and home is where the gateway is'],
  [{ locationB: 'EqSV5', a: { prepend: 0 }, b: HIGH }, 'dxvif-b: local preference', 'a tag beats the home Region'],
  [
    { locationB: 'EqSV5', a: MEDIUM, b: MEDIUM },
    'dxvif-a + dxvif-b: equal paths',
    'across Regions both tagged 7200 share the load',
  ],
  [{ locationB: 'EqSV5', a: { prepend: 5 } }, 'dxvif-a: local preference', 'prepending cannot beat the home Region'],
  [{ a: { prepend: 1 } }, 'dxvif-b: AS path length', 'within a Region the shorter path wins'],
  [{ a: { ...HIGH, prepend: 5 } }, 'dxvif-a: local preference', 'prepending cannot beat a community'],
  [{ a: { med: 10 }, b: { med: 20 } }, 'dxvif-a: MED', 'the lower MED, when all else is equal'],
  [{ a: { med: 20, prepend: 0 }, b: { med: 10, prepend: 1 } }, 'dxvif-a: AS path length', 'the path comes before MED'],
] as const satisfies readonly (readonly [Ends, string, string])[]) {
  test(`AWS to the site with ${JSON.stringify(ends)}: ${because}`, () => {
    assert.equal(ways(twoWays(ends), 'vgw-prod', '10.0.0.0/16'), expected)
  })
}

test('no two Regions share the community that stands for them', () => {
  const regions = Object.keys(REGIONS)
  assert.ok(regions.length > 20)
  assert.equal(new Set(regions.map(regionCommunity)).size, regions.length)
  for (const region of regions) {
    const communities = preferenceByCommunity(region).map(([community]) => community)
    assert.deepEqual(communities, [...new Set(communities)])
  }
})

for (const [allowed, expected, because] of [
  [[], ['10.20.0.0/16'], 'empty: all CIDRs of the VPC'],
  [['22.0.0.0/24'], [], 'another network: nothing'],
  [['10.20.0.0/24'], [], 'narrower than the CIDR: nothing'],
  [['10.20.0.0/15'], ['10.20.0.0/16'], 'wider: the CIDR, not the list'],
  [['10.20.0.0/16'], ['10.20.0.0/16'], 'the same: the CIDR'],
] as const) {
  test(`allowed prefixes [${allowed.join(', ')}] on a virtual private gateway are a filter: ${because}`, () => {
    const topology = compile(
      worldOf(draft => {
        site(draft, [{ name: 'edge' }])
        vpc(draft, 'prod', '10.20.0.0/16', {})
        directConnectGateway(draft, { prod: allowed })
        port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: HUB, octet: 20 })
      }),
      GEOGRAPHY,
    )
    const heard = topology.baseline.tables.accepted.get('dxpeer-a@r-edge')?.map(path => [path.prefix.text, path.asPath])
    assert.deepEqual(
      heard,
      expected.map(prefix => [prefix, [64_600]]),
      'behind a DX gateway the customer sees only its AS',
    )
  })
}

test('on a gateway of its own the customer sees the gateway’s AS', () => {
  const topology = behindOneGateway(() => undefined)
  assert.deepEqual(topology.baseline.tables.accepted.get('dxpeer-a@r-edge')?.[0]?.asPath, [64_512])
})

/** One virtual interface straight on a virtual private gateway, and what else the draft adds. */
function behindOneGateway(add: (draft: Draft) => void, policies: Record<string, NeighbourPolicy> = {}): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge', policies }])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: VGW, octet: 20 })
      add(draft)
    }),
    GEOGRAPHY,
  )
}

const STATIC = ['10.0.0.0/16']

for (const [names, expected, because] of [
  [['dx', 'static', 'bgp'], 'dxvif-a: source preference', 'Direct Connect before any VPN'],
  [['static', 'bgp'], 'vpn-1/1: source preference', 'a static VPN before one with BGP'],
  [['bgp'], 'vpn-bgp/1: MED', 'one tunnel carries, AWS offers no more'],
  [['static'], 'vpn-1/1: order of routes', 'and of a static VPN too'],
] as const) {
  test(`a virtual private gateway with ${names.join(', ')}: ${because}`, () => {
    const wanted: readonly string[] = names
    const topology = compile(
      worldOf(draft => {
        const med = { prepend: 0 }
        site(draft, [{ name: 'edge', policies: { bgp: med } }])
        vpc(draft, 'prod', '10.20.0.0/16', {})
        if (wanted.includes('dx'))
          port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: VGW, octet: 20 })
        if (wanted.includes('static')) vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: STATIC })
        if (wanted.includes('bgp')) vpn(draft, '198.51.100.1', 'vgw-prod', { name: 'bgp' })
      }),
      GEOGRAPHY,
    )
    const found = ways(topology, 'vgw-prod', '10.0.0.0/16')
    assert.equal(found.split(':')[0], expected.split(':')[0])
    assert.equal(topology.baseline.tables.routes.get('vgw-prod')?.get('10.0.0.0/16')?.chosen.length, 1)
  })
}

test('a more specific prefix over the VPN beats Direct Connect', () => {
  const topology = behindOneGateway(draft => vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: ['10.0.1.0/24'] }))
  assert.match(ways(topology, 'vgw-prod', '10.0.1.0/24'), /^vpn-1\/1/)
  assert.match(ways(topology, 'vgw-prod', '10.0.0.0/16'), /^dxvif-a/)
})

test('a prefix that a VPN carries too is sent at 1500 bytes, and only that', () => {
  const limit = (topology: Topology, prefix: string) => topology.baseline.tables.routes.get('vgw-prod')?.get(prefix)?.mtuLimit
  const both = behindOneGateway(draft => vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: STATIC }))
  assert.equal(limit(both, '10.0.0.0/16'), 1500)
  assert.equal(
    limit(
      behindOneGateway(() => undefined),
      '10.0.0.0/16',
    ),
    Number.POSITIVE_INFINITY,
  )
  const other = behindOneGateway(draft => vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: ['10.9.0.0/16'] }))
  assert.equal(limit(other, '10.0.0.0/16'), Number.POSITIVE_INFINITY)
})

test('virtual interfaces of different MTU limit the prefix as well', () => {
  const topology = behindOneGateway(draft =>
    port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge', gateway: VGW, octet: 21, vif: { mtu: 1500 } }),
  )
  assert.equal(topology.baseline.tables.routes.get('vgw-prod')?.get('10.0.0.0/16')?.mtuLimit, 1500)
})

test('a DX gateway carries nothing from one VPC to another, nor from one virtual interface to another', () => {
  const topology = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge' }])
      site(draft, [{ name: 'other', asn: 65_001 }], { name: 'reston', prefixes: ['10.5.0.0/16'], hosts: {}, first: 9 })
      vpc(draft, 'prod', '10.20.0.0/16', {})
      vpc(draft, 'lake', '10.30.0.0/16', {})
      directConnectGateway(draft, { prod: [], lake: [] })
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: HUB, octet: 20 })
      const peers = [{ ...PEER, id: 'dxpeer-b', asn: 65_001 }]
      port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'other', gateway: HUB, octet: 21, vif: { peers } })
    }),
    GEOGRAPHY,
  )
  assert.equal(ways(topology, 'vgw-prod', '10.30.0.0/16'), 'no route')
  assert.equal(ways(topology, 'r-edge', '10.5.0.0/16'), 'no route')
  assert.match(ways(topology, 'vgw-prod', '10.5.0.0/16'), /^dxvif-b/)
})

const PEER = {
  id: 'dxpeer-b',
  addressFamily: 'ipv4',
  asn: 65_000,
  authKey: '0x123456',
  amazonAddress: '169.254.21.1/30',
  customerAddress: '169.254.21.2/30',
  state: 'available',
} as const

test('IPv6 goes over Direct Connect and never over a VPN on a virtual private gateway', () => {
  const topology = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge' }], { prefixes: ['10.0.0.0/16', '2001:db8:1::/48'] })
      vpc(draft, 'prod', '10.20.0.0/16', {}, { ipv6: ['2001:db8:20::/56'] })
      const six = {
        id: 'dxpeer-six',
        addressFamily: 'ipv6',
        amazonAddress: '2001:db8:ff::1/125',
        customerAddress: '2001:db8:ff::2/125',
      } as const
      const peers = [
        { ...PEER, id: 'dxpeer-four' },
        { ...PEER, ...six },
      ]
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: VGW, octet: 20, vif: { peers } })
      vpn(draft, '198.51.100.1', 'vgw-prod')
    }),
    GEOGRAPHY,
  )
  const heard = (end: string) => topology.baseline.tables.accepted.get(end)?.map(path => path.prefix.text)
  assert.deepEqual(heard('dxpeer-four@vgw-prod'), ['10.0.0.0/16'])
  assert.deepEqual(heard('dxpeer-six@vgw-prod'), ['2001:db8:1::/48'])
  assert.deepEqual(heard('dxpeer-six@r-edge'), ['2001:db8:20::/56'])
  assert.deepEqual(heard('vpn-1/1@vgw-prod'), ['10.0.0.0/16'])
  assert.deepEqual(heard('vpn-1/1@r-edge'), ['10.20.0.0/16'])
  const names = topology.domains
    .filter(({ kind, id }) => kind === 'session' && id.startsWith('session:dxpeer'))
    .map(({ name }) => name)
  assert.deepEqual(names, ['vif-a ipv4', 'vif-a ipv6'])
})

test('the hundred and first prefix takes the session down', () => {
  const prefixes = (count: number) => Array.from({ length: count }, (_, i) => `10.0.${i}.0/24`)
  const closed = (count: number) => {
    const topology = compile(
      worldOf(draft => {
        site(draft, [{ name: 'edge' }], { prefixes: prefixes(count), hosts: {} })
        vpc(draft, 'prod', '10.20.0.0/16', {})
        port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway: VGW, octet: 20 })
      }),
      GEOGRAPHY,
    )
    return [...topology.baseline.tables.overLimit]
  }
  assert.deepEqual([closed(100), closed(101)], [[], ['dxpeer-a']])
})
