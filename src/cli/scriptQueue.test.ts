import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ScriptQueue } from './scriptQueue.ts'

test('every script is dealt out once, whoever asks when', () => {
  fc.assert(
    fc.property(
      fc.nat(500),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 70 }),
      fc.array(fc.nat(4), { maxLength: 50 }),
      (scripts, threads, atOnce, order) => {
        const queue = new ScriptQueue(scripts, threads, atOnce)
        const dealt = Array<number>(scripts).fill(0)
        const take = (thread: number) => {
          const run = queue.next(thread)
          if (!run) return false
          assert.ok(run.from < run.to && run.to - run.from <= atOnce)
          for (let at = run.from; at < run.to; at++) dealt[at]!++
          return true
        }
        for (const thread of order) take(thread % threads)
        // The last one does all the rest.
        while (take(0));
        assert.deepEqual(dealt, Array<number>(scripts).fill(1))
        for (let thread = 0; thread < threads; thread++) assert.equal(queue.next(thread), undefined)
      },
    ),
  )
})

test('threads begin apart and meet where most is left', () => {
  const queue = new ScriptQueue(100, 2, 20)
  const dealt = [0, 1, 0, 0, 0, 1].map(thread => queue.next(thread))
  assert.deepEqual(dealt, [
    { from: 0, to: 20 },
    { from: 50, to: 70 },
    { from: 20, to: 40 },
    { from: 40, to: 50 },
    { from: 80, to: 100 },
    { from: 70, to: 80 },
  ])
})
