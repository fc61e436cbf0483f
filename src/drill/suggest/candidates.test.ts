import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../../net/money.ts'
import type { Draft, World } from '../../resources/world.ts'
import { compile } from '../../topology/compile.ts'
import { directConnect, spoke, transitGateway, transitPort } from '../../topology/testTransitWorld.ts'
import { directConnectGateway, flow, GEOGRAPHY, type Port, port, site, vpc, worldOf } from '../../topology/testWorld.ts'
import { suggestionText } from '../report/suggestionsText.ts'
import { candidatesFor } from './candidateChanges.ts'
import { cheapestChanges } from './cheapestChange.ts'
import type { PriceOf } from './costOrder.ts'

const hub = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const

/** A flow of 3 Gbit/s over ports in EqDC2 that `write` makes. */
function overPorts(write: (draft: Draft) => void): World {
  return worldOf(draft => {
    site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }], { mtu: 9001 })
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    write(draft)
    flow(draft, 'db', 3e9, 3e9)
  })
}

function own(draft: Draft, given: Pick<Port, 'name' | 'router'> & Partial<Port>): void {
  port(draft, { location: 'EqDC2', device: `EqDC2-${given.name}`, gateway: hub, octet: 20, ...given })
}

const suggested = (world: World, priceOf?: PriceOf) => cheapestChanges(world, GEOGRAPHY, priceOf).suggestions
const ports = (world: World, priceOf?: PriceOf) =>
  suggested(world, priceOf)
    .filter(({ costs }) => costs === 'a port and a circuit')
    .map(each =>
      suggestionText(each)
        .replace(/ in \w+ \(.*?\), on/, ' on')
        .replace(', with the same virtual interfaces.', ''),
    )

/** A port of 100 Gbit/s and one of 10: the dearer is found first. */
const fastAndSlow = overPorts(draft => {
  own(draft, { name: 'big', router: 'edge-1' })
  draft.update('connection', 'dxcon-big', { bandwidth: '100Gbps' })
  own(draft, { name: 'small', router: 'edge-2', octet: 21 })
})

test('without prices slower ports stand first', () => {
  assert.deepEqual(ports(fastAndSlow), [
    'Add a connection of 10Gbps like dx-small on edge-1 (a port and a circuit)',
    'Add a connection of 10Gbps like dx-small on edge-2 (a port and a circuit)',
    'Add a connection of 100Gbps like dx-big on edge-1 (a port and a circuit)',
    'Add a connection of 100Gbps like dx-big on edge-2 (a port and a circuit)',
  ])
})

/** As if a port of 10 Gbit/s were 2,000 a month and one of 100 only 1,000.50, and nobody knew what a patch costs. */
const upsideDown: PriceOf = world => {
  const all = [...world.all('connection')].map(({ body }) => body.bandwidth)
  const halves = all.reduce((sum, speed) => sum + (speed === '10Gbps' ? 4000 : 2001), 0)
  return { amount: Decimal.scaled(BigInt(halves * 5), 1), currency: 'USD', unknown: all.length }
}

test('with prices it is these that count, and what is on no list makes them the least', () => {
  assert.deepEqual(ports(fastAndSlow, upsideDown), [
    'Add a connection of 100Gbps like dx-big on edge-1 (a port and a circuit: at least 1,000.50 USD a month more for AWS)',
    'Add a connection of 100Gbps like dx-big on edge-2 (a port and a circuit: at least 1,000.50 USD a month more for AWS)',
    'Add a connection of 10Gbps like dx-small on edge-1 (a port and a circuit: at least 2,000.00 USD a month more for AWS)',
    'Add a connection of 10Gbps like dx-small on edge-2 (a port and a circuit: at least 2,000.00 USD a month more for AWS)',
  ])
})

test('a port like one of two that are alike is one change, not two', () => {
  const twins = overPorts(draft => {
    own(draft, { name: 'a', router: 'edge-1' })
    own(draft, { name: 'b', router: 'edge-2', octet: 21 })
  })
  assert.deepEqual(ports(twins), [
    'Add a connection of 10Gbps like dx-a on edge-1 (a port and a circuit)',
    'Add a connection of 10Gbps like dx-a on edge-2 (a port and a circuit)',
  ])
})

test('beside a LAG a single connection helps where it is enough, and a LAG like it', () => {
  const lag = overPorts(draft => {
    for (const name of ['m1', 'm2']) own(draft, { name, router: 'edge-1', device: 'EqDC2-1' })
    const { role: _, lagId: __, parentId: ___, ...like } = draft.get('connection', 'dxcon-m1')?.body ?? assert.fail()
    const scope = { account: '123456789012', region: 'us-east-1' }
    draft.put('lag', 'dxlag-1', scope, {
      ...like,
      name: 'lag',
      minimumLinks: 0,
      allowsHostedConnections: false,
      state: 'available',
    })
    for (const name of ['m1', 'm2']) draft.update('connection', `dxcon-${name}`, { lagId: 'dxlag-1' })
    draft.update('virtualInterface', 'dxvif-m1', { connectionId: 'dxlag-1' })
    draft.remove('virtualInterface', 'dxvif-m2')
  })
  assert.deepEqual(ports(lag), [
    'Add a connection of 10Gbps beside the LAG lag on edge-2 (a port and a circuit)',
    'Add a LAG of 2 × 10Gbps like lag on edge-2 (a port and a circuit)',
  ])
})

test('beside a hosted connection the slowest port that is fast enough is tried', () => {
  const hosted = overPorts(draft => {
    own(draft, { name: 'a', router: 'edge-1' })
    draft.update('connection', 'dxcon-a', { role: 'hosted', bandwidth: '500Mbps' })
  })
  const kinds = candidatesFor(hosted, compile(hosted, GEOGRAPHY)).filter(
    ({ kind }) => kind === 'a connection in another location',
  )
  assert.deepEqual(
    kinds.map(({ change, bps }) => [change.slice(0, 'Add a connection of 1Gbps beside the hosted connection dx-a'.length), bps]),
    [
      ['Add a connection of 1Gbps beside the hosted connection dx-a', 1e9],
      ['Add a connection of 1Gbps beside the hosted connection dx-a', 1e9],
    ],
  )
})

/** A transit gateway behind one port of one router, whose site takes packets of 9001 bytes. */
const transit = worldOf(draft => {
  site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }], { mtu: 9001 })
  transitGateway(draft)
  spoke(draft, 'prod', '10.20.0.0/16', { hosts: { db: '10.20.1.10' } })
  directConnect(draft, ['10.20.0.0/16'])
  transitPort(draft, { name: 'a', router: 'edge-1' })
  flow(draft, 'db', 0.5e9, 1e9)
})

test('a VPN to a transit gateway is tried, and says what it does to packets that go over Direct Connect', () => {
  assert.equal(
    suggested(transit).find(({ costs }) => costs === 'a VPN by the hour')?.change,
    'Add a VPN with BGP from edge-2 to hub as a backup: its tunnels take packets of 1446 bytes at most. Before any fault there is then less room for app → db: packets of 1500 bytes instead of 8500; AWS sends no larger ones to what it hears over a VPN, over Direct Connect either.',
  )
})
