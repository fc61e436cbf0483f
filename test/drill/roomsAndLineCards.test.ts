import assert from 'node:assert/strict'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { availability } from '../../src/drill/availability/availability.ts'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import { grayProblem } from '../../src/drill/file/grayProblem.ts'
import { everySingle } from '../../src/drill/play/enumerate.ts'
import { worstSentence } from '../../src/drill/report/reportSentence.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import type { Topology } from '../../src/topology/topology.ts'

interface Said {
  readonly rooms?: readonly [string, string]
  readonly ports?: readonly [string, string]
  /** A third port in use on the device of the two. */
  readonly third?: true
}

/**
 * Two routers, each with a port of 10 Gbps on one device; together they carry 16 Gbps at peak. AWS places ports on the two
 * devices of a location in turn: idle ones stand on the other.
 */
const text = ({ rooms = ['', ''], ports = ['', ''], third }: Said) => `
landbridge: 1
region: us-east-1
account: 123456789012
sites:
  office:
    prefixes: [10.0.0.0/16]
    routers: { edge-1: { asn: 65000 ${rooms[0]} }, edge-2: { asn: 65000 ${rooms[1]} } }
    hosts: { desk: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { vpcs: [prod] } }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 ${ports[0]} }
  idle-1: { location: EqDC2, bandwidth: 10Gbps, router: edge-2 }
  dx-b: { location: EqDC2, bandwidth: 10Gbps, router: edge-2 ${ports[1]} }
${
  third
    ? `  idle-2: { location: EqDC2, bandwidth: 10Gbps, router: edge-2 }
  dx-c: { location: EqDC2, bandwidth: 10Gbps, router: edge-2 }`
    : ''
}
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
${third ? '  vif-c: { connection: dx-c, type: private, vlan: 100, gateway: hub }' : ''}
flows: [{ from: desk, to: db, steady: 1Gbps, peak: 16Gbps }]
`

async function topology(said: Said): Promise<Topology> {
  const { estate, problems } = parseEstate(text(said), 'estate.yaml')
  return topologyOf(estate ?? assert.fail(problems.map(({ summary }) => summary).join('\n')))
}

function cut(compiled: Topology, thing: string) {
  const found = domainByName(compiled, thing)
  if ('problem' in found) return found.problem
  const report = drill(compiled, [[{ domain: found.domain, kind: 'cut' }]])
  const flow = report.scenarios[0]?.flows[0] ?? assert.fail('no flow')
  return [flow.survives, flow.peak.deliveredBps / 1e9, flow.decidedBy, worstSentence(report).split(',')[0]]
}

for (const [said, thing, expected, because] of [
  [
    { rooms: [', room: a', ', room: a'] },
    'room:office/a',
    ['no', 0, null, 'If office/a (room) goes down'],
    'both routers stand in it',
  ],
  [
    { rooms: [', room: a', ', room: b'] },
    'room:a',
    ['partly', 10, 'gateway', 'If office/a (room) goes down'],
    'the other one stands in another room',
  ],
  [
    { ports: [', room: mmr-1', ', room: mmr-1'] },
    'room:EqDC2/mmr-1',
    ['no', 0, null, 'If EqDC2/mmr-1 (room) goes down'],
    'both cross-connects run through it',
  ],
  [
    { ports: [', room: mmr-1', ', room: mmr-2'] },
    'mmr-1',
    ['partly', 10, 'carrier', 'If EqDC2/mmr-1 (room) goes down'],
    'light goes at both ends',
  ],
  [{}, 'room:a', /Nothing that can fail is called room:a/, 'nobody said of any room'],
  [
    { rooms: [', room: x', ''], ports: [', room: x', ''] },
    'room:x',
    /room:x is several things: say room:office\/x or room:EqDC2\/x\.|room:x is several things: say room:EqDC2\/x or room:office\/x\./,
    'one at the site and one at the location',
  ],
] as const) {
  test(`${thing} is cut where ${JSON.stringify(said)}: ${because}`, async () => {
    const found = cut(await topology(said), thing)
    if (expected instanceof RegExp) assert.match(String(found), expected)
    else assert.deepEqual(found, expected)
  })
}

