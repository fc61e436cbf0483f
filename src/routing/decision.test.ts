import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decide } from './decision.ts'
import type { Node } from './network.ts'
import type { Path } from './path.ts'
import { drawn, prefix } from './testNetwork.ts'

const PREFIX = prefix('10.0.0.0/16')

function path(name: string, over: Partial<Path> = {}): Path {
  return {
    prefix: PREFIX,
    protocol: 'bgp',
    nextHop: { link: name, node: `far-${name}` },
    localPreference: 100,
    asPath: [65_001],
    origin: 'igp',
    med: 0,
    hasMed: true,
    communities: [],
    learnedFrom: 'ebgp',
    session: name,
    group: 'bgp',
    distance: over.learnedFrom === 'ibgp' ? 200 : 20,
    rank: 0,
    neighbourRouterId: 1,
    mtu: 1500,
    label: 'bgp',
    ...over,
  }
}

const STATIC = {
  protocol: 'static',
  asPath: [],
  distance: 1,
  learnedFrom: 'self',
  group: 'static',
  neighbourRouterId: 0,
} as const
const node = (options: string): Node => [...drawn(`r 65000 ${options}`).nodes.values()][0]!
const ROUTER = node('paths=1')
const names = (paths: readonly Path[] | undefined) => (paths ?? []).map(p => p.nextHop?.link ?? 'here').join(' + ')

for (const [winner, loser, step, because] of [
  [{ localPreference: 200, asPath: [1, 2, 3] }, {}, 'local preference', 'it comes before the length of the path'],
  [{ asPath: [1], origin: 'incomplete' }, { asPath: [1, 2] }, 'AS path length', 'it comes before the origin'],
  [{ origin: 'igp', med: 50 }, { origin: 'egp' }, 'origin', 'IGP before EGP, and before MED'],
  [{ origin: 'egp' }, { origin: 'incomplete' }, 'origin', 'EGP before incomplete'],
  [{ med: 10, learnedFrom: 'ibgp' }, { med: 20 }, 'MED', 'within one neighbouring AS, before eBGP over iBGP'],
  [{ neighbourRouterId: 9 }, { learnedFrom: 'ibgp' }, 'eBGP over iBGP', 'it comes before the router ID'],
  [{ neighbourRouterId: 1 }, { neighbourRouterId: 2 }, 'router ID', 'the lower one'],
  [{ session: 'a' }, { session: 'b' }, 'session name', 'two sessions of one router'],
  [STATIC, { localPreference: 900 }, 'administrative distance', 'a static beats whatever BGP has chosen'],
  [{}, { ...STATIC, distance: 250 }, 'administrative distance', 'a floating static waits behind BGP'],
  [{ protocol: 'local', distance: 0 }, { ...STATIC, distance: 0 }, 'delivered here', 'what is here is here'],
] as const) {
  test(`${step} decides: ${because}`, () => {
    const paths = [
      path('x', { ...loser, nextHop: { link: 'loser', node: 'l' } }),
      path('x', { ...winner, nextHop: { link: 'winner', node: 'w' } }),
    ]
    for (const candidates of [paths, paths.toReversed()]) {
      const decision = decide(ROUTER, candidates)
      assert.deepEqual([names(decision?.chosen), decision?.decidedBy], ['winner', step])
      assert.deepEqual(
        decision?.lost.map(lost => [lost.path.nextHop?.link, lost.at]),
        [['loser', step]],
      )
    }
  })
}

test('no candidates, no decision; a single one needs none', () => {
  assert.equal(decide(ROUTER, []), undefined)
  assert.equal(decide(ROUTER, [path('a')])?.decidedBy, 'only path')
})

test('MED does not compare paths of different neighbouring ASes', () => {
  const decision = decide(ROUTER, [
    path('a', { asPath: [1], med: 500, neighbourRouterId: 1 }),
    path('b', { asPath: [2], med: 0, neighbourRouterId: 2 }),
  ])
  assert.deepEqual([names(decision?.chosen), decision?.decidedBy], ['a', 'router ID'])
})

