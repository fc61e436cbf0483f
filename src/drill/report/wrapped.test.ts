import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wrapped } from './wrapped.ts'

for (const [text, width, expected, because] of [
  ['short', 10, ['short'], 'what fits stays'],
  ['dx-a: connection, cross-connect', 24, ['dx-a: connection,', '  cross-connect'], 'words stay whole'],
  ['  Loss of light takes an interface down', 24, ['  Loss of light takes an', '    interface down'], 'indents hang'],
  [
    'EqDC2-pkiqi6mpg3ulq: device',
    14,
    ['EqDC2-', '  pkiqi6mpg3ul', '  q: device'],
    'a long name breaks at its hyphen, then anywhere',
  ],
  ['100 ms [10 ms], 50 % of it', 18, ['100 ms [10 ms],', '  50 % of it'], 'a number stays with its unit'],
  ['no more than 10 s', 15, ['no more than', '  10 s'], 'also at the end'],
  ['100 ms', 4, ['100', 'ms'], 'unless there is no room for both'],
  ['a b c d e f g', 5, ['a b c', 'd e f', 'g'], 'a very narrow column has no room for an indent'],
] as const) {
  test(`${because}: ${JSON.stringify(text)} in ${width}`, () => {
    assert.deepEqual(wrapped(text, width), expected)
  })
}

test('no line is wider than asked for, and nothing but spaces is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '-', ' ') }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      const lines = wrapped(text, width)
      assert.ok(lines.every(line => line.length <= width))
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''))
    }),
  )
})
