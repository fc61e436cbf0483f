import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { draftOf, type Overlay } from './draft.ts'
import { type Bodies, type Kind, referencesOf } from './kinds.ts'
import { WorldTables } from './tables.ts'
import type { Row, Scope, World } from './world.ts'

/** The whole promise, written another way: one array of rows in order of creation, copied for every draft. */
type Model = Row[]

type TestKind = 'host' | 'crossConnect' | 'flow' | 'fault' | 'customerGateway'

const KINDS: readonly TestKind[] = ['host', 'crossConnect', 'flow', 'fault', 'customerGateway']
const IDS = ['a', 'b', 'c', 'd', 'e']
const SCOPES: readonly Scope[] = [
  { account: '111111111111', region: 'us-east-1' },
  { account: '111111111111', region: 'eu-west-1' },
  { account: '222222222222', region: 'us-east-1' },
]

function body(kind: TestKind, [one, two]: readonly [string, string]): Bodies[TestKind] {
  switch (kind) {
    case 'host':
      return { name: one, address: '10.0.0.1', siteId: two }
    case 'crossConnect':
      return { connectionId: one, routerId: two, madeAt: 0 }
    case 'flow':
      return { from: one, to: two, steadyBps: 1, peakBps: 1, single: false }
    case 'fault':
      return { kind: 'cut', on: one, since: 0 }
    case 'customerGateway':
      return { bgpAsn: 65_000, ipAddress: one === 'e' ? '' : one, state: 'available', tags: {} }
  }
}

const kind = fc.constantFrom(...KINDS)
const id = fc.constantFrom(...IDS)
const timer = fc.option(fc.record({ dueAt: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }) }), { nil: undefined })
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      kind,
      id,
      scope: fc.constantFrom(...SCOPES),
      refers: fc.tuple(id, id),
      timer,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('update' as const), kind, id, refers: fc.tuple(id, id), timer }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), kind, id }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const transactions = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 8 }), end: fc.constantFrom('commit', 'drop', 'undo', 'nest') }),
  {
    maxLength: 8,
  },
)

function indexIn(model: Model, step: { readonly kind: Kind; readonly id: string }): number {
  return model.findIndex(row => row.kind === step.kind && row.id === step.id)
}

/** What the step makes of the model; `committed` is what the draft began from. */
function stepModel(model: Model, committed: Model, step: Step): void {
  const at = indexIn(model, step)
  const old = model[at]
  if (step.do === 'remove') {
    if (at >= 0) model.splice(at, 1)
    return
  }
  if (step.do === 'update' && old === undefined) return
  const { account, region } = step.do === 'put' ? step.scope : old!
  const first = committed[indexIn(committed, step)]
  const dueAt = step.timer ? step.timer.dueAt : old?.dueAt
  const rev = (first?.rev ?? 0) + 1
  const now = body(step.kind, step.refers)
  const row = { kind: step.kind, id: step.id, account, region, rev, body: now, ...(dueAt === undefined ? undefined : { dueAt }) }
  if (at >= 0) model[at] = row
  else if (first === undefined) model.push(row)
  else model.splice(placeOf(model, committed, step), 0, row)
}

/** A row that is removed and put again in one draft returns to its place. */
function placeOf(model: Model, committed: Model, step: Step): number {
  const earlier = committed.slice(0, indexIn(committed, step))
  return 1 + Math.max(-1, ...earlier.map(row => indexIn(model, row)))
}

function stepDraft(draft: Overlay, step: Step): void {
  const { kind, id } = step
  if (step.do === 'remove') {
    draft.remove(kind, id)
    return
  }
  const now = body(kind, step.refers)
  if (step.do === 'put') draft.put(kind, id, step.scope, now, step.timer)
  else if (draft.get(kind, id) === undefined) assert.throws(() => draft.update(kind, id, now, step.timer), TypeError)
  else draft.update(kind, id, now, step.timer)
}

function assertSame(world: World, model: Model): void {
  for (const kind of KINDS) {
    const rows = model.filter(row => row.kind === kind)
    assert.deepEqual([...world.all(kind)], rows)
    for (const scope of SCOPES) {
      const within = rows.filter(row => row.account === scope.account && row.region === scope.region)
      assert.deepEqual([...world.within(kind, scope)], within)
    }
    for (const id of IDS) {
      assert.deepEqual(
        world.get(kind, id),
        rows.find(row => row.id === id),
      )
      assert.deepEqual(
        [...world.referring(kind, id)],
        rows.filter(row => referencesOf(kind, row.body as never).includes(id) || hasAddress(row, id)),
      )
    }
    const orders = rows.map(row => world.orderOf(kind, row.id)!)
    assert.deepEqual(
      orders,
      [...orders].sort((a, b) => a - b),
    )
  }
}

function hasAddress({ body }: Row, address: string): boolean {
  return 'ipAddress' in body && body.ipAddress === address
}

function assertSameTimers(tables: WorldTables, model: Model): void {
  const timed = model.filter(row => row.dueAt !== undefined).sort((a, b) => a.dueAt! - b.dueAt!)
  assert.equal(tables.nextDue(), timed[0]?.dueAt)
  for (const now of [0, 5, 9])
    assert.deepEqual(
      tables.due(now),
      timed.filter(row => row.dueAt! <= now),
    )
}

