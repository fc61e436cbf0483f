import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import { ALL_UP } from './beliefs.ts'
import { converge } from './converge.ts'
import { type Breakage, damage, notices } from './detection.ts'
import { forward } from './forward.ts'
import { capacityBps } from './load.ts'
import type { Bundle, LinkElement, Network } from './network.ts'
import { ASSUMPTIONS } from './testAssumptions.ts'
import { drawn } from './testNetwork.ts'
import { failing } from './timeline.ts'

/** Light is lost at both ends, except on what only one end loses it for. */
function element(component: string, ...ends: readonly string[]): LinkElement {
  return { component, cutSeenBy: Object.fromEntries((ends.length > 0 ? ends : ['a', 'b']).map(end => [end, 'carrier'])) }
}

/** a and b with four members of 10 bit/s between them, m3 behind equipment that keeps the light on towards b. */
function network(change: Partial<Bundle> = {}): Network {
  const plain = drawn(`
    a 1 10.1.0.0/16
    b 2 10.2.0.0/16
    a -- b name=lag a.bfd=300x3 b.bfd=300x3`)
  const members = ['m0', 'm1', 'm2', 'm3'].map(name => ({
    name,
    elements: [name === 'm3' ? element(name, 'a') : element(name), element('device')],
    pipes: ['a', 'b'].map(from => ({ name: `${name} from ${from}`, from, bps: 10 })),
  }))
  const bundle: Bundle = { members, needed: 1, ends: ['a', 'b'], timeout: { bestMs: 2000, worstMs: 3000 }, ...change }
  const lag = plain.links.get('lag')
  assert.ok(lag)
  return { ...plain, links: new Map([['lag', { ...lag, elements: [], pipes: [], bundle }]]) }
}

function breakagesOf(faults: string): Breakage[] {
  return faults === ''
    ? []
    : faults.split(', ').map(text => {
        const [kind = '', component = '', share] = text.split(' ')
        if (kind === 'loss') return { kind, component, share: Number(share) }
        return { kind: kind === 'cut' ? 'cut' : 'silent', component }
      })
}

/** What gets from a to b of one flow: `100:0.75/40` is three quarters delivered from 100 ms on, with room for 40 bit/s. */
function story(net: Network, faults: string): string {
  const before = converge(net, ALL_UP)
  const harm = damage(net, breakagesOf(faults), ASSUMPTIONS)
  const { frames } = failing(net, before, harm, 'worst', { byBeliefs: new Map() })
  const destination = parseAddress('10.2.0.1')
  assert.ok(destination)
  const moments = frames.map(({ atMs, by, convergence }) => {
    const branches = forward(net, convergence.tables, harm.brokenLinks, 'a', destination)
    const share = branches.filter(branch => branch.outcome === 'delivered').reduce((sum, branch) => sum + branch.share, 0)
    return `${Math.round(atMs)}${by ? ` ${by}` : ''}: ${Number(share.toFixed(3))} of ${capacityBps(branches)}`
  })
  return moments.join('; ')
}

for (const [faults, change, expected, because] of [
  ['', {}, '0: 1 of 40', 'four members share alike'],
  ['cut m0', {}, '0: 0.75 of 40; 100 carrier: 1 of 30', 'a quarter is lost until both ends see the light go'],
  ['silent m0', {}, '0: 0.75 of 40; 3000 lacp: 1 of 30', 'light stays: LACP times out'],
  ['cut m3', {}, '0: 0.75 of 40; 100 carrier: 1 of 30; 3000 lacp: 1 of 30', 'b waits for LACP; a does not'],
  ['cut m0, silent m1', {}, '0: 0.5 of 40; 100 carrier: 0.667 of 30; 3000 lacp: 1 of 20', 'each in its time'],
  ['cut m0', { needed: 4 }, '0: 0.75 of 40; 100 carrier: 0 of 0', 'below the minimum all of it is down'],
  ['silent m0, silent m1', { needed: 3 }, '0: 0.5 of 40; 3000 lacp: 0 of 0', 'the second is one too many'],
  ['cut m0, silent m1', { needed: 3 }, '0: 0.5 of 40; 100 carrier: 0.667 of 30; 3000 lacp: 0 of 0', 'the silent one decides'],
  [
    'cut m3',
    { needed: 4 },
    '0: 0.75 of 40; 100 carrier: 0 of 0; 3000 lacp: 0 of 0',
    'the end that sees it first tells the other',
  ],
  ['cut device', {}, '0: 0 of 0; 100 carrier: 0 of 0', 'all members end there'],
  ['silent device', {}, '0: 0 of 0; 900 bfd: 0 of 0; 3000 lacp: 0 of 0', 'BFD is quicker than LACP'],
] as const) {
  test(`${faults || 'nothing broken'}, at least ${'needed' in change ? change.needed : 1}: ${because}`, () => {
    assert.equal(story(network(change), faults), expected)
  })
}

