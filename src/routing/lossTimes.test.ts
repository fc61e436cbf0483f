import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedBfdMs, expectedFirstMs, expectedHoldMs, expectedTimeoutMs } from './lossTimes.ts'
import type { SessionEnd } from './network.ts'

const POLICY = { group: 'x', import: {}, export: { from: [] } } as const
const end = (node: string, holdMs: number, keepaliveMs: number, multiplier = 3): SessionEnd => ({
  node,
  holdMs,
  keepaliveMs,
  bfd: { receiveMs: 300, transmitMs: 300, multiplier },
  ...POLICY,
})

/** BFD by hand: from n packets in a row still to be lost, one lost leaves n - 1, one heard begins anew. */
function expectedByRecursion(p: number, run: number): number {
  let expected = 0
  for (let lost = 0; lost < run; lost++) expected = (expected + 1) / p
  return expected
}

for (const [p, multiplier] of [
  [0.02, 3],
  [0.3, 3],
  [0.5, 5],
  [0.99, 4],
] as const) {
  test(`BFD at ${p} loss and multiplier ${multiplier} ends when a recursion says so`, () => {
    const found = expectedBfdMs(end('a', 90_000, 30_000), end('b', 90_000, 30_000, multiplier), p)
    assert.ok(Math.abs(found / 300 / expectedByRecursion(p, multiplier) - 1) < 1e-9, String(found))
  })
}

for (const [because, found, ms] of [
  [
    'six sendings at 0, 1, 3, 7, 15 and 31 s: 90 s + 30 s x (2^6 - 1)',
    expectedHoldMs(end('a', 90_000, 30_000), end('b', 90_000, 30_000), 0.5),
    1_980_000,
  ],
  [
    'five in the 20 s that a VPN leaves: 30 s + 10 s x (2^5 - 1)',
    expectedHoldMs(end('a', 30_000, 10_000), end('b', 30_000, 10_000), 0.5),
    340_000,
  ],
  ['LACP, one a second: 14 s', expectedTimeoutMs('lacp', { bestMs: 2000, worstMs: 3000 }, 0.5), 14_000],
  [
    'a tunnel that waits for the hold timer of what it rides on',
    expectedTimeoutMs('hold', { bestMs: 60_000, worstMs: 90_000 }, 0.5),
    1_980_000,
  ],
  ['the first of two alike', expectedFirstMs([1000, 1000]), 500],
  [
    'no BFD never ends by it',
    expectedBfdMs({ node: 'a', holdMs: 1, keepaliveMs: 1, ...POLICY }, end('b', 1, 1), 0.5),
    Number.POSITIVE_INFINITY,
  ],
] as const) {
  test(`${ms} ms: ${because}`, () => assert.ok(found === ms || Math.abs(found - ms) < 1e-6, String(found)))
}
