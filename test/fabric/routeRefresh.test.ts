import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import { ModelFabric } from '../../src/fabric/model/modelFabric.ts'
import type { NeighbourPolicy } from '../../src/resources/customerSide.ts'
import { compile } from '../../src/topology/compile.ts'
import { GEOGRAPHY, port, site, vpc, worldOf } from '../../src/topology/testWorld.ts'
import type { Observation, Topology } from '../../src/topology/topology.ts'

/** Two virtual interfaces of one edge to one gateway; the second one's policy is what a person changes. */
function withPolicy(policy: NeighbourPolicy): Topology {
  return compile(
    worldOf(draft => {
      site(draft, [{ name: 'edge', policies: { 'vif-b': policy } }])
      vpc(draft, 'prod', '10.20.0.0/16', {})
      const gateway = { kind: 'virtualPrivateGateway', id: 'vgw-prod' } as const
      port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge', gateway, octet: 20 })
      port(draft, { name: 'b', location: 'EqDC2', device: 'EqDC2-2', router: 'edge', gateway, octet: 21 })
    }),
    GEOGRAPHY,
  )
}

function session(seen: readonly Observation[], id: string) {
  const found = seen.find(each => each.kind === 'session' && each.id === id)
  return found?.kind === 'session' ? found : assert.fail(`no session ${id}`)
}

const HOUR_MS = 3_600_000

/**
 * Route refresh (RFC 2918) and soft reconfiguration: a policy that changes is asked about anew, and the session stays. In
 * the model a changed policy is another network for the same component, and no end of it has a reason to go down.
 */
for (const [before, after, heardBefore, heardAfter, because] of [
  [{}, { prepend: 2 }, ['10.0.0.0/16 (65000)'], ['10.0.0.0/16 (65000 65000 65000)'], 'what is sent is sent again'],
  [{ prepend: 2 }, {}, ['10.0.0.0/16 (65000 65000 65000)'], ['10.0.0.0/16 (65000)'], 'and taken back'],
  [
    {},
    { advertise: ['10.0.0.0/16', '10.9.0.0/16'] },
    ['10.0.0.0/16 (65000)'],
    ['10.0.0.0/16 (65000)', '10.9.0.0/16 (65000)'],
    'a prefix more',
  ],
  [{}, { advertise: ['10.9.0.0/16'] }, ['10.0.0.0/16 (65000)'], ['10.9.0.0/16 (65000)'], 'one for another'],
] as const) {
  test(`${JSON.stringify(before)} becomes ${JSON.stringify(after)} without a reset: ${because}`, async () => {
    const clock = new ManualClock(1_800_000_000_000)
    await using fabric = new ModelFabric(clock, DEFAULT_ASSUMPTIONS)
    const first = await fabric.set('c', withPolicy(before), [])
    const began = clock.now()
    clock.advance(began + HOUR_MS)
    const then = await fabric.set('c', withPolicy(after), [])
    const text = (seen: readonly Observation[]) =>
      session(seen, 'dxpeer-b').accepted.map(({ cidr, asPath }) => `${cidr} (${asPath.join(' ')})`)
    assert.deepEqual([text(first), text(then)], [heardBefore, heardAfter])
    for (const id of ['dxpeer-a', 'dxpeer-b']) {
      const { up, since } = session(then, id)
      assert.deepEqual([up, since], [true, began], `${id} has been up all the time`)
    }
    // Nothing is left that would change later: no timer of a session was started.
    assert.equal(clock.advance(began + 2 * HOUR_MS), false)
  })
}

test('of the routes only those are new that the policy changed', async () => {
  const clock = new ManualClock(1_800_000_000_000)
  await using fabric = new ModelFabric(clock, DEFAULT_ASSUMPTIONS)
  await fabric.set('c', withPolicy({}), [])
  const began = clock.now()
  clock.advance(began + HOUR_MS)
  const seen = await fabric.set('c', withPolicy({ advertise: ['10.0.0.0/16', '10.9.0.0/16'] }), [])
  assert.deepEqual(
    session(seen, 'dxpeer-b').accepted.map(({ cidr, installedAt }) => [cidr, installedAt - began]),
    [
      ['10.0.0.0/16', 0],
      ['10.9.0.0/16', clock.now() - began],
    ],
  )
})