// Three LACPDUs in a row, one a second: of 30 % expected after 25.741 s at the first of two ends, of 10 % after 555 s.
for (const [faults, change, expected, because] of [
  ['loss m0 0.3', {}, '0: 1 of 40; 25741 lacp: 1 of 30', 'LACP leaves out what loses too much'],
  ['loss m0 0.02', {}, '0: 1 of 40', 'what is expected later than within the hour does not end'],
  ['loss m0 0.3, loss m1 0.1', {}, '0: 1 of 40; 25741 lacp: 1 of 30; 555000 lacp: 1 of 20', 'each in its time'],
  ['loss m0 0.3, loss m1 0.3', { needed: 3 }, '0: 1 of 40; 25741 lacp: 0 of 0', 'the second is one too many'],
  ['loss m0 0.3, loss m1 0.1', { needed: 3 }, '0: 1 of 40; 25741 lacp: 1 of 30; 555000 lacp: 0 of 0', 'the later one decides'],
  [
    'silent m0, loss m1 0.3',
    { needed: 3 },
    '0: 0.75 of 40; 3000 lacp: 1 of 30; 25741 lacp: 0 of 0',
    'one that is silent counts as well',
  ],
  ['cut m0, loss m1 0.3', { needed: 3 }, '0: 0.75 of 40; 100 carrier: 1 of 30; 25741 lacp: 0 of 0', 'or cut'],
  ['loss device 0.3', {}, '0: 1 of 40; 7722 bfd: 0 of 0; 25741 lacp: 0 of 0', 'where all are lossy, BFD has no better one'],
  ['loss device 0.05', {}, '0: 1 of 40; 1263000 bfd: 0 of 0', 'LACP stays for 1.2 h, BFD for 21 min'],
] as const) {
  test(`${faults}, at least ${'needed' in change ? change.needed : 1}: ${because}`, () => {
    assert.equal(story(network(change), faults), expected)
  })
}

test('BGP and BFD are hashed onto the member that works best, each way on its own', () => {
  const lossOn = (component: string, direction?: 'in' | 'out') =>
    ({ kind: 'loss', component, share: 0.3, ...(direction && { direction }) }) as const
  const ends = (...breakages: Breakage[]) => {
    const { events } = damage(network(), breakages, ASSUMPTIONS)
    return events.flatMap(({ what, key, by, range }) =>
      what === 'sessionEnd' ? [`${key} ${by} ${Math.round(range.worstMs)}`] : [],
    )
  }
  const others = ['m1', 'm2', 'm3'].map(name => lossOn(name))
  assert.deepEqual(ends(...others), [], 'm0 loses nothing')
  assert.deepEqual(ends(...others, lossOn('m0', 'in')), ['lag@a bfd 15444', 'lag@b bfd 15444'], 'm0 loses one way')
  assert.deepEqual(ends(...others, { kind: 'loss', component: 'm0', share: 0.05 }), ['lag@a bfd 1263000', 'lag@b bfd 1263000'])
  assert.deepEqual(ends(...others, { kind: 'silent', component: 'm0' }), ['lag@a bfd 7722', 'lag@b bfd 7722'], 'm0 is gone')
})

test('an end behind other equipment waits for its session when the bundle falls under loss', () => {
  const lossy = ['m0', 'm1'].map(component => ({ kind: 'loss', component, share: 0.3 }) as const)
  const { events } = damage(network({ needed: 3, ends: ['a'] }), lossy, ASSUMPTIONS)
  assert.deepEqual(
    events.flatMap(({ key, by, range }) =>
      key.startsWith('lag@') ? [`${key} ${by} ${range.bestMs}..${Math.round(range.worstMs)}`] : [],
    ),
    ['lag@a lacp 2000..25741', 'lag@b bfd 2600..26641', 'lag@b hold 62000..115741'],
  )
})

