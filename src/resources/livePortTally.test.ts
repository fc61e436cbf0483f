import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BILLING_MODES } from './billingMode.ts'
import type { Connection } from './connection.ts'
import { draftOf } from './draft.ts'
import { livePortCount } from './livePortsAt.ts'
import type { PortGroup } from './livePortTally.ts'
import { WorldTables } from './tables.ts'
import type { Draft, World } from './world.ts'

const SCOPES = [
  { account: '111111111111', region: 'us-east-1' },
  { account: '222222222222', region: 'us-east-1' },
]
const LOCATIONS = ['EqDC2', 'eqdc2', 'CSVA1']
const GROUPS: readonly (PortGroup | undefined)[] = [
  undefined,
  { device: 'one' },
  { device: 'two' },
  ...BILLING_MODES.map(billingMode => ({ billingMode })),
]

const port = fc.record({
  location: fc.constantFrom(...LOCATIONS),
  state: fc.constantFrom('requested', 'available', 'deleting', 'deleted', 'rejected'),
  awsDevice: fc.constantFrom('one', 'two'),
  ...{ role: fc.constantFrom(undefined, 'hosted', 'interconnect'), billingMode: fc.constantFrom(undefined, 'FlatRateTier1') },
}) as fc.Arbitrary<Connection>
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      kind: fc.constantFrom('connection', 'fault'),
      scope: fc.constantFrom(...SCOPES),
      port,
    }),
  },
  { weight: 1, arbitrary: fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), kind: fc.constant('remove') }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function take(draft: Draft, made: Step): void {
  if (!('port' in made)) draft.remove('connection', made.id)
  else if (made.kind === 'connection') draft.put('connection', made.id, made.scope, made.port)
  else draft.put('fault', made.id, made.scope, { kind: 'cut', on: made.id, since: 0 })
}

/** The same world, of which nobody keeps count: whoever wants to know looks at every row. */
function uncounted(world: World): World {
  return { ...world, get: world.get.bind(world), within: world.within.bind(world) } as World
}

function assertCounted(world: World): void {
  for (const scope of SCOPES) {
    for (const location of LOCATIONS) {
      for (const group of GROUPS) {
        const looked = livePortCount(uncounted(world), scope, location, group)
        assert.equal(
          livePortCount(world, scope, location, group),
          looked,
          `${scope.account} ${location} ${JSON.stringify(group)}`,
        )
      }
    }
  }
}

test('what worlds and drafts count as ports come, change and go is what a look at every row counts', () => {
  let counted = 0
  const transaction = fc.record({
    steps: fc.array(step, { maxLength: 6 }),
    end: fc.constantFrom('commit', 'drop', 'undo', 'nest'),
  })
  fc.assert(
    fc.property(fc.array(transaction, { maxLength: 6 }), transactions => {
      const tables = new WorldTables()
      for (const { steps, end } of transactions) {
        const draft = draftOf(tables)
        const nested = end === 'nest' ? draftOf(draft) : draft
        steps.slice(0, 2).forEach(made => void take(draft, made))
        for (const made of steps.slice(2)) {
          take(nested, made)
          assertCounted(nested)
        }
        if (end !== 'drop') {
          const undo = tables.apply(draft.changes())
          if (end === 'undo') undo()
        }
        assertCounted(tables)
        counted += livePortCount(tables, SCOPES[0]!, 'EqDC2')
      }
    }),
    { numRuns: 200 },
  )
  assert.ok(counted > 0, 'there was something to count')
})
