import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP } from './beliefs.ts'
import { converge } from './converge.ts'
import type { Path } from './path.ts'
import { drawn } from './testNetwork.ts'

/** What b makes of a's prefixes 10.0.0.0/16 and 10.1.2.0/24 over a session with these options, by prefix. */
function heard(options: string, asns: readonly [number, number]): { paths: Map<string, Path>; refused: readonly string[] } {
  const { tables } = converge(drawn(`a ${asns[0]} 10.0.0.0/16 10.1.2.0/24\nb ${asns[1]}\na -- b ${options}`), ALL_UP)
  return {
    paths: new Map((tables.accepted.get('a-b@b') ?? []).map(path => [path.prefix.text, path])),
    refused: (tables.refused.get('a-b@b') ?? []).map(({ path, reason }) => `${path.prefix.text} ${reason}`),
  }
}

for (const [options, first, second, because] of [
  ['b.in1==>lp:70', { localPreference: 70 }, { localPreference: 70 }, 'a rule without conditions is about every path'],
  ['b.in1=to:10.0.0.0/16=>lp:70', { localPreference: 70 }, { localPreference: 100 }, 'exactly this prefix'],
  ['b.in1=to:10.0.0.0/8=>lp:70', { localPreference: 100 }, { localPreference: 100 }, 'a block that is no prefix of anybody'],
  ['b.in1=to:10.0.0.0/8+=>lp:70', { localPreference: 70 }, { localPreference: 70 }, 'all that it covers'],
  ['b.in1=to:10.0.0.0/8^17-24=>lp:70', { localPreference: 100 }, { localPreference: 70 }, 'of these lengths, the last one too'],
  ['b.in1=to:10.0.0.0/8^16-23=>lp:70', { localPreference: 70 }, { localPreference: 100 }, 'and the first'],
  ['b.in1=to:10.1.0.0/16+|10.0.0.0/16=>lp:70', { localPreference: 70 }, { localPreference: 70 }, 'any line of the list will do'],
  ['a.tag=1:1 b.in1=c:2:2|1:1=>lp:70', { localPreference: 70 }, { localPreference: 70 }, 'one of these communities'],
  ['a.tag=1:1 b.in1=c:2:2=>lp:70', { localPreference: 100 }, { localPreference: 100 }, 'none of these communities'],
  [
    'a.tag=1:1 b.in1=to:10.0.0.0/16&c:1:1=>lp:70',
    { localPreference: 70 },
    { localPreference: 100 },
    'all conditions have to hold',
  ],
  [
    'b.in1=to:10.0.0.0/16=>lp:70 b.in2==>lp:80',
    { localPreference: 70 },
    { localPreference: 80 },
    'the first that matches decides, alone',
  ],
  ['b.lp=150 b.in1=to:10.0.0.0/16=>lp:70', { localPreference: 70 }, { localPreference: 150 }, 'rules have the last word'],
  ['b.lp=150 b.in1==>med:5', { localPreference: 150, med: 5 }, { localPreference: 150 }, 'what a rule does not name stays'],
  ['b.mark=3:3 b.in1=c:3:3=>lp:70', { localPreference: 70 }, { localPreference: 70 }, 'a rule sees what was done before it'],
  ['b.in1=len:1-1=>lp:70', { localPreference: 70 }, { localPreference: 70 }, 'one number is in the path'],
  ['a.prepend=2 b.in1=len:0-2=>lp:70', { localPreference: 100 }, { localPreference: 100 }, 'prepended ones count'],
  ['a.prepend=2 b.in1=len:3-9=>lp:70', { localPreference: 70 }, { localPreference: 70 }, 'three are three'],
  ['a.out1=len:1-1=>med:7', { med: 7, hasMed: true }, { med: 7 }, 'on the way out the own number counts too'],
  ['a.out1=to:10.0.0.0/16=>prepend:2', { asPath: [65_001, 65_001, 65_001] }, { asPath: [65_001] }, 'the own AS on the way out'],
  [
    'b.in1=to:10.0.0.0/16=>prepend:2',
    { asPath: [65_001, 65_001, 65_001] },
    { asPath: [65_001] },
    'the neighbour’s on the way in',
  ],
  ['a.out1==>origin:incomplete', { origin: 'incomplete' }, { origin: 'incomplete' }, 'the origin is told'],
  ['b.in1==>origin:egp', { origin: 'egp' }, { origin: 'egp' }, 'or taken for something else'],
  ['a.tag=1:1,2:2 b.in1==>del:1:1', { communities: ['2:2'] }, { communities: ['2:2'] }, 'one community goes'],
  ['a.tag=1:1,2:2 b.in1==>del:all&add:3:3', { communities: ['3:3'] }, { communities: ['3:3'] }, 'all are replaced'],
  ['a.tag=1:1 b.in1==>del:1:1&add:1:1', { communities: ['1:1'] }, { communities: ['1:1'] }, 'what goes and comes is there, once'],
  [
    'a.out1==>lp:300',
    { localPreference: 100 },
    { localPreference: 100 },
    'local preference does not leave the AS (RFC 4271 §5.1.5)',
  ],
] as const) {
  test(`${options}: ${because}`, () => {
    const { paths } = heard(options, [65_001, 65_002])
    for (const [prefix, expected] of [
      ['10.0.0.0/16', first],
      ['10.1.2.0/24', second],
    ] as const) {
      const path = paths.get(prefix)
      assert.ok(path, prefix)
      for (const [key, value] of Object.entries(expected)) assert.deepEqual(path[key as keyof Path], value, `${prefix} ${key}`)
    }
  })
}

test('a rule that drops on the way in is named, on the way out nobody hears of the path', () => {
  assert.deepEqual(heard('b.in1=to:10.0.0.0/16=>drop', [65_001, 65_002]).refused, ['10.0.0.0/16 import rule'])
  const { paths, refused } = heard('a.out1=to:10.0.0.0/16=>drop', [65_001, 65_002])
  assert.deepEqual([[...paths.keys()], refused], [['10.1.2.0/24'], []])
})

test('inside an AS a rule sets local preference on the way out, and puts nothing in front of the path', () => {
  const { paths } = heard('a.out1==>lp:300&prepend:3 b.in1==>prepend:3', [65_001, 65_001])
  const path = paths.get('10.0.0.0/16')
  assert.deepEqual([path?.localPreference, path?.asPath], [300, []])
})
