import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requirement } from '../requirement.ts'
import { Dice } from './dice.ts'
import type { Engine } from './order.ts'
import { Sandbox } from './sandbox.ts'

/** Two ways from a to d and back; the one over b is preferred in both directions. */
const square = (timers: string) => `a 65001 id=1 10.1.0.0/16
b 65002 id=2
c 65003 id=3
d 65004 id=4 10.4.0.0/16
a -- b name=a-b a.lp=200 ${timers}
b -- d name=b-d d.lp=200
a -- c name=a-c
c -- d name=c-d`

const hold = (a: string, b = a) => `a.hold=${a} b.hold=${b} a.keepalive=${Number(a) / 3} b.keepalive=${Number(b) / 3}`
const bfd = (a: string, b = a) => `a.bfd=${a} b.bfd=${b}`

/**
 * A machine that does not run us for so long measures no router; the break is repeated. Anything outside is measured once
 * more in any case: what the model gets wrong is outside both times, what the kernel was late with is not.
 */
const MOST_STALLED_MS = 60
const TRIES = 4

for (const [engine, timers, kind, because] of [
  ['bird', '', 'cut', 'both ends lose their light'],
  ['bird', hold('3'), 'silent', 'the hold timer runs out'],
  ['bird', hold('9'), 'silent', 'the hold timer runs out, AWS’s ratio of 3'],
  ['bird', hold('9', '6'), 'silent', 'the lower hold time is both ends’'],
  ['bird', `${hold('9')} ${bfd('300x3')}`, 'silent', 'BFD is before the hold timer'],
  [
    'bird',
    `${hold('9')} ${bfd('300x3', '500x4')}`,
    'silent',
    'each end detects by the slower interval and the other’s multiplier',
  ],
  ['bird', `${hold('6')} a.bfd=300x3`, 'silent', 'BFD at one end alone is none'],
  ['frr', '', 'cut', 'both ends lose their light'],
  ['frr', hold('3'), 'silent', 'the hold timer runs out'],
  ['frr', hold('9', '6'), 'silent', 'the lower hold time is both ends’'],
] as const satisfies readonly (readonly [Engine, string, 'cut' | 'silent', string])[]) {
  const title = `${engine}, ${kind}${timers === '' ? '' : `, ${timers}`}: the routes change when the model says, for ${because}`
  test(title, { timeout: 240_000 }, async t => {
    if (!requirement(t, 'namespaces') || !requirement(t, engine)) return
    await using sandbox = new Sandbox()
    const dice = new Dice(timers.length)
    for (let tries = 1; ; tries++) {
      const order = { engine, drawing: square(timers), link: 'a-b', kind, waitMs: dice.below(3000) }
      const { changes, differences, stalledMs } = await sandbox.breaks(order)
      assert.deepEqual(differences, [])
      assert.ok(changes.length >= 2, 'a and b change at least')
      for (const { node, prefix, atLeast, atMost, from, to } of changes) {
        const measured = `${Math.max(0, atLeast)} to ${atMost} ms`
        t.diagnostic(`${node} to ${prefix}: ${measured}, allowed ${Math.round(from)} to ${Math.round(to)} ms`)
      }
      const outside = changes.filter(({ atLeast, atMost, from, to }) => !(atMost >= from && atLeast <= to))
      const isWorthAnother = tries === 1 || stalledMs > MOST_STALLED_MS
      if (outside.length > 0 && isWorthAnother && tries < TRIES) continue
      assert.deepEqual(outside, [])
      return
    }
  })
}