test('an end behind other equipment does not see the bundle fall: its session has to notice', () => {
  const net = network({ needed: 3, ends: ['a'] })
  const { events, blockedSessions } = damage(net, breakagesOf('cut m0, cut m1'), ASSUMPTIONS)
  const of = (node: string) => events.filter(({ key }) => key === `lag@${node}`).map(({ what, by }) => `${what} ${by}`)
  assert.deepEqual(
    [of('a').sort(), of('b').sort()],
    [
      ['linkEnd carrier', 'sessionEnd bfd', 'sessionEnd hold'],
      ['sessionEnd bfd', 'sessionEnd hold'],
    ],
  )
  assert.deepEqual([...blockedSessions], ['lag'])
})

test('members that break one after the other: the bundle falls with the last that it could not spare', () => {
  const net = network({ needed: 3 })
  const standing = [
    { kind: 'cut', component: 'm0', sinceMs: 1000 },
    { kind: 'silent', component: 'm1', sinceMs: 60_000 },
  ] as const
  const falls = notices(net, standing, ASSUMPTIONS).filter(({ event }) => event.key.startsWith('lag@'))
  assert.deepEqual(
    falls.map(({ atMs, event }) => `${atMs} ${event.key} ${event.by}`),
    ['63000 lag@a lacp', '63000 lag@b lacp'],
  )
})

/** A tunnel over two ways that are not its own: nobody aggregates, each way has timers, and the tunnel probes. */
function tunnel(): Network {
  const net = network({ ends: [], needed: 1 })
  const lag = net.links.get('lag')
  assert.ok(lag?.bundle)
  const [m0, m1] = lag.bundle.members
  assert.ok(m0 && m1)
  const members = [
    { ...m0, timeout: { bestMs: 600, worstMs: 900 }, detectedBy: 'bfd' },
    { ...m1, timeout: { bestMs: 60_000, worstMs: 90_000 }, detectedBy: 'hold' },
  ] as const
  const probes = ['a', 'b'].map(end => ({ end, by: 'dpd' as const, range: { bestMs: 20_000, worstMs: 30_000 } }))
  const sessions = new Map(
    [...net.sessions].map(
      ([
        name,
        {
          ends: [a, b],
          ...rest
        },
      ]) => {
        const { bfd: _a, ...one } = a
        const { bfd: _b, ...other } = b
        return [name, { ...rest, ends: [one, other] as const }]
      },
    ),
  )
  return { ...net, sessions, links: new Map([['lag', { ...lag, probes, bundle: { ...lag.bundle, members } }]]) }
}

for (const [faults, expected, because] of [
  ['', '0: 1 of 20', 'both ways share alike'],
  ['silent m0', '0: 0.5 of 20; 900 bfd: 1 of 10', 'the way’s own BFD notices'],
  ['silent m1', '0: 0.5 of 20; 90000 hold: 1 of 10', 'the other has a hold timer alone'],
  ['cut m1', '0: 0.5 of 20; 100 carrier: 1 of 10', 'light is lost'],
  ['loss m0 0.3', '0: 1 of 20; 7722 bfd: 1 of 10', 'as loss ends the way’s own BFD'],
  [
    'loss m0 0.3, loss m1 0.9',
    '0: 1 of 20; 7722 bfd: 1 of 10; 60000 hold: 0 of 0; 90000 dpd: 0 of 0',
    'no way is left: whatever loss spares is gone too, and its probes end it',
  ],
  [
    'silent m0, silent m1',
    '0: 0 of 0; 900 bfd: 0 of 0; 30000 dpd: 0 of 0; 90000 hold: 0 of 0',
    'without any way its probes end it',
  ],
] as const) {
  test(`a tunnel that rides on two ways, ${faults || 'nothing broken'}: ${because}`, () => {
    assert.equal(story(tunnel(), faults), expected)
  })
}

test('a tunnel whose ways are all broken is noticed by its own probes and its session’s hold timer, never by LACP', () => {
  const { events, brokenLinks, blockedSessions } = damage(tunnel(), breakagesOf('silent m0, silent m1'), ASSUMPTIONS)
  const own = events.filter(({ key }) => key.startsWith('lag@')).map(({ what, by }) => `${what} ${by}`)
  assert.deepEqual([...new Set(own)].sort(), ['linkEnd dpd', 'sessionEnd hold'])
  assert.ok(brokenLinks.has('lag') && blockedSessions.has('lag'))
})