test('MED removes the worse path of each AS even where pairwise comparison would go in circles', () => {
  // a beats b by router ID, b beats c by router ID, c beats a by MED: there is no order, but there is an answer.
  const paths = [
    path('a', { asPath: [1], med: 20, neighbourRouterId: 1 }),
    path('b', { asPath: [2], med: 0, neighbourRouterId: 2 }),
    path('c', { asPath: [1], med: 10, neighbourRouterId: 3 }),
  ]
  for (const order of permutations(paths)) assert.equal(names(decide(ROUTER, order)?.chosen), 'b')
})

const MISSING = { med: 0, hasMed: false } as const
const ELSEWHERE = { asPath: [65_009] } as const

for (const [options, paths, chosen, because] of [
  ['', [MISSING, { med: 1 }], 'p0', 'no MED counts as 0 (RFC 4271 §9.1.2.2)'],
  ['', [MISSING, { med: 0 }], 'p0 + p1', 'said or not said'],
  ['missingWorst=yes', [MISSING, { med: 4_000_000_000 }], 'p1', 'no MED counts as the worst'],
  ['missingWorst=yes', [MISSING, { med: 4_294_967_295 }], 'p0 + p1', 'which is the highest there is'],
  ['missingWorst=yes', [MISSING, { med: 5, ...ELSEWHERE }], 'p0 + p1', 'within one neighbouring AS only'],
  ['missingWorst=yes everyMed=yes', [MISSING, { med: 5, ...ELSEWHERE }], 'p1', 'or everywhere'],
  ['everyMed=yes', [{ med: 6 }, { med: 5, ...ELSEWHERE }], 'p1', 'where MEDs of several ASes mean the same'],
] as const) {
  test(`MED with ${options || 'no option'}: ${because}`, () => {
    const decision = decide(
      node(`paths=16 ${options}`),
      paths.map((over, i) => path(`p${i}`, over)),
    )
    assert.equal(names(decision?.chosen), chosen)
  })
}

for (const [ids, chosen, because] of [
  [[1, 2, 3], 'p0 + p2', 'a way that throws packets away shares no load'],
  [[2, 1, 3], 'here', 'and if it is the best of them nobody shares it'],
] as const) {
  test(`equal paths of which the second discards, router IDs ${ids.join(' ')}: ${because}`, () => {
    const paths = ids.map((neighbourRouterId, i) =>
      path(`p${i}`, { neighbourRouterId, ...(i === 1 ? { nextHop: undefined, discard: 'blackholed' } : {}) }),
    )
    const decision = decide(node('paths=16'), paths)
    assert.deepEqual([names(decision?.chosen), decision?.decidedBy], [chosen, 'discarded here'])
  })
}

for (const [options, paths, chosen, decidedBy, because] of [
  ['paths=16', [{}, {}, {}], 'p0 + p1 + p2', 'equal paths', 'all are used'],
  [
    'paths=2',
    [{ neighbourRouterId: 3 }, { neighbourRouterId: 1 }, { neighbourRouterId: 2 }],
    'p1 + p2',
    'router ID',
    'as many as allowed, by router ID',
  ],
  ['paths=16', [{}, { asPath: [9] }], 'p0 + p1', 'equal paths', 'AS numbers need not match, their count does'],
  ['paths=16', [{}, { med: 5 }], 'p0', 'MED', 'paths that lost a step share nothing'],
  ['paths=16 single=vpn', [{ group: 'vpn' }, { group: 'vpn' }], 'p0', 'session name', 'this group never shares the load'],
  ['paths=16 single=vpn', [{}, {}], 'p0 + p1', 'equal paths', 'other groups do'],
  ['paths=16', [STATIC, STATIC], 'p0 + p1', 'equal paths', 'equal statics share alike'],
] as const) {
  test(`of ${paths.length} equal paths with ${options}: ${because}`, () => {
    const decision = decide(
      node(options),
      paths.map((over, i) => path(`p${i}`, over)),
    )
    assert.deepEqual([names(decision?.chosen), decision?.decidedBy], [chosen, decidedBy])
  })
}

