import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../topology/compile.ts'
import { directConnectGateway, flow, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../topology/testWorld.ts'
import { drill } from '../drill.ts'
import { availability } from './availability.ts'
import { MINUTES_PER_YEAR } from './availabilityArithmetic.ts'
import { type AvailabilityFigures, DEFAULT_FIGURES } from './availabilityFigures.ts'
import { availabilityText } from './availabilityText.ts'
import { beyond, hitBy } from './causes.ts'

const hub = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const

interface Given {
  readonly backup?: boolean
  readonly second?: '1Gbps' | '10Gbps'
  readonly peak?: number
  readonly single?: boolean
  readonly dfBytes?: number
}

/** One router with a 10G connection, a VPN from it, or a second router with another connection. */
function estate({ backup = false, second, peak = 7e9, single = false, dfBytes }: Given) {
  return worldOf(draft => {
    site(draft, second === undefined ? [{ name: 'edge-1' }] : [{ name: 'edge-1' }, { name: 'edge-2' }], { mtu: 9001 })
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: hub, octet: 20 })
    if (second !== undefined) {
      port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge-2', gateway: hub, octet: 21 })
      draft.update('connection', 'dxcon-b', { bandwidth: second })
    }
    // Static: the VPC prefers Direct Connect, and so nothing of the VPN is heard at the site.
    if (backup) vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: ['10.0.0.0/16'] })
    flow(draft, 'db', peak, peak, 'app', single)
    if (dfBytes !== undefined) draft.update('flow', 'flow-app-db', { dfBytes })
  })
}

const figure = (availability: number) => ({ availability, repairHours: 4, source: 'a test', quality: 'measured' }) as const

/** Nothing but these fails: routers are up for 0.9 of the year, ports for 0.8, and tunnels and the Internet for 0.5. */
const ROUGH: AvailabilityFigures = {
  components: { router: figure(0.9), device: figure(0.8), vpn: figure(0.5) },
  maintenance: { device: { eventsPerYear: 219, hours: 4, source: 'a test', quality: 'measured' } },
  commonCause: { beta: 0, source: 'a test', quality: 'measured' },
}

function estimated(given: Given, figures = ROUGH) {
  const [found] = availability(compile(estate(given), GEOGRAPHY), figures).flows
  return found ?? assert.fail()
}

const close = (found: number, ofTheYear: number) =>
  assert.ok(Math.abs(found / MINUTES_PER_YEAR - ofTheYear) < 1e-9, `${found / MINUTES_PER_YEAR} is not ${ofTheYear}`)

test('what hits all together is in series, and announced work counts while nothing has failed', () => {
  const { minutesPerYear, because } = estimated({})
  // 1 - 0.9 × 0.8 = 0.28 of the year; 219 windows of 4 hours are a tenth of the other 0.72.
  close(because.unreachable, 0.28)
  close(because.maintenance, 0.072)
  close(minutesPerYear, 0.352)
})

test('a backup that is too small moves minutes from one cause to the other, and adds none', () => {
  const { minutesPerYear, because, mostly } = estimated({ backup: true })
  // Router, or port and VPN together: 1 - 0.9 × (1 - 0.2 × 0.5) = 0.19, and the rest of the 0.28 is short of capacity.
  close(because.unreachable, 0.19)
  close(because.shortOfCapacity, 0.09)
  close(because.maintenance, 0.072)
  close(minutesPerYear, 0.352)
  close(
    mostly.reduce((sum, { minutes }) => sum + minutes, 0),
    0.352,
  )
})

test('with the figures that come with it the same backup adds nothing either', () => {
  const [without, within] = [estimated({}, DEFAULT_FIGURES), estimated({ backup: true }, DEFAULT_FIGURES)]
  close(within.minutesPerYear, without.minutesPerYear / MINUTES_PER_YEAR)
  assert.ok(within.because.unreachable < without.because.unreachable)
})

test('where all of the rate gets through and large packets vanish it is these that are named', () => {
  const { because } = estimated({ backup: true, peak: 0.5e9, dfBytes: 8500 })
  close(because.packetsTooLarge, 0.09)
  assert.equal(because.shortOfCapacity, 0)
})

test('however bad the figures are, nobody is down for more than the year', () => {
  const work = { eventsPerYear: 2190, hours: 4, source: 'a test', quality: 'measured' } as const
  const bad = { ...ROUGH, components: { router: figure(0.3), device: figure(0.3) }, maintenance: { device: work } }
  const { minutesPerYear, because, mostly } = estimated({}, bad)
  // 1 - 0.3 × 0.3 = 0.91; the device is worked on all year, which takes the other 0.09.
  close(because.unreachable, 0.91)
  close(because.maintenance, 0.09)
  close(minutesPerYear, 1)
  assert.ok(mostly.reduce((sum, { minutes }) => sum + minutes, 0) <= MINUTES_PER_YEAR * (1 + 1e-9))
})

test('both ways down hit one 5-tuple for certain', () => {
  const figures = { ...ROUGH, maintenance: {}, components: { device: figure(0.8) } }
  const { because } = estimated({ second: '10Gbps', single: true, peak: 1e9 }, figures)
  // Each port alone is left in time; both together are 0.2 × 0.2 of the year.
  close(because.unreachable, 0.04)
})

test('a failure hits one 5-tuple as often as it is hashed there; what is short of capacity is so for certain', () => {
  const [before] = drill(compile(estate({}), GEOGRAPHY), []).baseline
  const verdict = { ...(before ?? assert.fail()), chance: 0.5 }
  const dead = hitBy({ ...verdict, survives: 'no' })
  assert.deepEqual(dead, { unreachable: 0.5, shortOfCapacity: 0.5, packetsTooLarge: 0.5 })
  const short = hitBy({ ...verdict, survives: 'partly', peak: { demandBps: 2, deliveredBps: 1 } })
  assert.deepEqual(short, { unreachable: 0, shortOfCapacity: 1, packetsTooLarge: 1 })
  // Each of two ways is hit in half of the cases: both together are counted already.
  const both = hitBy({ ...verdict, survives: 'no', chance: 1 })
  assert.deepEqual(beyond(both, dead, dead), { unreachable: 0, shortOfCapacity: 0, packetsTooLarge: 0 })
})

function said(given: Given): string {
  const figures = DEFAULT_FIGURES
  return availabilityText({ ...availability(compile(estate(given), GEOGRAPHY), figures), sla: [], figures })
}

test('a whole year is its 8760 hours; of one 5-tuple it says on which way', () => {
  assert.match(
    said({ peak: 30e9 }),
    /about 8760 h a year down\n +8760 h +too little gets through\n.*\n +8760 h +all year: it is so before any fault\n/,
  )
  assert.match(
    said({ second: '1Gbps', single: true }),
    /all year, if it is hashed to the way by dx-b: it is so before any fault, and one 5-tuple on another way is not judged/,
  )
})
