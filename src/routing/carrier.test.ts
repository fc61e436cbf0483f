import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Carrier } from './carrier.ts'
import { PipeNumbers } from './pipeNumbers.ts'

interface Pipe {
  readonly name: string
  readonly bps: number
  readonly packetsPerSecond?: number
  readonly lostShare?: number
}

const PIPES: readonly Pipe[] = [
  ...Array.from({ length: 70 }, (_, i) => ({ name: `wide ${i}`, bps: 100 })),
  { name: 'narrow', bps: 3 },
  { name: 'narrower', bps: 1 },
  { name: 'lossy', bps: 9, lostShare: 0.25 },
  { name: 'slow', bps: 9, packetsPerSecond: 2 },
]

interface Asked {
  readonly bps: number
  readonly packetsPerSecond: number
  readonly branches: readonly {
    readonly share: number
    readonly outcome: 'delivered' | 'dropped'
    readonly pipes: readonly Pipe[]
  }[]
}

const asked = fc.record({
  bps: fc.integer({ min: 0, max: 8 }),
  packetsPerSecond: fc.integer({ min: 0, max: 3 }),
  branches: fc.array(
    fc.record({
      share: fc.constantFrom(0.25, 0.5, 1),
      outcome: fc.constantFrom('delivered' as const, 'dropped' as const),
      pipes: fc.uniqueArray(fc.constantFrom(...PIPES), { maxLength: 5 }),
    }),
    { maxLength: 3 },
  ),
})

/** The same by names and from nothing: what each pipe is asked for, over and over until nothing changes. */
function plainly(demands: readonly Asked[]) {
  const passing = new Map<string, number>()
  for (let round = 0; ; round++) {
    const loads = new Map<string, { pipe: Pipe; bps: number; packets: number }>()
    for (const { bps, packetsPerSecond, branches } of demands) {
      for (const { share, pipes } of branches) {
        let left = 1
        for (const pipe of pipes) {
          const load = loads.get(pipe.name) ?? { pipe, bps: 0, packets: 0 }
          loads.set(pipe.name, load)
          load.bps += bps * share * left
          load.packets += packetsPerSecond * share * left
          left *= passing.get(pipe.name) ?? 1
        }
      }
    }
    let isSettled = round >= 32
    let differs = false
    for (const [name, { pipe, bps, packets }] of loads) {
      const room = Math.min(bps > pipe.bps ? pipe.bps / bps : 1, 1 - (pipe.lostShare ?? 0))
      const most = pipe.packetsPerSecond ?? Number.POSITIVE_INFINITY
      const now = packets > most ? Math.min(room, most / packets) : room
      if (Math.abs(now - (passing.get(name) ?? 1)) >= 1e-12) differs = true
      passing.set(name, now)
    }
    isSettled ||= !differs
    if (!isSettled) continue
    const through = (pipes: readonly Pipe[]) => pipes.reduce((left, { name }) => left * passing.get(name)!, 1)
    return {
      loads: [...loads.values()].map(load => [load.pipe.name, load.bps, load.packets, passing.get(load.pipe.name)]),
      arriving: demands.map(({ bps, branches }) =>
        branches.reduce(
          (sum, { share, outcome, pipes }) => sum + (outcome === 'delivered' ? bps * share * through(pipes) : 0),
          0,
        ),
      ),
    }
  }
}

test('a carrier finds for one moment after the other what is found for each by names and from nothing', () => {
  let full = 0
  fc.assert(
    fc.property(fc.array(fc.array(asked, { maxLength: 6 }), { minLength: 2, maxLength: 4 }), moments => {
      const numbers = new PipeNumbers()
      const carrier = new Carrier(numbers)
      for (const demands of moments) {
        const arriving = carrier.carry(demands.map(({ branches, ...rate }) => ({ ...rate, ways: numbers.ways(branches) })))
        const loads = carrier.loads
          .values()
          .map(({ pipe, askedBps, askedPacketsPerSecond, passing }) => [pipe.name, askedBps, askedPacketsPerSecond, passing])
        const expected = plainly(demands)
        assert.deepEqual({ loads, arriving: [...arriving] }, expected)
        for (const { name } of PIPES) {
          const known = expected.loads.find(([of]) => of === name)
          assert.equal(carrier.loads.get(name)?.passing, known?.[3], `${name}, whether it is asked for anything or not`)
        }
        full += Number(expected.loads.some(([, , , passing]) => Number(passing) < 1))
      }
    }),
  )
  assert.ok(full > 50, 'pipes are full in many of them')
})
