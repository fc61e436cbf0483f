import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { InMemory } from './inMemory.ts'

const ROOT = new URL('../../', import.meta.url)
const EXAMPLES = globSync('examples/*/estate.yaml', { cwd: ROOT }).sort()

test('the examples are where they are expected', () => {
  for (const name of ['two-locations', 'nobody-tested-failover', 'single-vpn', 'three-accounts'])
    assert.ok(EXAMPLES.includes(`examples/${name}/estate.yaml`), name)
})

/** What an example is there to show. */
const WARNED: Readonly<Record<string, readonly RegExp[]>> = {
  'examples/nobody-tested-failover-tgw/estate.yaml': [/^vpnConnections\.backup has static routing, and no route of core leads/],
}

for (const path of EXAMPLES) {
  test(`${path} is read without a problem, applied without a problem, and applied again without a change`, () => {
    const { estate, problems } = parseEstate(readFileSync(new URL(path, ROOT), 'utf8'), path)
    const warned = WARNED[path] ?? []
    assert.deepEqual(
      problems.map(({ severity, summary }, index) => severity === 'warning' && warned[index]?.test(summary) === true),
      warned.map(() => true),
      problems.map(({ summary }) => summary).join('\n'),
    )
    assert.ok(estate)
    const memory = new InMemory()
    const first = memory.apply(estate)
    assert.deepEqual([first.problems, first.unchanged, first.changed], [[], [], []])
    assert.ok(first.created.length >= 8)
    const rows = [...memory.world.changes()].map(({ id, after }) => [id, after?.rev])
    const second = memory.apply(estate)
    assert.deepEqual([second.problems, second.created, second.changed], [[], [], []])
    assert.deepEqual(second.unchanged.toSorted(), first.created.toSorted())
    assert.deepEqual(second.ids, first.ids)
    assert.deepEqual(
      [...memory.world.changes()].map(({ id, after }) => [id, after?.rev]),
      rows,
      'the second application writes nothing',
    )
  })
}

test('two-locations is what its drill expects: patches on the right routers, everything reachable through the hub', () => {
  const { estate } = parseEstate(readFileSync(new URL('examples/two-locations/estate.yaml', ROOT), 'utf8'), 'estate.yaml')
  assert.ok(estate)
  const applied = new InMemory()
  applied.apply(estate)
  const patches = [...applied.world.all('crossConnect')].map(({ body }) => {
    const connection = applied.world.get('connection', body.connectionId)?.body
    return `${connection?.name} ${connection?.location} ${connection?.state} -> ${applied.world.get('router', body.routerId)?.body.name}`
  })
  assert.deepEqual(patches, ['dx-a EqDC2 available -> edge-1', 'dx-b CSVA1 available -> edge-2'])
  assert.equal([...applied.world.all('directConnectGatewayAssociation')].length, 2)
  assert.deepEqual(
    [...applied.world.all('virtualInterface')].map(({ body }) => [body.vlan, body.mtu, body.amazonSideAsn, body.peers[0]?.asn]),
    [
      [100, 9001, 64_600, 65_000],
      [100, 9001, 64_600, 65_000],
    ],
  )
  const [customerGateway] = [...applied.world.all('customerGateway')]
  const router = [...applied.world.all('router')].find(({ body }) => body.name === 'edge-2')
  assert.equal(customerGateway?.body.ipAddress, router?.body.publicAddress)
})
