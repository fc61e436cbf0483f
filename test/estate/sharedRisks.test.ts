import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { compile } from '../../src/topology/compile.ts'
import { KNOWN_WORLD } from '../../src/topology/geography.ts'
import { estateOf, InMemory } from './inMemory.ts'

const text = (risks: string) => `
landbridge: 1
region: us-east-1
account: 123456789012
sites:
  office: { prefixes: [10.0.0.0/16], routers: { edge: { asn: 65000 } }, hosts: { desk: 10.0.1.10 } }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, vpc: prod }
  vif-b: { connection: dx-b, type: private, vlan: 100, vpc: prod }
vpnConnections: { backup: { router: edge, vpc: prod, routing: bgp } }
flows: [{ from: desk, to: db, steady: 1Gbps }]
${risks}`

test('a shared risk of the file is one failure domain over what it names; without it, it is pruned', () => {
  const account = new InMemory()
  assert.deepEqual(account.apply(estateOf(text('sharedRisks: { conduit-7: [dx-a, dx-b, backup] }'))).problems, [])
  const { domains, network } = compile(account.world, KNOWN_WORLD)
  const risk = domains.find(({ kind }) => kind === 'shared-risk')
  assert.equal(risk?.name, 'conduit-7')
  assert.deepEqual(
    network.sharedFate?.get(risk.id)?.map(id => id.split(':')[0]),
    ['connection', 'connection', 'vpn'],
  )
  const again = account.apply(estateOf(text('sharedRisks: { conduit-7: [dx-a, dx-b, backup] }')))
  assert.deepEqual([again.created, again.changed].flat(), [])
  account.apply(estateOf(text('')), { prune: true })
  assert.deepEqual([...account.world.all('sharedRisk')], [])
})

for (const [risks, summary, because] of [
  [
    'sharedRisks: { conduit: [dx-a, dx-c] }',
    /sharedRisks\.conduit\.1 is dx-c, and there is no connection.*did you mean/,
    'a name that is none',
  ],
  ['sharedRisks: { conduit: [] }', /a list of names of things that fail together/, 'an empty list'],
] as const) {
  test(`${risks} is refused: ${because}`, () => {
    const { estate, problems } = parseEstate(text(risks), 'estate.yaml')
    assert.equal(estate, undefined)
    assert.match(problems.map(each => each.summary).join('\n'), summary)
  })
}
