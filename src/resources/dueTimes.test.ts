import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DueTimes } from './dueTimes.ts'
import type { Entry } from './orderedRows.ts'

const script = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.option(fc.nat({ max: 1000 }))), { minLength: 80, maxLength: 150 })

test('due times are a sorted list, however rows were set, moved and removed', () => {
  fc.assert(
    fc.property(script, steps => {
      const dueTimes = new DueTimes()
      const entries = new Map<number, Entry>()
      for (const [order, dueAt] of steps) {
        const old = entries.get(order)
        if (old !== undefined) dueTimes.delete(old)
        entries.delete(order)
        if (dueAt === null) continue
        const entry = entryAt(order, dueAt)
        entries.set(order, entry)
        dueTimes.add(entry)
      }
      const sorted = [...entries.values()]
        .sort((a, b) => a.row.dueAt! - b.row.dueAt! || a.order - b.order)
        .map(entry => entry.row)
      assert.equal(dueTimes.earliest(), sorted[0]?.dueAt)
      for (const { dueAt } of sorted)
        assert.deepEqual(
          dueTimes.upTo(dueAt!),
          sorted.filter(row => row.dueAt! <= dueAt!),
        )
    }),
    { numRuns: 200 },
  )
})

function entryAt(order: number, dueAt: number): Entry {
  const body = { kind: 'cut', on: 'router:a', since: 0 } as const
  return { order, row: { kind: 'fault', id: `${order}`, account: '1', region: 'landbridge', rev: 1, dueAt, body } }
}
