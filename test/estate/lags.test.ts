import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { membersOf } from '../../src/resources/lagMembers.ts'
import { estateOf, InMemory } from './inMemory.ts'

const ESTATE = `landbridge: 1
region: us-east-1
sites:
  ashburn:
    prefixes: [10.0.0.0/16]
    routers: { edge-1: {}, edge-2: {} }
    hosts: { app: 10.0.1.10 }
vpcs:
  prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } }
lags:
  bundle: { location: EqDC2, bandwidth: 10Gbps, links: 3, minimumLinks: 2, router: edge-1 }
virtualInterfaces:
  vif: { lag: bundle, type: private, vlan: 100, vpc: prod }
`

test('a LAG of the file: its ports are named after it, patched to its router, and carry the virtual interface', () => {
  const memory = new InMemory()
  const summary = memory.apply(estateOf(ESTATE))
  assert.deepEqual(summary.problems, [])
  const lagId = summary.ids['lags.bundle'] ?? ''
  const lag = memory.world.get('lag', lagId)?.body
  assert.deepEqual([lag?.name, lag?.state, lag?.minimumLinks, lag?.tags['landbridge:name']], ['bundle', 'available', 2, 'bundle'])
  const members = membersOf(memory.world, lagId)
  assert.deepEqual(
    members.map(({ body }) => body.name),
    ['bundle-1', 'bundle-2', 'bundle-3'],
  )
  const routers = members.flatMap(({ id }) => [...memory.world.referring('crossConnect', id)].map(({ body }) => body.routerId))
  assert.deepEqual(
    routers.map(id => memory.world.get('router', id)?.body.name),
    ['edge-1', 'edge-1', 'edge-1'],
  )
  const vif = memory.world.get('virtualInterface', summary.ids['virtualInterfaces.vif'] ?? '')?.body
  assert.equal(vif?.connectionId, lagId)
  const again = memory.apply(estateOf(ESTATE))
  assert.deepEqual([again.created, again.changed, again.problems], [[], [], []], 'applied again it changes nothing')
})

for (const [from, to, because, ...calls] of [
  ['links: 3', 'links: 4', 'a port is added', 'CreateConnection lags.bundle'],
  ['minimumLinks: 2', 'minimumLinks: 3', 'the minimum rises', 'UpdateLag lags.bundle'],
  ['minimumLinks: 2, ', '', 'nothing said is none', 'UpdateLag lags.bundle'],
  [
    'links: 3, minimumLinks: 2',
    'links: 1, minimumLinks: 1',
    'the minimum falls before the ports go',
    'UpdateLag lags.bundle',
    'DeleteConnection lags.bundle',
    'DeleteConnection lags.bundle',
  ],
  [
    'router: edge-1',
    'router: edge-2',
    'all patches move together',
    'TagResource lags.bundle',
    ...Array.from({ length: 3 }, () => 'PutCrossConnect lags.bundle'),
  ],
] as const) {
  test(`${because}: ${to}`, () => {
    const memory = new InMemory()
    memory.apply(estateOf(ESTATE))
    const edited = estateOf(ESTATE.replace(from, to))
    const summary = memory.apply(edited)
    assert.deepEqual(summary.problems, [])
    assert.deepEqual(
      memory.calls.filter(call => !/^Put(Site|Router|Host|Flow) /.test(call)),
      calls,
    )
    assert.deepEqual(
      summary.changed.filter(about => about.startsWith('lags.')),
      ['lags.bundle'],
    )
    const again = memory.apply(edited)
    assert.deepEqual([again.created, again.changed, again.problems], [[], [], []])
  })
}

test('what AWS fixes when a LAG is made is told', () => {
  const memory = new InMemory()
  memory.apply(estateOf(ESTATE))
  const { problems } = memory.apply(estateOf(ESTATE.replace('bandwidth: 10Gbps', 'bandwidth: 1Gbps')))
  assert.match(problems[0]?.summary ?? '', /lags.bundle has bandwidth 10Gbps and the estate says 1Gbps; AWS cannot change that/)
})

test('a LAG that the file does not name any more goes with its ports', () => {
  const memory = new InMemory()
  memory.apply(estateOf(ESTATE))
  const without = ESTATE.slice(0, ESTATE.indexOf('lags:'))
  const { problems, deleted } = memory.apply(estateOf(without), { prune: true })
  assert.deepEqual(problems, [])
  assert.deepEqual(
    deleted.filter(about => /^(lags|virtualInterfaces)/.test(about)),
    ['virtualInterfaces.vif', 'lags.bundle'],
  )
  assert.ok([...memory.world.all('connection')].every(({ body }) => body.state === 'deleted'))
})

for (const [from, to, expected] of [
  ['lag: bundle', 'lag: bundel', /virtualInterfaces.vif.lag is bundel, and there is no LAG of that name: did you mean bundle\?/],
  ['lag: bundle, ', '', /virtualInterfaces.vif has neither connection nor lag; it needs one of them/],
  ['router: edge-1', 'router: edge-9', /lags.bundle.router is edge-9, and there is no router of that name/],
  ['minimumLinks: 2', 'minimumLinks: 4', /lags.bundle has minimumLinks of 4 and only 3 links; it takes at most as many/],
  ['links: 3', 'links: 5', /lags.bundle.links is 5; it takes a number of ports from 1 to 4/],
  ['10Gbps', '500Mbps', /other speeds are hosted connections: say which interconnect hosts it/],
  ['lags:', 'hostedConnections: {}\nlags:', /a hosted connection is one of `connections` with the `interconnect` that hosts it/],
] as const) {
  test(`told with its place: ${to}`, () => {
    const { problems } = parseEstate(ESTATE.replace(from, to), 'estate.yaml')
    assert.match(problems.map(({ summary }) => summary).join('\n'), expected)
  })
}
