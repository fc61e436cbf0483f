import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { estateOf, InMemory } from './inMemory.ts'

const text = (router: string, port: string, hosted = '') => `
landbridge: 1
region: us-east-1
account: 123456789012
sites: { office: { prefixes: [10.0.0.0/16], routers: { edge: { asn: 65000 ${router} } } } }
interconnects: { nni: { location: EqDC2, bandwidth: 10Gbps, router: edge } }
connections:
  dx: { location: EqDC2, bandwidth: 10Gbps, router: edge ${port} }
  slice: { interconnect: nni, bandwidth: 500Mbps, vlan: 300, router: edge ${hosted} }
`

function stored(account: InMemory) {
  const [router] = [...account.world.all('router')]
  const connection = [...account.world.all('connection')].find(({ body }) => body.name === 'dx')
  const [patch] = [...account.world.referring('crossConnect', connection?.id ?? '')]
  return [router?.body.room, patch?.body.room, patch?.body.lineCard]
}

test('what a file says of rooms and line cards is stored, kept, changed and forgotten with it', () => {
  const account = new InMemory()
  const apply = (router: string, port: string) => {
    const { problems, changed } = account.apply(estateOf(text(router, port)))
    assert.deepEqual(problems, [])
    return [...changed].sort()
  }
  assert.deepEqual([apply('', ''), stored(account)], [[], [undefined, undefined, undefined]])
  const both = [', room: a', ', room: mmr, lineCard: c1'] as const
  assert.deepEqual(apply(...both), ['connections.dx', 'sites.office.routers.edge'])
  assert.deepEqual(stored(account), ['a', 'mmr', 'c1'])
  assert.deepEqual(apply(...both), [])
  assert.deepEqual(apply(', room: b', ', room: mmr, lineCard: c2'), ['connections.dx', 'sites.office.routers.edge'])
  assert.deepEqual(stored(account), ['b', 'mmr', 'c2'])
  apply('', '')
  assert.deepEqual(stored(account), [undefined, undefined, undefined])
})

for (const [member, value] of [
  ['room', 'mmr'],
  ['lineCard', 'c1'],
]) {
  test(`a hosted connection has no ${member} of its own, which is said in one sentence`, () => {
    const { estate, problems } = parseEstate(text('', '', `, ${member}: ${value}`), 'estate.yaml')
    assert.equal(estate, undefined)
    assert.deepEqual(
      problems.map(({ summary }) => summary),
      [`connections.slice is hosted and has a ${member}, which the port of its partner has; say it of the interconnect.`],
    )
  })
}
