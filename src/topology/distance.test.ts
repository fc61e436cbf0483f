import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import { forward } from '../routing/forward.ts'
import { compile } from './compile.ts'
import { DETOUR, internetRoundTripMs, roundTripMs } from './distance.ts'
import { directConnectGateway, GEOGRAPHY, peer, port, site, vpc, worldOf } from './testWorld.ts'

const PORT = { device: 'd-1', router: 'edge', gateway: { kind: 'directConnectGateway', id: 'dxgw-hub' } } as const

test('round trips: unknown places are never guessed, and a city counts as ten kilometres', () => {
  const [ashburn, sanJose] = [[39.04, -77.49] as const, [37.34, -121.89] as const]
  assert.equal(roundTripMs(ashburn, undefined), undefined)
  assert.equal(roundTripMs(ashburn, ashburn), 0.15)
  assert.equal(roundTripMs(ashburn, ashburn, ashburn), 0.29)
  assert.equal(internetRoundTripMs(ashburn, undefined), undefined)
  assert.equal(internetRoundTripMs(ashburn, ashburn), 0.22)
  const coast = roundTripMs(ashburn, sanJose) ?? 0
  assert.ok(coast > 50 && coast < 65, `${coast} ms from coast to coast`)
  const overInternet = internetRoundTripMs(ashburn, sanJose) ?? 0
  assert.ok(Math.abs(overInternet / coast - DETOUR.internet / DETOUR.fibre) < 1e-3, `${overInternet} ms over the Internet`)
})

test('a flow’s round trip is the same both ways, across Regions too, and unknown where one figure would be wrong', () => {
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
  assert.deepEqual(trips(['EqDC2', 'EqSV5']), [undefined, undefined])
})