test('tables and drafts are an array of rows that is copied, only faster', () => {
  fc.assert(
    fc.property(transactions, all => {
      const tables = new WorldTables()
      let model: Model = []
      for (const { steps, end } of all) {
        const draft = draftOf(tables)
        const drafted = [...model]
        for (const step of steps) {
          stepDraft(draft, step)
          stepModel(drafted, model, step)
          assertSame(draft, drafted)
        }
        if (end === 'nest') {
          const nested = draftOf(draft)
          const deeper = [...drafted]
          for (const step of steps) {
            stepDraft(nested, step)
            stepModel(deeper, drafted, step)
          }
          assertSame(nested, deeper)
        }
        assertSame(tables, model)
        if (end !== 'drop') {
          const undo = tables.apply(draft.changes())
          assertSame(tables, drafted)
          assertSameTimers(tables, drafted)
          if (end === 'undo') undo()
          else model = drafted
        }
        assertSame(tables, model)
        assertSameTimers(tables, model)
      }
    }),
    { numRuns: 300 },
  )
})

const [SCOPE] = SCOPES as [Scope]

function hosts(count: number): WorldTables {
  const draft = draftOf(new WorldTables())
  for (let n = 0; n < count; n++)
    draft.put('host', `host-${n}`, SCOPE, { name: `${n}`, address: '10.0.0.1', siteId: `site-${n % 100}` })
  const tables = new WorldTables()
  tables.apply(draft.changes())
  return tables
}

for (const [what, change, expected] of [
  ['removes what it meets', (draft, row) => draft.remove('host', row.id), ['host-0', 'host-1', 'host-2']],
  ['renames what it meets', (draft, row) => draft.update('host', row.id, { name: 'new' }), ['host-0', 'host-1', 'host-2']],
  ['renames what comes next', draft => draft.update('host', 'host-2', { name: 'new' }), ['host-0', 'host-1', 'host-2']],
  ['removes what comes next', draft => draft.remove('host', 'host-1'), ['host-0', 'host-2']],
  ['moves what comes next away', draft => draft.update('host', 'host-1', { siteId: 'far' }), ['host-0', 'host-2']],
  ['creates more', (draft, row) => draft.put('host', `${row.id}-twin`, SCOPE, row.body), ['host-0', 'host-1', 'host-2']],
] as const satisfies readonly [string, (draft: Overlay, row: Row<'host'>) => void, string[]][]) {
  test(`an iteration whose body ${what} sees ${expected.join(', ')}`, () => {
    const seen: string[] = []
    const tables = new WorldTables()
    const setUp = draftOf(tables)
    for (const id of ['host-0', 'host-1', 'host-2'])
      setUp.put('host', id, SCOPE, { name: id, address: '10.0.0.1', siteId: 'site' })
    tables.apply(setUp.changes())
    const draft = draftOf(tables)
    for (const row of draft.referring('host', 'site')) {
      seen.push(row.id)
      change(draft, row)
    }
    assert.deepEqual(seen, expected)
  })
}

test('a change made from an older rev is refused, and nothing of its commit stays', () => {
  const tables = hosts(1)
  const slow = draftOf(tables)
  slow.put('host', 'another', SCOPE, { name: 'another', address: '10.0.0.2' })
  slow.update('host', 'host-0', { name: 'slow' })
  const stale = slow.changes()
  const fast = draftOf(tables)
  fast.update('host', 'host-0', { name: 'fast' })
  tables.apply(fast.changes())
  assert.throws(() => tables.apply(stale), TypeError)
  assert.equal(tables.get('host', 'another'), undefined)
  assert.equal(tables.get('host', 'host-0')?.body.name, 'fast')
})

test('a draft that ended can be neither read nor written, also by an iteration that began before', () => {
  const draft = draftOf(hosts(2))
  const rows = draft.all('host')[Symbol.iterator]()
  rows.next()
  draft.close()
  assert.throws(() => rows.next(), TypeError)
  assert.throws(() => draft.get('host', 'host-0'), TypeError)
  assert.throws(() => draft.put('host', 'x', SCOPE, { name: 'x', address: '10.0.0.1' }, { dueAt: 1 }), TypeError)
})

test('30,000 writes, reads and short iterations beside 30,000 rows cost what they touch, not what there is', () => {
  const tables = hosts(30_000)
  const startedAt = performance.now()
  for (let n = 0; n < 30_000; n++) {
    const draft = draftOf(tables)
    draft.update('host', `host-${n}`, { address: '10.0.0.2' }, { dueAt: n })
    draft.put('host', `new-${n}`, SCOPE, { name: 'new', address: '10.0.0.3', siteId: `new-site-${n}` })
    assert.equal([...draft.referring('host', `new-site-${n}`)].length, 1)
    tables.apply(draft.changes())
    assert.equal(tables.nextDue(), 0)
  }
  const elapsedMs = performance.now() - startedAt
  // It takes about 200 ms; anything that walks all rows once per write takes minutes.
  assert.ok(elapsedMs < 5000, `took ${elapsedMs} ms`)
})
