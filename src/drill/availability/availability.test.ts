import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VirtualInterface } from '../../resources/virtualInterface.ts'
import { compile } from '../../topology/compile.ts'
import { directConnectGateway, flow, GEOGRAPHY, port, site, vpc, vpn, worldOf } from '../../topology/testWorld.ts'
import { availability } from './availability.ts'
import {
  fromFit,
  fromRepair,
  inParallel,
  inSeries,
  MINUTES_PER_YEAR,
  pairWithCommonCause,
  withMaintenance,
} from './availabilityArithmetic.ts'
import { AVAILABILITY_FIGURES, availabilityOf, DEFAULT_FIGURES } from './availabilityFigures.ts'
import { NO_CAUSES } from './causes.ts'
import { slaEligibility } from './slaEligibility.ts'

const figure = (kind: string) => availabilityOf(DEFAULT_FIGURES.components[kind]!)
const router = fromRepair(200_000, 4)
const optic = fromFit(6000, 4)
const fibre = 1 - 20 / MINUTES_PER_YEAR
const serial = inSeries(router, optic, optic, fibre, fromRepair(1_000_000, 4))
const path = withMaintenance(serial, 1, 4) * 0.9998

for (const [what, found, expected] of [
  ['a router', router, 0.9999800004],
  ['an optic', optic, 0.999976000576],
  ['40 km of fibre', fibre, 0.99996194825],
  ['router, two optics, fibre and cross-connect', serial, 0.999889954365],
  ['the same with 4 hours of work a year', withMaintenance(serial, 1, 4), 0.99943338361],
  ['and on an AWS device: one path', path, 0.999233496933],
  ['two such paths', inParallel(path, path), 0.999999412473],
  ['two with 5 % of the failures in common', pairWithCommonCause(path, 0.05), 0.999961144603],
  ['two with 10 % of the failures in common', pairWithCommonCause(path, 0.1), 0.999922873796],
  ['two paths in one location', 0.9999 * inParallel(path, path), 0.999899412532],
  ['one path in each of two locations', inParallel(0.9999 * path, 0.9999 * path), 0.999999249305],
  ['two paths in each of two locations', inParallel(...Array(2).fill(0.9999 * inParallel(path, path))), 0.999999989882],
  ['a VPN over one Internet provider', inSeries(figure('vpn'), figure('uplink')), 0.9985005],
  ['two SLA floors beside each other, which mean nothing', inParallel(0.95, 0.9995), 0.999975],
] as const) {
  test(`availability of ${what}`, () => assert.ok(Math.abs(found - expected) < 1e-12, `${found}`))
}

test('the figures that come with it are those of the worked rows', () => {
  const kinds = ['router', 'optic', 'carrier', 'cross-connect', 'device', 'location']
  assert.deepEqual(kinds.map(figure), [router, optic, fibre, fromRepair(1_000_000, 4), 0.9998, 0.9999])
  for (const each of Object.values(DEFAULT_FIGURES.components)) assert.ok(each.source.length > 10)
})

const hub = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
type Option = { readonly second?: string; readonly backup?: boolean; readonly peak?: number; readonly device?: string }

function world({ second, backup, peak = 1e9, device }: Option = {}) {
  return worldOf(draft => {
    site(draft, second === undefined && !backup ? [{ name: 'edge-1' }] : [{ name: 'edge-1' }, { name: 'edge-2' }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway: hub, octet: 20 })
    if (second !== undefined) {
      port(draft, { name: 'b', location: second, device: device ?? `${second}-2`, router: 'edge-2', gateway: hub, octet: 21 })
    }
    if (backup) vpn(draft, '198.51.100.2', 'vgw-prod')
    flow(draft, 'db', peak, peak)
  })
}

function estimated(option?: Option) {
  const [found] = availability(compile(world(option), GEOGRAPHY), DEFAULT_FIGURES).flows
  assert.ok(found)
  return found
}

test('one connection: what is needed altogether, with the work on its device', () => {
  const parts = inSeries(router, optic, optic, fromRepair(1_000_000, 4), 0.9998, 0.9999)
  const expected = (1 - withMaintenance(parts, 1, 4)) * MINUTES_PER_YEAR
  const { minutesPerYear, because, mostly } = estimated()
  assert.ok(Math.abs(minutesPerYear / expected - 1) < 1e-9, `${minutesPerYear} against ${expected}`)
  assert.ok(Math.abs(because.maintenance - 240) < 0.5, 'a window of 4 hours')
  assert.match(mostly[0]?.what ?? '', /EqDC2-1 \(device\)/)
})

