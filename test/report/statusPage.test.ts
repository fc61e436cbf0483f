import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../../src/resources/draft.ts'
import type { Observation, ObservedView } from '../../src/resources/observed.ts'
import { WorldTables } from '../../src/resources/tables.ts'
import { statusModel } from '../../src/wire/page/statusModel.ts'
import { statusPage } from '../../src/wire/page/statusPage.ts'
import { twoLocations } from '../drill/worlds.ts'
import { REPORTS } from './reports.ts'

const SETTINGS = { version: '0.1.0', url: 'http://127.0.0.1:7224', pace: 'instant', hands: 'auto', fabric: 'model' }
const SEEN: readonly Observation[] = [
  { kind: 'light', id: 'dxcon-a', up: true, since: 0 },
  { kind: 'session', id: 'dxpeer-a', up: false, since: 0, accepted: [], advertised: [] },
  { kind: 'tunnel', id: 'vpn-1/1', ike: true, bgp: true, acceptedRouteCount: 1, since: 0 },
]
const observed: ObservedView = {
  get: (kind, id) => SEEN.find(seen => seen.kind === kind && seen.id === id) as never,
}

test('the model tells ordered things with what was seen of them', () => {
  const model = statusModel(twoLocations(), observed, SETTINGS)
  assert.deepEqual(model.connections[0], {
    account: '123456789012',
    id: 'dxcon-a',
    name: 'dx-a',
    location: 'EqDC2',
    bandwidth: '10Gbps',
    state: 'available',
    light: true,
    router: 'edge-1',
  })
  assert.equal(model.connections[1]?.light, undefined)
  assert.deepEqual(model.virtualInterfaces[0]?.peers, [{ family: 'ipv4', asn: 65_000, up: false, accepted: 0 }])
  assert.deepEqual(
    model.gateways.map(({ name, reaches }) => [name, reaches]),
    [
      ['hub', ['prod-vgw', 'analytics-vgw']],
      ['prod-vgw', ['prod (10.20.0.0/16)']],
      ['analytics-vgw', ['analytics (10.30.0.0/16)']],
    ],
  )
  assert.deepEqual(
    model.tunnels.map(({ name, ike, bgp, routes }) => [name, ike, bgp, routes]),
    [
      ['backup/1', true, true, 1],
      ['backup/2', undefined, undefined, 0],
    ],
  )
  assert.deepEqual([model.accounts, model.faults], [['123456789012'], []])
})

test('the page shows the state, the faults, the last drill and how to connect', () => {
  const draft = draftOf(twoLocations())
  const scope = { account: '123456789012', region: 'landbridge' }
  draft.put('fault', 'fault-1', scope, { kind: 'silent', on: 'connection:dxcon-a', since: Date.UTC(2026, 10, 21) })
  const lastDrill = REPORTS['nobody tested failover']!
  const page = statusPage(statusModel(draft, observed, { ...SETTINGS, lastDrill }))
  for (const text of [
    /Faults in force/,
    /connection:dxcon-a/,
    /2026-11-21 00:00:00 UTC/,
    /If edge \(router\) goes down/,
    /endpoint_url=&quot;http:\/\/127\.0\.0\.1:7224&quot;/,
    /directconnect = &quot;http:\/\/127\.0\.0\.1:7224&quot;/,
    /href="\/landbridge\/v1\/openapi\.json"/,
    /AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:7224/,
  ]) {
    assert.match(page, text)
  }
  assert.doesNotMatch(page, /undefined|\[object|NaN|src=/)
})

test('of a session that its limit of prefixes has closed the page says why, and until when', () => {
  const tries: Observation = {
    kind: 'tunnel',
    id: 'vpn-1/1',
    ike: true,
    bgp: false,
    acceptedRouteCount: 0,
    since: 0,
    closed: { node: 'rt-1', limit: 50, prefixes: 60, triesAt: Date.UTC(2026, 10, 21, 12) },
  }
  const stays: Observation = {
    kind: 'session',
    id: 'dxpeer-a',
    up: false,
    since: 0,
    accepted: [],
    advertised: [],
    closed: { node: 'dxgw-1', limit: 100, prefixes: 102 },
  }
  const both: ObservedView = { get: (kind, id) => [tries, stays].find(seen => seen.kind === kind && seen.id === id) as never }
  const page = statusPage(statusModel(twoLocations(), both, SETTINGS))
  assert.match(page, /0 accepted, closed: 102 prefixes came and 100 are taken; until it is reset/)
  assert.match(page, /closed: 60 prefixes came and 50 are taken; tried again at 2026-11-21 12:00:00 UTC/)
})

test('an empty service has a page too, without faults or a drill', () => {
  const page = statusPage(statusModel(new WorldTables(), { get: () => undefined }, SETTINGS))
  assert.equal(page.match(/none yet/g)?.length, 5)
  assert.doesNotMatch(page, /Faults in force|Last drill/)
})

test('what several accounts own says whose it is', () => {
  const draft = draftOf(twoLocations())
  const row = draft.get('connection', 'dxcon-b')!
  draft.put('connection', 'dxcon-b', { ...row, account: '210987654321' }, row.body)
  assert.match(statusPage(statusModel(draft, observed, SETTINGS)), /dxcon-b 210987654321/)
})

test('names cannot break out of the page', () => {
  const draft = draftOf(twoLocations())
  draft.update('connection', 'dxcon-a', { name: '<script>alert(1)</script>' })
  assert.doesNotMatch(statusPage(statusModel(draft, observed, SETTINGS)), /<script>alert/)
})