test('a reflector hands two paths over one session: one is chosen all the same', () => {
  const [a, b] = ['a', 'b'].map(link => path(link, { session: 'reflector', nextHop: { link, node: 'same' } })) as [Path, Path]
  for (const order of [
    [a, b],
    [b, a],
  ]) {
    const decision = decide(ROUTER, order)
    assert.deepEqual([names(decision?.chosen), decision?.decidedBy], ['a', 'next hop'])
  }
})

for (const [a, b, chosen, decidedBy, because] of [
  [
    { rank: 1, localPreference: 50 },
    { rank: 3, localPreference: 300 },
    'a',
    'source preference',
    'the source comes before any attribute',
  ],
  [{ rank: 2, ...STATIC }, { rank: 3 }, 'a', 'source preference', 'a static of a better source'],
  [{ rank: 1, ...STATIC, distance: 250 }, { rank: 1 }, 'a', 'AS path length', 'distance means nothing where sources are ranked'],
  [{ rank: 1, localPreference: 150 }, { rank: 1, localPreference: 200 }, 'b', 'local preference', 'within a source, BGP decides'],
] as const) {
  test(`ranked selection, ${decidedBy}: ${because}`, () => {
    const decision = decide(node('selection=ranked paths=16'), [path('a', a), path('b', b)])
    assert.deepEqual([names(decision?.chosen), decision?.decidedBy], [chosen, decidedBy])
  })
}

const anyPath = fc
  .record({
    localPreference: fc.constantFrom(100, 200),
    asPath: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
    origin: fc.constantFrom('igp' as const, 'incomplete' as const),
    med: fc.nat(2),
    learnedFrom: fc.constantFrom('ebgp' as const, 'ibgp' as const),
    neighbourRouterId: fc.integer({ min: 1, max: 3 }),
    group: fc.constantFrom('bgp', 'vpn'),
    rank: fc.nat(1),
  })
  .map(over => ({ ...over, distance: over.learnedFrom === 'ibgp' ? 200 : 20 }))

for (const options of ['paths=1', 'paths=2', 'paths=16 single=vpn', 'paths=2 selection=ranked']) {
  test(`with ${options} the decision does not depend on the order of arrival`, () => {
    fc.assert(
      fc.property(fc.array(anyPath, { minLength: 1, maxLength: 4 }), overs => {
        const paths = overs.map((over, i) => path(`p${i}`, over))
        const outcome = (order: readonly Path[]) => {
          const { chosen, decidedBy, lost } = decide(node(options), order)!
          return { chosen: names(chosen), decidedBy, lost: lost.map(l => `${l.path.session} at ${l.at}`).sort() }
        }
        const first = outcome(paths)
        for (const order of permutations(paths)) assert.deepEqual(outcome(order), first)
      }),
    )
  })
}

test('every candidate is either chosen or lost at a named step, and what was chosen is as good by every step', () => {
  fc.assert(
    fc.property(fc.array(anyPath, { minLength: 2, maxLength: 6 }), overs => {
      const paths = overs.map((over, i) => path(`p${i}`, over))
      const { chosen, lost } = decide(node('paths=16'), paths)!
      assert.deepEqual([...chosen, ...lost.map(l => l.path)].map(p => p.session).sort(), paths.map(p => p.session).sort())
      const best = Math.max(...paths.map(p => p.localPreference))
      assert.ok(chosen.every(p => p.localPreference === best))
      assert.equal(new Set(chosen.map(p => `${p.asPath.length} ${p.origin} ${p.learnedFrom}`)).size, 1)
    }),
  )
})

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, i) => permutations([...items.slice(0, i), ...items.slice(i + 1)]).map(rest => [item, ...rest]))
}