for (const [better, worse, because] of [
  [{ second: 'EqDC2' }, {}, 'a second connection helps'],
  [{ second: 'CSVA1' }, { second: 'EqDC2' }, 'more so in another location'],
  [{ second: 'EqDC2' }, { second: 'EqDC2', device: 'EqDC2-1' }, 'and on another device'],
  [{ backup: true }, {}, 'a VPN helps while it carries the peak'],
  [{ backup: true }, { backup: true, peak: 8e9 }, 'and not when it does not'],
] as const) {
  test(`${JSON.stringify(better)} is down for less than ${JSON.stringify(worse)}: ${because}`, () => {
    assert.ok(estimated(better).minutesPerYear < estimated(worse).minutesPerYear / 1.2)
  })
}

test('what carries too little is told apart, and the sum is the whole', () => {
  const { because, minutesPerYear } = estimated({ backup: true, peak: 8e9 })
  assert.ok(because.shortOfCapacity > 100)
  assert.ok(because.switchOver > 0)
  const sum = because.unreachable + because.shortOfCapacity + because.switchOver + because.maintenance
  assert.ok(Math.abs(sum - minutesPerYear) < 1e-9)
})

test('what is short before any fault is short all year, and no failure adds to it', () => {
  const { because, minutesPerYear, mostly } = estimated({ second: 'CSVA1', peak: 30e9 })
  assert.equal(minutesPerYear, MINUTES_PER_YEAR)
  assert.deepEqual(because, { ...NO_CAUSES, shortOfCapacity: MINUTES_PER_YEAR })
  assert.deepEqual(mostly, [{ what: 'all year: it is so before any fault', minutes: MINUTES_PER_YEAR }])
})

test('two locations: beta decides, and not the parts', () => {
  const figures = (beta: number) => ({ ...DEFAULT_FIGURES, commonCause: { ...DEFAULT_FIGURES.commonCause, beta } })
  const topology = compile(world({ second: 'CSVA1' }), GEOGRAPHY)
  const [without, usual] = [0, 0.05].map(beta => availability(topology, figures(beta)).flows[0]!.because.unreachable)
  assert.ok(usual! > 10 * without!, `${without} and ${usual}`)
})

for (const [option, percent, because] of [
  [{}, 95, 'a single connection'],
  [{ second: 'EqDC2' }, 95, 'two of one location'],
  [{ second: 'CSVA1' }, 99.9, 'two locations, one each'],
] as const) {
  test(`${because} is eligible for ${percent} %`, () => {
    assert.equal(slaEligibility(world(option))[0]?.percentPerMonth, percent)
  })
}

test('two locations with two devices each are eligible for 99.99 %, a VPN for 99.95 %, what is hosted for nothing', () => {
  const four = (hosted: boolean) =>
    worldOf(draft => {
      site(draft, [{ name: 'edge' }])
      vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
      directConnectGateway(draft, { prod: [] })
      for (const [i, location] of ['EqDC2', 'EqDC2', 'CSVA1', 'CSVA1'].entries()) {
        port(draft, { name: `${i}`, location, device: `${location}-${i}`, router: 'edge', gateway: hub, octet: 20 + i })
        if (hosted) draft.update('connection', `dxcon-${i}`, { role: 'hosted' })
      }
      vpn(draft, '198.51.100.1', 'vgw-prod')
    })
  assert.deepEqual(
    slaEligibility(four(false)).map(({ percentPerMonth }) => percentPerMonth),
    [99.99, 99.95],
  )
  assert.deepEqual(
    slaEligibility(four(true)).map(({ percentPerMonth }) => percentPerMonth),
    [null, null, null, null, 99.95],
  )
})

interface End {
  readonly location: string
  readonly gateway?: NonNullable<VirtualInterface['gateway']>
  readonly vif?: Partial<VirtualInterface>
}

/** A port for each of these, on devices of their own, and two VPCs of which a Direct Connect gateway leads to prod. */
function ending(ends: readonly End[]) {
  return worldOf(draft => {
    site(draft, [{ name: 'edge' }])
    for (const [i, name] of ['prod', 'dev'].entries()) vpc(draft, name, `10.${20 + i}.0.0/16`, { [name]: `10.${20 + i}.1.10` })
    directConnectGateway(draft, { prod: [] })
    for (const [i, { location, gateway = hub, vif = {} }] of ends.entries()) {
      port(draft, { name: `${i}`, location, device: `${location}-${i}`, router: 'edge', gateway, octet: 20 + i, vif })
    }
  })
}

const alone = (name: string) => ({ kind: 'virtualPrivateGateway', id: `vgw-${name}` }) as const
const theirs = { ownerAccount: '333333333333' }
const ACCOUNT = 'Direct Connect, account 123456789012'
const A: End = { location: 'EqDC2' }
const B: End = { location: 'CSVA1' }

