import assert from 'node:assert/strict'
import { test } from 'node:test'
import { damage } from './detection.ts'
import type { Network, SessionEnd } from './network.ts'
import { ASSUMPTIONS } from './testAssumptions.ts'
import { drawn } from './testNetwork.ts'

const AWS = { transmitMs: 300, receiveMs: 300, multiplier: 3 }

/** aws and a router, each with its own intervals. */
function network(router: NonNullable<SessionEnd['bfd']>): Network {
  const plain = drawn(`
    aws 1 10.1.0.0/16
    edge 2 10.2.0.0/16
    aws -- edge name=dx`)
  const [name, session] = [...plain.sessions][0] ?? assert.fail()
  const [aws, edge] = session.ends
  return {
    ...plain,
    sessions: new Map([
      [
        name,
        {
          ...session,
          ends: [
            { ...aws, bfd: AWS },
            { ...edge, bfd: router },
          ],
        },
      ],
    ]),
  }
}

for (const [router, direction, expected, because] of [
  [
    { transmitMs: 1000, receiveMs: 500, multiplier: 5 },
    'out',
    'aws 4000..5000, edge 4000..5500',
    'AWS sends every max(300, 500) ms',
  ],
  [
    { transmitMs: 1000, receiveMs: 500, multiplier: 5 },
    'in',
    'edge 1000..1500, aws 1000..2500',
    'the router every max(1000, 300)',
  ],
  [
    { transmitMs: 50, receiveMs: 50, multiplier: 3 },
    'in',
    'edge 600..900, aws 600..1200',
    'AWS wants no more than one in 300 ms',
  ],
  [AWS, 'out', 'aws 600..900, edge 600..1200', 'the defaults of both'],
] as const) {
  test(`BFD x ${router.multiplier}, ${router.transmitMs}/${router.receiveMs} ms, silent ${direction}: ${expected}, for ${because}`, () => {
    const { events } = damage(network(router), [{ component: 'dx', kind: 'silent', direction }], ASSUMPTIONS)
    const bfd = events.filter(({ by }) => by === 'bfd')
    const told = bfd.map(({ key, range }) => `${key.slice(key.lastIndexOf('@') + 1)} ${range.bestMs}..${range.worstMs}`)
    assert.equal(told.join(', '), expected)
  })
}
