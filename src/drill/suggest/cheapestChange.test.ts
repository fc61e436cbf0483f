import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directConnectGateway, flow, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../topology/testWorld.ts'
import { cheapestChanges } from './cheapestChange.ts'
import { suggestionsHeading } from './suggestionsHeading.ts'

const hub = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const

interface Given {
  readonly bfd?: boolean
  readonly ports?: readonly (readonly [location: string, router: string])[]
  readonly peak?: number
  readonly backup?: boolean
}

function world({
  bfd = true,
  ports = [
    ['EqDC2', 'edge-1'],
    ['CSVA1', 'edge-2'],
  ],
  peak = 1e9,
  backup = false,
}: Given) {
  return worldOf(draft => {
    site(draft, [
      { name: 'edge-1', bfd },
      { name: 'edge-2', bfd },
    ])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    for (const [i, [location, router]] of ports.entries()) {
      port(draft, { name: `${i}`, location, device: `${location}-1`, router, gateway: hub, octet: 20 + i })
    }
    if (backup) vpn(draft, '198.51.100.2', 'vgw-prod')
    flow(draft, 'db', peak, peak)
  })
}

const single = [['EqDC2', 'edge-1']] as const

for (const [given, first, because] of [
  [{ bfd: false }, /^configuration: Turn BFD on on edge-1, edge-2\.$/, 'the hold timer is all that notices'],
  [{ ports: single }, /^a VPN by the hour: Add a VPN with BGP from edge-2/, 'a VPN carries 1 Gbit/s and is less than a port'],
  [
    { ports: single, peak: 9e9 },
    /^a port and a circuit: Add a connection of 10Gbps like dx-0 in \w+ \(.*Ashburn, VA\), on edge-2/,
    'no VPN carries 9 Gbit/s, and the nearest other building is in the same city',
  ],
] as const) {
  test(`${JSON.stringify(given)}: ${first.source}, for ${because}`, () => {
    const [suggestion] = cheapestChanges(world(given), GEOGRAPHY).suggestions
    assert.match(`${suggestion?.costs}: ${suggestion?.change}`, first)
  })
}

test('a site with one router is offered a VPN from a second one: from the same it would not survive that router', () => {
  const alone = worldOf(draft => {
    site(draft, [{ name: 'edge-1' }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    port(draft, { name: '0', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: hub, octet: 20 })
    flow(draft, 'db', 1e9, 1e9)
  })
  const { suggestions } = cheapestChanges(alone, GEOGRAPHY)
  assert.deepEqual(
    suggestions.filter(({ costs }) => costs === 'a VPN by the hour').map(({ change }) => change),
    [
      'Add a VPN with BGP from a second router like edge-1 (to be bought) to prod-vgw as a backup: its tunnels take packets of 1446 bytes at most. Before any fault there is then less room for app → db: packets of 1500 bytes instead of 9001; AWS sends no larger ones to what it hears over a VPN, over Direct Connect either.',
    ],
  )
})

test('a VPN says how large packets may be in it, and which flows send larger ones', () => {
  const large = worldOf(draft => {
    site(draft, [{ name: 'edge-1' }, { name: 'edge-2' }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    port(draft, { name: '0', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: hub, octet: 20 })
    flow(draft, 'db', 1e8, 1e8)
    draft.update('flow', 'flow-app-db', { packetBytes: 1500 })
  })
  const [vpnFirst] = cheapestChanges(large, GEOGRAPHY).suggestions
  assert.match(
    vpnFirst?.change ?? '',
    /as a backup: its tunnels take packets of 1446 bytes at most, and app to db sends larger ones\./,
  )
})

test('what does not help is not suggested, and dearer things stand behind cheaper ones', () => {
  const { suggestions: found } = cheapestChanges(world({ ports: single, peak: 9e9, bfd: false }), GEOGRAPHY)
  assert.ok(found.length > 0)
  assert.ok(
    found.every(({ costs }) => costs === 'a port and a circuit'),
    JSON.stringify(found),
  )
  const cheap = cheapestChanges(world({ ports: single }), GEOGRAPHY).suggestions.map(({ costs }) => costs)
  assert.ok(cheap.indexOf('a port and a circuit') > cheap.lastIndexOf('a VPN by the hour'))
})

test('where all that is lost is the spare way, only what leaves one is suggested', () => {
  const { worst, suggestions } = cheapestChanges(world({}), GEOGRAPHY)
  assert.deepEqual(
    worst?.flows.map(({ survives, redundancyLost }) => [survives, redundancyLost]),
    [['whole', true]],
  )
  assert.ok(suggestions.length > 0)
  assert.ok(
    suggestions.every(({ costs }) => costs !== 'configuration'),
    JSON.stringify(suggestions),
  )
})

test('the world itself stays as it is', () => {
  const before = world({ ports: single })
  cheapestChanges(before, GEOGRAPHY)
  assert.deepEqual([...before.all('vpnConnection')], [])
  assert.equal([...before.all('connection')].length, 1)
})

for (const [given, heading, because] of [
  [
    { ports: single },
    /^With each of these the worst single failure, edge-1 \(router\) cut, leaves every flow whole, as a drill of it says; cheapest first:$/,
    'nothing gets through',
  ],
  [
    { bfd: false },
    / silent, cuts darkness of more than a second to a tenth of that or less, as/,
    'the hold timer is all that notices',
  ],
  [{}, / cut, leaves every flow a spare way, and dark for no longer than the 900 ms of now, as/, 'the darkness stays'],
] as const) {
  test(`${JSON.stringify(given)}: what each of them removes is ${heading.source}, for ${because}`, () => {
    assert.match(suggestionsHeading(cheapestChanges(world(given), GEOGRAPHY)), heading)
  })
}

test('where none helps the sentence says what was tried, and where nothing hurts that nothing was', () => {
  const { worst } = cheapestChanges(world({ ports: single }), GEOGRAPHY)
  const vain = { worst: worst ?? assert.fail(), tried: ['BFD', 'a VPN'], suggestions: [] }
  assert.equal(
    suggestionsHeading(vain),
    'Nothing that was tried (BFD, a VPN) removes the worst single failure, edge-1 (router) cut, as drills of it say.',
  )
  assert.match(
    suggestionsHeading({ ...vain, tried: [] }),
    /^Nothing is known here to try against the worst single failure, edge-1/,
  )
  assert.match(suggestionsHeading({ tried: [], suggestions: [] }), /, so that no change was tried\.$/)
})