for (const [ends, expected, because] of [
  [[A, B], [[ACCOUNT, 99.9]], 'two locations lead to one gateway'],
  [
    [
      { ...A, gateway: alone('prod') },
      { ...B, gateway: alone('dev') },
    ],
    [
      [`${ACCOUNT}, to hub`, 95],
      [`${ACCOUNT}, to dev-vgw`, 95],
    ],
    'each end point has a location of its own',
  ],
  [
    [A, B, { ...A, gateway: alone('dev') }],
    [
      [`${ACCOUNT}, to hub`, 99.9],
      [`${ACCOUNT}, to dev-vgw`, 95],
    ],
    'one of two gateways has both',
  ],
  [[A, { ...B, gateway: alone('prod') }], [[ACCOUNT, 99.9]], 'what is behind the Direct Connect gateway is the same end point'],
  [
    [A, { ...B, vif: { type: 'public', gateway: undefined } }],
    [
      [`${ACCOUNT}, to hub`, 95],
      [`${ACCOUNT}, to public services`, 95],
    ],
    'public services are an end point too',
  ],
  [[{ location: 'ITXM2' }, { location: 'ITXM3' }], [[ACCOUNT, 95]], 'two buildings of one campus are one location'],
  [
    [{ location: 'EqDC2' }, { location: 'EqDC6' }],
    [[ACCOUNT, 95]],
    'Equinix’s campus in Ashburn is one by its codes, as it is for `check`',
  ],
  [
    ['ITXM2', 'ITXM3', 'CSVA1', 'CSVA1'].map(location => ({ location })),
    [[ACCOUNT, 99.99]],
    'two devices of a campus and two of a location elsewhere',
  ],
  [
    [
      { ...A, vif: theirs },
      { ...B, vif: theirs },
    ],
    [
      ['hosted virtual interface vif-0', null],
      ['hosted virtual interface vif-1', null],
    ],
    'the virtual interfaces are another account’s',
  ],
  [
    [A, { ...B, vif: theirs }],
    [
      [ACCOUNT, 95],
      ['hosted virtual interface vif-1', null],
    ],
    'one of them is',
  ],
  [[A, { ...B, vif: { state: 'deleted' } }], [[ACCOUNT, 95]], 'what is deleted and still shown leads nowhere'],
] as const) {
  test(`${because}: ${JSON.stringify(expected)}`, () => {
    const found = slaEligibility(ending(ends as readonly End[])).map(({ what, percentPerMonth }) => [what, percentPerMonth])
    assert.deepEqual(found, expected)
  })
}

test('of one connection the reason is what is missing', () => {
  const [found] = slaEligibility(ending([A]))
  assert.equal(found?.because, 'there is no second connection in another location')
})

test('what a VPN’s SLA counts as down is no condition', () => {
  const [, found] = slaEligibility(world({ backup: true }))
  assert.deepEqual(found?.provided, [])
  assert.match(found?.because ?? '', /^each VPN connection by itself, which is down while both of its tunnels are unreachable$/)
})

test('of a campus the reason says so', () => {
  const [found] = slaEligibility(ending([{ location: 'ITXM2' }, { location: 'ITXM3' }]))
  assert.equal(found?.because, 'all 2 connections are in one location, as a campus counts')
})

const MEASURED = { mtbfHours: 10_000, repairHours: 4, source: 'our tickets', quality: 'measured' } as const
const { mtbfHours: _, ...REST } = MEASURED
for (const [components, message] of [
  [{ router: MEASURED }, undefined],
  [{ routers: MEASURED }, /^a kind of failure domain: router, /],
  [{ router: { ...MEASURED, mtbfHours: 0 } }, /^a number of more than 0$/],
  [{ router: { ...REST, availability: 99.9 } }, /^a number of more than 0, and of 1 at most$/],
  [{ router: { ...REST, availability: 0 } }, /^a number of more than 0, and of 1 at most$/],
  [{ router: { ...REST, minutesPerYear: 525_599 } }, undefined],
  [{ router: { ...REST, minutesPerYear: 525_600 } }, /^a number of 0 or more, and of less than 525600, the minutes of a year$/],
  [{ router: { mtbf: 1000 } }, /^one of mtbfHours, fit, minutesPerYear and availability/],
] as const) {
  test(`figures of ${JSON.stringify(components)}: ${message ?? 'taken'}`, () => {
    const { error } = AVAILABILITY_FIGURES.safeParse({ ...DEFAULT_FIGURES, components })
    const [issue] = error?.issues ?? []
    const said = issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message
    if (message === undefined) assert.equal(error, undefined)
    else assert.match(said ?? '', message)
  })
}

for (const [eventsPerYear, message] of [
  [2190, undefined],
  [2191, 'hours that, times eventsPerYear, are 8760 at most: a year has no more'],
] as const) {
  test(`${eventsPerYear} times 4 hours of work a year: ${message ?? 'taken'}`, () => {
    const device = { eventsPerYear, hours: 4, source: 'our calendar', quality: 'measured' } as const
    const { error } = AVAILABILITY_FIGURES.safeParse({ ...DEFAULT_FIGURES, maintenance: { device } })
    assert.deepEqual(
      [error?.issues[0]?.message, error?.issues[0]?.path],
      [message, message && ['maintenance', 'device', 'hours']],
    )
  })
}