test('ports of one device on one line card fall together, on two cards one is left; of devices nobody knows more', async () => {
  const device = (compiled: Topology) => compiled.domains.filter(({ kind }) => kind === 'line-card').map(({ name }) => name)
  const one = await topology({ ports: [', lineCard: c3', ', lineCard: c3'] })
  const two = await topology({ ports: [', lineCard: c3', ', lineCard: c4'] })
  assert.deepEqual([device(one).length, device(two).length, device(await topology({}))], [1, 2, []])
  assert.deepEqual(cut(one, device(one)[0] ?? '').slice(0, 3), ['no', 0, null])
  assert.deepEqual(cut(two, 'line-card:c3').slice(0, 3), ['partly', 10, 'carrier'])
})

test('a room and a line card are played where they break what nothing else breaks, a room never silently', async () => {
  const kindsOf = async (said: Said) => {
    const scripts = everySingle(await topology(said)).map(([fault]) => `${fault?.kind} ${fault?.domain.kind}`)
    return scripts.filter(text => / (room|line-card)$/.test(text))
  }
  assert.deepEqual(await kindsOf({ rooms: [', room: a', ', room: a'] }), ['cut room'])
  assert.deepEqual(await kindsOf({ rooms: [', room: a', ', room: b'] }), [], 'each is a router')
  assert.deepEqual(await kindsOf({ ports: [', lineCard: c', ', lineCard: d'] }), [], 'each is a port')
  const ports = [', lineCard: c', ', lineCard: c'] as const
  assert.deepEqual(await kindsOf({ ports }), [], 'all that is in use on the device')
  assert.deepEqual(await kindsOf({ ports, third: true }), ['cut line-card', 'silent line-card'])
})

test('a line card can lose a share of what it carries, a room of routers cannot', async () => {
  const compiled = await topology({ rooms: [', room: a', ', room: a'], ports: [', lineCard: c', ', lineCard: c, room: m'] })
  const problem = (thing: string) => {
    const found = domainByName(compiled, thing)
    return 'domain' in found ? grayProblem(compiled, { domain: found.domain, kind: 'loss', share: 0.1 }) : found.problem
  }
  assert.deepEqual([problem('line-card:c'), problem('room:m')], [undefined, undefined])
  assert.match(problem('room:a') ?? '', /^office\/a \(room\) cannot have loss in a drill/)
})

test('one room costs minutes a year that two rooms do not', async () => {
  const minutes = async (said: Said) => availability(await topology(said)).flows[0]?.because.unreachable ?? Number.NaN
  const [nobody, apart, together] = [
    await minutes({}),
    await minutes({ rooms: [', room: a', ', room: b'] }),
    await minutes({ rooms: [', room: a', ', room: a'] }),
  ]
  // 0.01 % of 525,600 minutes; two rooms at once are the part of their failures that hits both.
  assert.ok(Math.abs(together - nobody - 52.56) < 0.1, `${together - nobody}`)
  assert.ok(apart - nobody > 0 && apart - nobody < 5, `${apart - nobody}`)
})

for (const [said, summary, because] of [
  [{ rooms: [', room: [a]', ''] }, /routers\.edge-1\.room is .*; it takes a name/, 'a list'],
  [{ rooms: [', lineCard: c', ''] }, /edge-1 has the unknown key lineCard/, 'routers have rooms, ports have cards'],
  [{ ports: [', linecard: c', ''] }, /dx-a has the unknown key linecard.*did you mean lineCard/, 'a capital letter'],
] as const) {
  test(`${JSON.stringify(said)} is refused in one sentence: ${because}`, () => {
    const { problems } = parseEstate(text(said), 'estate.yaml')
    assert.equal(problems.length, 1, JSON.stringify(problems))
    assert.match(problems[0]?.summary ?? '', summary)
  })
}
