import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Carrier } from './carrier.ts'
import { Crossings } from './crossings.ts'
import { DifferingLoads } from './differingLoads.ts'
import type { PipeLoad, Sent } from './pipeLoad.ts'
import { PipeNumbers } from './pipeNumbers.ts'

const PIPES = [
  ...Array.from({ length: 6 }, (_, i) => ({ name: `wide ${i}`, bps: 100 })),
  { name: 'narrow', bps: 5 },
  { name: 'narrower', bps: 3 },
  { name: 'narrowest', bps: 1 },
  { name: 'lossy', bps: 9, lostShare: 0.25 },
  { name: 'slow', bps: 9, packetsPerSecond: 2 },
]

const branch = fc.record({
  share: fc.constantFrom(0.25, 0.5, 1),
  outcome: fc.constantFrom('delivered' as const, 'delivered' as const, 'dropped' as const),
  // In one order most of the time, so that few ways cross pipes in a circle.
  pipes: fc.subarray(PIPES, { maxLength: 5 }),
  turned: fc.constantFrom(false, false, false, false, true),
})
const demand = fc.record({
  bps: fc.integer({ min: 0, max: 8 }),
  packetsPerSecond: fc.integer({ min: 0, max: 3 }),
  branches: fc.array(branch, { maxLength: 3 }),
})

function close(a: number, b: number, about: string): void {
  assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)), `${about}: ${a} and ${b}`)
}

test('what differs is added up as if everything were, whatever was asked about before', () => {
  let [full, changed] = [0, 0]
  fc.assert(
    fc.property(
      fc.array(demand, { minLength: 1, maxLength: 8 }),
      fc.array(fc.array(fc.record({ at: fc.nat(7), by: demand }), { maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (before, moments) => {
        const numbers = new PipeNumbers()
        const sent = ({ branches, ...rate }: (typeof before)[number]): Sent => ({
          ...rate,
          ways: numbers.ways(
            branches.map(({ turned, pipes, ...rest }) => ({ ...rest, pipes: turned ? pipes.toReversed() : pipes })),
          ),
        })
        const demands = before.map(sent)
        const crossings = new Crossings(demands.map(({ ways }) => ways))
        const differing = new DifferingLoads(numbers, demands, crossings)
        for (const moment of moments) {
          const unordered = new Map(moment.map(({ at, by }) => [at % demands.length, sent(by)] as const))
          const changes = new Map([...unordered].sort(([a], [b]) => a - b))
          const now = demands.map((each, number) => changes.get(number) ?? each)
          const carrier = new Carrier(numbers)
          const expected = carrier.carry(now)
          crossings.change(changes)
          const found = differing.carry(changes)
          for (const number of now.keys()) {
            close(found.arriving(number), expected[number]!, `demand ${number}`)
            assert.equal(found.fullest(number), carrier.fullest(now[number]!.ways))
          }
          const otherwise = new Set(found.otherwise)
          const was = new Carrier(numbers).carry(demands)
          for (const number of now.keys())
            if (!otherwise.has(number)) close(expected[number]!, was[number]!, `untouched ${number}`)
          sameLoads(found.loads.values(), carrier.loads.values())
          sameLoads(found.loads.notable(0.8), carrier.loads.notable(0.8))
          for (const { name } of PIPES) assert.equal(found.loads.get(name) === undefined, carrier.loads.get(name) === undefined)
          full += Number(carrier.loads.values().some(({ passing }) => passing < 1))
          changed += changes.size
        }
      },
    ),
    { numRuns: 1000 },
  )
  assert.ok(full > 300 && changed > 300, 'pipes are full, and demands change')
})

function sameLoads(found: readonly PipeLoad[], expected: readonly PipeLoad[]): void {
  assert.deepEqual(
    found.map(({ pipe }) => pipe.name),
    expected.map(({ pipe }) => pipe.name),
  )
  for (const [i, load] of found.entries()) {
    const other = expected[i]!
    close(load.askedBps, other.askedBps, `${load.pipe.name} is asked`)
    close(load.askedPacketsPerSecond, other.askedPacketsPerSecond, `packets of ${load.pipe.name}`)
    close(load.passing, other.passing, `${load.pipe.name} passes`)
  }
}
