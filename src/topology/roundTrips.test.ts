import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import type { Draft } from '../resources/world.ts'
import { forward } from '../routing/forward.ts'
import { compile } from './compile.ts'
import { attachment, connect, directConnect, spoke, transitGateway, transitPort } from './testTransitWorld.ts'
import { directConnectGateway, GEOGRAPHY, peer, port, site, vpc, worldOf } from './testWorld.ts'

const BOTH = { EqDC2: 'port', EqSV5: 'port' } as const
const PORT = { device: 'd-1', router: 'edge', gateway: { kind: 'directConnectGateway', id: 'dxgw-hub' } } as const

test('a flow’s round trip is the same both ways, across Regions too, and never unknown behind ports of several', () => {
  const trips = (locations: readonly string[]) => {
    const topology = compile(
      worldOf(draft => {
        site(draft, [{ name: 'edge' }])
        vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' }, { region: 'us-west-1' })
        directConnectGateway(draft, { prod: [] }, 'us-west-1')
        locations.forEach((location, i) => {
          port(draft, {
            ...PORT,
            name: `p${i}`,
            octet: 20 + i,
            location,
            vif: { peers: [peer(`p${i}`, 20 + i)] },
          })
        })
      }),
      GEOGRAPHY,
    )
    const rtt = (from: string, to: string) =>
      forward(topology.network, topology.baseline.tables, new Set(), from, parseAddress(to)!)[0]?.rttMs
    return [rtt('site-1', '10.20.1.10'), rtt('rtb-prod', '10.0.1.10')]
  }
  const [there, back] = trips(['EqDC2'])
  assert.ok(there !== undefined && there > 50)
  assert.equal(there, back)
  assert.ok(trips(['EqDC2', 'EqSV5']).every(ms => ms !== undefined))
})

/** 20 km to the location and the Region it belongs to, then 3,853.6 km of backbone: (20 + 3,853.6) × 2 × 1.5 / 204 ms. */
const EAST_THEN_BACKBONE = 56.96
/** 3,840.1 km to the location in San Jose and 26.4 km to its Region, where the gateway is: 3,866.4 × 3 / 204. */
const OWN_FIBRE_WEST = 56.86

for (const [given, over, pinned, there, back, because] of [
  ['a LAG in Ashburn', { EqDC2: 'lag' }, undefined, EAST_THEN_BACKBONE, EAST_THEN_BACKBONE, 'a LAG has a home Region too'],
  [
    'a port in Ashburn',
    { EqDC2: 'port' },
    undefined,
    EAST_THEN_BACKBONE,
    EAST_THEN_BACKBONE,
    'and it is no other way than a port',
  ],
  [
    'ports in both Regions, the eastern in use',
    BOTH,
    'EqDC2',
    EAST_THEN_BACKBONE,
    OWN_FIBRE_WEST,
    'AWS answers over the port of its own Region',
  ],
  [
    'ports in both Regions, the western in use',
    BOTH,
    'EqSV5',
    OWN_FIBRE_WEST,
    OWN_FIBRE_WEST,
    'no backbone between Regions on this one',
  ],
] as const) {
  for (const behind of ['a virtual private gateway', 'a transit gateway'] as const) {
    test(`${given}, to ${behind} in us-west-1: ${there} ms there and ${back} ms back, for ${because}`, () => {
      const found = tripsWest(behind, over, pinned)
      assert.deepEqual(
        found.map(ms => ms && Math.round(100 * ms) / 100),
        [there, back],
      )
    })
  }
}

/** The site's round trips to `prod` in us-west-1 and back; `pinned` is the location that both sides prefer. */
function tripsWest(
  behind: 'a virtual private gateway' | 'a transit gateway',
  over: Readonly<Record<string, 'lag' | 'port'>>,
  pinned: string | undefined,
): readonly (number | undefined)[] {
  const isTransit = behind === 'a transit gateway'
  const topology = compile(
    worldOf(draft => {
      const policies = Object.fromEntries(
        Object.keys(over).map(location => [`vif-${location}`, location === pinned ? { localPreference: 300 } : { prepend: 3 }]),
      )
      site(draft, [{ name: 'edge', ...(pinned === undefined ? {} : { policies }) }])
      if (isTransit) {
        transitGateway(draft, { region: 'us-west-1' })
        spoke(draft, 'prod', '10.20.0.0/16', { region: 'us-west-1', hosts: { db: '10.20.1.10' } })
        directConnect(draft, ['10.20.0.0/16'], {}, 'us-west-1')
      } else {
        vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' }, { region: 'us-west-1' })
        directConnectGateway(draft, { prod: [] }, 'us-west-1')
      }
      for (const [i, [location, kind]] of Object.entries(over).entries()) {
        const type = isTransit ? 'transit' : 'private'
        const vif = { type, mtu: isTransit ? 8500 : 9001, peers: [peer(location, 20 + i)] } as const
        port(draft, { ...PORT, device: location, name: location, octet: 20 + i, location, vif })
        if (kind === 'lag') onLag(draft, location)
      }
    }),
    GEOGRAPHY,
  )
  const rtt = (from: string, to: string) =>
    forward(topology.network, topology.baseline.tables, new Set(), from, parseAddress(to)!)[0]?.rttMs
  return [rtt('site-1', '10.20.1.10'), rtt('rtb-prod', '10.0.1.10')]
}

/** The port becomes the only member of a LAG, which takes its virtual interface over. */
function onLag(draft: Draft, name: string): void {
  draft.put(
    'lag',
    `dxlag-${name}`,
    { account: '123456789012', region: 'us-east-1' },
    {
      name: `lag-${name}`,
      location: name,
      bandwidth: '10Gbps',
      state: 'available',
      createdAt: 0,
      minimumLinks: 0,
      awsDevice: name,
      awsLogicalDevice: name,
      requestMACSec: false,
      macSecCapable: true,
      allowsHostedConnections: false,
      tags: {},
    },
  )
  draft.update('connection', `dxcon-${name}`, { lagId: `dxlag-${name}` })
  draft.update('virtualInterface', `dxvif-${name}`, { connectionId: `dxlag-${name}` })
}

test('a tunnel over Direct Connect to another Region crosses the backbone as its packets do', () => {
  const topology = compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge' }])
      transitGateway(draft, { region: 'us-west-1' })
      directConnect(draft, ['10.99.0.0/24'], { to: [] }, 'us-west-1')
      transitPort(draft, { name: 'a', router: 'edge' })
      connect(draft, 'gre', '10.0.0.1')
      draft.remove('transitGatewayAttachment', 'at-gre')
      attachment(draft, 'gre', { type: 'connect', resourceId: 'at-dx', region: 'us-west-1' })
    }),
    GEOGRAPHY,
  )
  assert.equal(topology.network.links.get('peer-gre')?.rttMs, EAST_THEN_BACKBONE)
})
