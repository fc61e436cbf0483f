import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP } from './beliefs.ts'
import { converge } from './converge.ts'
import type { Path } from './path.ts'
import { drawn, routesText } from './testNetwork.ts'

/** What b makes of a's one prefix over a session with these options, and what was refused of it. */
function heard(options: string, asns = [65_001, 65_002]): { path: Path | undefined; refused: readonly string[] } {
  const network = drawn(`
    a ${asns[0]} 10.0.0.0/16
    b ${asns[1]}
    a -- b ${options}
  `)
  const { tables } = converge(network, ALL_UP)
  return {
    path: tables.routes.get('b')?.get('10.0.0.0/16')?.chosen[0],
    refused: (tables.refused.get('a-b@b') ?? []).map(({ reason }) => reason),
  }
}

for (const [options, expected, because] of [
  ['', { asPath: [65_001], localPreference: 100, med: 0 }, 'the own AS is put in front'],
  ['a.prepend=2', { asPath: [65_001, 65_001, 65_001] }, 'prepended twice on top of it'],
  ['a.med=30', { med: 30 }, 'MED goes to the neighbour'],
  ['b.lp=200', { localPreference: 200 }, 'local preference is the receiver’s'],
  ['a.tag=7224:7300 b.lpBy=7224:7300=>300,7224:7100=>50', { localPreference: 300 }, 'by community'],
  ['a.tag=7224:7100,7224:7300 b.lpBy=7224:7300=>300,7224:7100=>50', { localPreference: 300 }, 'the first community that matches'],
  ['a.tag=1:1 b.lpBy=7224:7300=>300 b.lp=150', { localPreference: 150 }, 'no community matches: the plain value'],
  ['b.mark=0:9', { communities: ['0:9'] }, 'the receiver marks what it heard'],
  ['a.tag=1:1,2:2 a.untag=1:1', { communities: ['1:1', '2:2'] }, 'what is added is added after removing'],
  ['b.rank=3', { rank: 3 }, 'the rank of the source'],
] as const) {
  test(`${options || 'a plain session'}: ${because}`, () => {
    const { path } = heard(options)
    assert.ok(path)
    for (const [key, value] of Object.entries(expected)) assert.deepEqual(path[key as keyof Path], value, key)
  })
}

for (const [options, because] of [
  ['a.from=static', 'this group is not exported'],
  ['a.only=10.0.0.0/8', 'exactly another prefix'],
  ['a.within=10.1.0.0/16', 'nothing covers it'],
  ['a.within=10.0.0.0/24', 'a filter that is longer than the prefix does not cover it'],
] as const) {
  test(`${options}: not announced, ${because}`, () => {
    assert.deepEqual(heard(options), { path: undefined, refused: [] })
  })
}

test('a filter that covers the prefix lets it pass', () => {
  assert.ok(heard('a.within=10.0.0.0/15').path)
  assert.ok(heard('a.only=10.0.0.0/16').path)
  assert.ok(heard('b.accept=10.0.0.0/8').path)
})

test('what the import filter drops is named', () => {
  assert.deepEqual(heard('b.accept=10.1.0.0/16'), { path: undefined, refused: ['import filter'] })
})

test('a path that already has the own AS is a loop', () => {
  const network = drawn(`
    a 65001 10.0.0.0/16
    b 65002
    c 65001
    a -- b
    b -- c
  `)
  const { tables } = converge(network, ALL_UP)
  assert.deepEqual(routesText(tables, 'c'), [])
  assert.deepEqual(
    tables.refused.get('b-c@c')?.map(({ reason }) => reason),
    ['own AS 65001 in the path'],
  )
})

test('within one AS neither the path grows nor MED nor local preference is lost', () => {
  const { path } = heard('a.med=30 b.lp=100', [65_001, 65_001])
  assert.deepEqual([path?.asPath, path?.med, path?.learnedFrom, path?.distance], [[], 30, 'ibgp', 200])
  const chain = drawn(`
    far 65009 10.0.0.0/16
    a 65001
    b 65001
    c 65003
    far -- a far.med=40 a.lp=250
    a -- b
    b -- c
  `)
  const { tables } = converge(chain, ALL_UP)
  const at = (node: string) => tables.routes.get(node)?.get('10.0.0.0/16')?.chosen[0]
  assert.deepEqual([at('b')?.localPreference, at('b')?.med], [250, 40])
  assert.deepEqual([at('c')?.localPreference, at('c')?.med, at('c')?.asPath], [100, 0, [65_001, 65_009]])
})

for (const [community, reach, because] of [
  ['65535:65282', ['b'], 'NO_ADVERTISE: whoever hears it tells nobody'],
  ['65535:65281', ['b', 'c'], 'NO_EXPORT: it stays in the AS that heard it'],
  ['1:1', ['b', 'c', 'd'], 'an ordinary community travels everywhere'],
] as const) {
  test(`${community} is heard by ${reach.join(', ')}: ${because}`, () => {
    const { tables } = converge(
      drawn(`
        a 65001 10.0.0.0/16
        b 65002
        c 65002
        d 65004
        a -- b a.tag=${community}
        b -- c
        c -- d
      `),
      ALL_UP,
    )
    assert.deepEqual(
      ['b', 'c', 'd'].filter(node => tables.routes.get(node)?.has('10.0.0.0/16')),
      reach,
    )
  })
}
