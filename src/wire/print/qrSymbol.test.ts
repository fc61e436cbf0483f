import assert from 'node:assert/strict'
import { test } from 'node:test'
import { qrSymbol } from './qrSymbol.ts'

/** The seven by seven square that stands in three corners (ISO/IEC 18004 §6.3.3). */
const FINDER = ['#######', '#     #', '# ### #', '# ### #', '# ### #', '#     #', '#######']

for (const [text, side] of [
  ['a', 21],
  ['http://127.0.0.1:7224/landbridge/v1/loa/ABCD-EFGH-IJKL', 33],
] as const) {
  test(`${text.length} characters are a symbol of ${side} modules with its three finders`, () => {
    const modules = qrSymbol(text)
    assert.deepEqual([modules.length, modules[0]?.length], [side, side])
    const corner = (top: number, left: number) =>
      modules.slice(top, top + 7).map(row =>
        row
          .slice(left, left + 7)
          .map(isDark => (isDark ? '#' : ' '))
          .join(''),
      )
    for (const [top, left] of [
      [0, 0],
      [0, side - 7],
      [side - 7, 0],
    ] as const)
      assert.deepEqual(corner(top, left), FINDER)
  })
}

test('another text is another symbol', () => {
  assert.notDeepEqual(qrSymbol('a'), qrSymbol('b'))
})
