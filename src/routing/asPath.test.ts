import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutPrivateAs } from './asPath.ts'
import { ALL_UP } from './beliefs.ts'
import { converge } from './converge.ts'
import { drawn } from './testNetwork.ts'

for (const [path, how, expected, because] of [
  [[65_010, 65_011], 'whole', [], 'all are private: all go'],
  [[65_010, 100], 'whole', [65_010, 100], 'one is not: all stay'],
  [[], 'whole', [], 'nothing is nothing'],
  [[65_010, 100, 65_011], 'all', [100], 'private ones go wherever they are'],
  [[65_010, 100, 65_011], 'replace', [7, 100, 7], 'or the own AS takes their places, and the length stays'],
  [[65_020, 65_010], 'whole', [65_020], 'the neighbour’s own stays, so that it sees its loop'],
  [[65_020, 100, 65_010], 'all', [65_020, 100], 'there, too'],
  [[65_020, 100, 65_010], 'replace', [65_020, 100, 7], 'and there'],
  [[64_511, 64_512, 65_534, 65_535], 'all', [64_511, 65_535], 'RFC 6996: 64512 to 65534'],
  [[4_199_999_999, 4_200_000_000, 4_294_967_294], 'all', [4_199_999_999], 'and 4200000000 to 4294967294'],
] as const) {
  test(`AS 7 takes private numbers out of (${path.join(' ')}), ${how}: ${because}`, () => {
    assert.deepEqual(withoutPrivateAs(path, { how, neighbourAsn: 65_020 }, 7), expected)
  })
}

/** AS path at c of a prefix of a, by way of b; undefined where c takes none. */
function pathAt(c: number, options: string, a = 65_001): readonly number[] | undefined {
  const { tables } = converge(drawn(`a ${a} 10.0.0.0/16\nb 100\nc ${c}\na -- b name=a-b\nb -- c name=b-c ${options}`), ALL_UP)
  return tables.routes.get('c')?.get('10.0.0.0/16')?.chosen[0]?.asPath
}

for (const [c, options, expected, because] of [
  [65_003, '', [100, 65_001], 'nothing is done to the path'],
  [65_003, 'b.removePrivate=whole', [100], 'the own number comes in front after the others are gone'],
  [65_003, 'b.removePrivate=replace', [100, 100], 'the length stays'],
  [65_003, 'b.removePrivate=whole b.prepend=1', [100, 100], 'what is prepended stays'],
  [65_001, '', undefined, 'another place of the same AS sees a loop'],
  [65_001, 'b.override', [100, 100], 'unless the provider puts its own number there'],
  [65_001, 'b.removePrivate=all', undefined, 'which taking out private numbers does not do: its own stays'],
  [65_001, 'c.allowAs=1', [100, 65_001], 'or it takes its own number once'],
  [65_003, 'b.override', [100, 65_001], 'only the neighbour’s number is replaced'],
] as const) {
  test(`AS 65001, AS 100, AS ${c}${options && ` with ${options}`}: ${because}`, () => {
    assert.deepEqual(pathAt(c, options), expected)
  })
}

for (const [prepend, allowAs, taken] of [
  [0, 0, false],
  [0, 1, true],
  [1, 1, false],
  [1, 2, true],
  [1, 9, true],
] as const) {
  test(`own AS ${1 + prepend} times in the path where ${allowAs} are allowed: ${taken ? 'taken' : 'a loop'}`, () => {
    const { tables } = converge(
      drawn(`a 65001 10.0.0.0/16\nb 100\nc 65001\na -- b a.prepend=${prepend}\nb -- c c.allowAs=${allowAs}`),
      ALL_UP,
    )
    assert.equal(tables.routes.get('c')?.has('10.0.0.0/16') ?? false, taken)
  })
}

test('the routers of an AS look for loops among each other too: each has to take its own number', () => {
  const reach = (options: string) => {
    const drawing = `a 65001 10.0.0.0/16\nb 100\nc 65001\nd 65001\na -- b\nb -- c c.allowAs=1\nc -- d ${options}`
    return converge(drawn(drawing), ALL_UP).tables.routes.get('d')?.has('10.0.0.0/16') ?? false
  }
  assert.deepEqual([reach(''), reach('d.allowAs=1')], [false, true])
})
