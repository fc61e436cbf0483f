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
  ['65535:65283', ['b', 'c'], 'NO_EXPORT_SUBCONFED: so it does without confederations'],
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

/** What b tells of and does with 10.0.0.0/16, heard from a by eBGP with this community; c is beside b in its AS, d beyond. */
function marked(community: string, options: string) {
  const network = drawn(`
    a 65001 10.0.0.0/16
    b 65002
    c 65002
    d 65004
    a -- b a.tag=${community} ${options}
    b -- c
    b -- d
  `)
  const { tables } = converge(network, ALL_UP)
  const at = (node: string) => tables.routes.get(node)?.get('10.0.0.0/16')?.chosen[0]
  return { b: at('b'), c: at('c'), d: at('d') }
}

for (const [community, options, localPreference, because] of [
  ['65535:0', '', 100, 'nobody has to honour it'],
  ['65535:0', 'b.gshut', 0, 'the last resort'],
  ['65535:0', 'b.gshut b.lp=300', 0, 'whatever else is preferred'],
  ['65535:0', 'b.gshut b.in1==>lp:300', 0, 'and whatever rules say'],
  ['65535:0', 'b.gshut b.in1==>del:65535:0', 100, 'unless they take the community away'],
  ['1:1', 'b.gshut', 100, 'other communities ask for nothing'],
] as const) {
  test(`GRACEFUL_SHUTDOWN, ${community} ${options}: ${because}`, () => {
    const { b, c, d } = marked(community, options)
    // RFC 8326 §4: the AS prefers another way as a whole, and neighbours are not asked to.
    assert.deepEqual([b?.localPreference, c?.localPreference, d?.localPreference], [localPreference, localPreference, 100])
  })
}

test('GRACEFUL_SHUTDOWN inside an AS changes nothing: the border has done it (RFC 8326 §4.2)', () => {
  assert.equal(heard('a.tag=65535:0 b.gshut', [65_001, 65_001]).path?.localPreference, 100)
})

test('BLACKHOLE throws packets away where it is honoured, and stays in the AS (RFC 7999 §3.2)', () => {
  const { b, c, d } = marked('65535:666', 'b.blackhole')
  assert.deepEqual([b?.nextHop, b?.discard], [undefined, 'blackholed for a'])
  assert.deepEqual([c?.nextHop?.node, c?.communities], ['b', ['65535:666', '65535:65281']])
  assert.equal(d, undefined)
})

test('BLACKHOLE that nobody honours is a community like any other', () => {
  const { b, d } = marked('65535:666', '')
  assert.deepEqual([b?.nextHop?.node, d?.nextHop?.node], ['a', 'b'])
})

for (const [options, med, because] of [
  ['', [0, false], 'what is not said is not there'],
  ['a.med=7', [7, true], 'what is said is'],
  ['b.missingMed=50', [50, true], 'the receiver writes one in'],
  ['a.med=7 b.missingMed=50', [7, true], 'but not over another'],
] as const) {
  test(`MED, ${options || 'nothing said'}: ${because}`, () => {
    for (const asns of [
      [65_001, 65_002],
      [65_001, 65_001],
    ]) {
      const { path } = heard(options, asns)
      assert.deepEqual([path?.med, path?.hasMed], med)
    }
  })
}

test('a router that gives its own networks a MED tells it to other ASes, and to nobody that of others', () => {
  const { tables } = converge(
    drawn('a 65001 ownMed=3 10.0.0.0/16\nb 65002 ownMed=4 10.1.0.0/16\nc 65003\na -- b\nb -- c'),
    ALL_UP,
  )
  const meds = tables.accepted.get('b-c@c')?.map(({ prefix, med, hasMed }) => [prefix.text, med, hasMed])
  assert.deepEqual(meds?.sort(), [
    ['10.0.0.0/16', 0, false],
    ['10.1.0.0/16', 4, true],
  ])
})
