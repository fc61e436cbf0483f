import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawn } from '../../src/routing/testNetwork.ts'
import { randomDrawing } from './randomDrawing.ts'
import { shrunk } from './shrunk.ts'

const DRAWING = `a 65001 id=1 paths=4 10.0.0.0/16 10.1.0.0/16
b 65002 id=2
c 65003 id=3 10.2.0.0/16
a -- b name=a-b a.med=10 b.lp=200
a -- c name=a-c c.tag=65000:1
b -> c 10.1.0.0/16 link=b-c
b -- c name=b-c b.lp=50`

for (const [shows, smallest, because] of [
  [
    (drawing: string) => drawing.includes('b.lp=200'),
    'a 65001 id=1\nb 65002 id=2\na -- b name=a-b b.lp=200',
    'one option of one link is all it takes',
  ],
  [
    (drawing: string) => drawing.includes('b -> c'),
    'b 65002 id=2\nc 65003 id=3\nb -> c 10.1.0.0/16 link=b-c\nb -- c name=b-c',
    'a static keeps its link',
  ],
  [(drawing: string) => drawing.length > 0, DRAWING, 'without a try nothing shrinks'],
] as const) {
  test(`a drawing shrinks: ${because}`, async () => {
    const tries = smallest === DRAWING ? 0 : 100
    assert.equal(await shrunk(DRAWING, drawing => Promise.resolve(shows(drawing)), { tries, atOnce: 3 }), smallest)
  })
}

test('a seed draws the same network every time, and another seed another', () => {
  for (const engine of ['bird', 'frr'] as const) {
    const drawings = Array.from({ length: 100 }, (_, seed) => randomDrawing(seed, engine, 30))
    assert.deepEqual(
      drawings,
      Array.from({ length: 100 }, (_, seed) => randomDrawing(seed, engine, 30)),
    )
    assert.equal(new Set(drawings).size, 100)
    const sizes = drawings.map(drawing => drawn(drawing).nodes.size)
    assert.ok(Math.min(...sizes) === 2 && Math.max(...sizes) >= 28, `between ${Math.min(...sizes)} and ${Math.max(...sizes)}`)
  }
})
