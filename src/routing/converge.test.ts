import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP, type Beliefs } from './beliefs.ts'
import { converge, type Tables } from './converge.ts'
import type { Network } from './network.ts'
import { allRoutesText, drawn, routesText } from './testNetwork.ts'

function tablesOf(drawing: string): Tables {
  return converge(drawn(drawing), ALL_UP).tables
}

for (const [because, drawing, expected] of [
  [
    'a chain hands the prefix on',
    `a 1 10.0.0.0/16
     b 2
     c 3
     a -- b
     b -- c`,
    { a: ['10.0.0.0/16 here'], b: ['10.0.0.0/16 via a (1)'], c: ['10.0.0.0/16 via b (2 1)'] },
  ],
  [
    'the shorter way round a ring',
    `a 1 10.0.0.0/16
     b 2
     c 3
     d 4
     a -- b
     b -- c
     c -- d
     d -- a`,
    { c: ['10.0.0.0/16 via b (2 1)'], d: ['10.0.0.0/16 via a (1)'] },
  ],
  [
    'both ways round a ring where several paths may be used',
    `a 1 10.0.0.0/16
     b 2
     c 3 paths=2
     d 4
     a -- b
     b -- c
     c -- d
     d -- a`,
    { c: ['10.0.0.0/16 via b (2 1) + via d (4 1)'] },
  ],
  [
    'iBGP routes are not passed on by iBGP: c does not hear of it',
    `far 9 10.0.0.0/16
     a 1
     b 1
     c 1
     far -- a
     a -- b
     b -- c`,
    { b: ['10.0.0.0/16 via a (9)'], c: [] },
  ],
  [
    'in a full mesh everybody does',
    `far 9 10.0.0.0/16
     a 1
     b 1
     c 1
     far -- a
     a -- b
     b -- c
     a -- c`,
    { b: ['10.0.0.0/16 via a (9)'], c: ['10.0.0.0/16 via a (9)'] },
  ],
  [
    'a reflector hands on every path with its own next hop, and is no hop itself',
    `x 65000 10.0.0.0/16
     y 65000 10.0.0.0/16
     hub 64600
     g 64512 paths=16
     x -- hub hub.group=customers hub.from=gateways
     y -- hub hub.group=customers hub.from=gateways
     hub -- g hub.group=gateways hub.from=customers hub.everyPath g.from=local`,
    { g: ['10.0.0.0/16 via x (65000) + via y (65000)'], hub: ['10.0.0.0/16 via x (65000)'], x: ['10.0.0.0/16 here'] },
  ],
  [
    'a static with distance 1 is used, and BGP tells the others nothing of it',
    `a 1 10.0.0.0/16
     b 2
     c 3
     a -- b b.from=bgp
     b -- c b.from=bgp
     b -> c 10.0.0.0/16`,
    { b: ['10.0.0.0/16 via c (static)'], c: [] },
  ],
  [
    'the best of BGP is told on though a static is used: the better of two, and not the one that went first',
    `a 1
     b 2 10.0.0.0/16
     c 3 10.0.0.0/16
     d 4
     a -- b a.lp=200
     a -- c a.lp=100
     a -- d a.from=bgp a.inactive
     a -> nowhere 10.0.0.0/16`,
    { a: ['10.0.0.0/16 discarded'], d: ['10.0.0.0/16 via a (1 2)'] },
  ],
  [
    'a floating static waits until BGP has nothing',
    `a 1
     b 2
     a -- b
     b -> a 10.0.0.0/16 distance=250`,
    { b: ['10.0.0.0/16 via a (static)'] },
  ],
] as const) {
  test(because, () => {
    const tables = tablesOf(drawing)
    for (const [node, routes] of Object.entries(expected)) assert.deepEqual(routesText(tables, node), routes, node)
    assert.equal(tables.stable, true)
  })
}

test('one prefix more than the limit closes the session at both ends', () => {
  const drawing = (limit: number) => `
    a 1 10.0.0.0/16 10.1.0.0/16 10.2.0.0/16
    b 2 10.9.0.0/16
    c 3
    a -- b b.max=${limit}
    b -- c`
  const open = tablesOf(drawing(3))
  assert.deepEqual([...open.overLimit], [])
  assert.equal(routesText(open, 'b').length, 4)
  const closed = tablesOf(drawing(2))
  assert.deepEqual([...closed.overLimit], ['a-b'])
  assert.deepEqual(routesText(closed, 'a'), ['10.0.0.0/16 here', '10.1.0.0/16 here', '10.2.0.0/16 here'])
  assert.deepEqual(routesText(closed, 'b'), ['10.9.0.0/16 here'])
  assert.deepEqual(routesText(closed, 'c'), ['10.9.0.0/16 via b (2)'])
  assert.deepEqual(
    ['a-b@a', 'a-b@b'].map(end => [closed.accepted.get(end) ?? [], closed.advertised.get(end) ?? []].flat()),
    [[], []],
  )
})

test('a configuration without a stable solution ends, and says so', () => {
  // Griffin and Wilfong's BAD GADGET: each prefers the way round over its own.
  const tables = tablesOf(`
    o 9 10.0.0.0/16
    a 1
    b 2
    c 3
    o -- a
    o -- b
    o -- c
    a -- b a.lp=200
    b -- c b.lp=200
    c -- a c.lp=200
  `)
  assert.equal(tables.stable, false)
})

test('what comes to no rest goes on when a limit closes a session beside it', () => {
  const disputed = (limit: string) =>
    tablesOf(`
      o 9 10.0.0.0/16 10.1.0.0/16
      a 1
      b 2
      c 3
      d 4
      o -- a
      o -- b
      o -- c
      a -- b a.lp=200
      b -- c b.lp=200
      c -- a c.lp=200
      a -- d ${limit}
    `).disputes.map(({ prefix, nodes }) => `${prefix} ${nodes.join('')}`)
  assert.deepEqual(disputed('d.max=1'), ['10.0.0.0/16 abc', '10.1.0.0/16 abc'])
  assert.deepEqual(disputed('d.max=2'), ['10.0.0.0/16 abcd', '10.1.0.0/16 abcd'])
})

const SQUARE = drawn(`
  a 1 10.0.0.0/16
  b 2
  c 3
  d 4
  a -- b
  b -- c
  c -- d
  d -- a
`)

function down(network: Network, ...links: readonly string[]): Beliefs {
  const ends = links.flatMap(link => network.links.get(link)?.ends.map(end => `${link}@${end}`) ?? [])
  return { ...ALL_UP, linkEndsDown: new Set(ends) }
}

test('a cut moves routes to the other way, healing gives the first tables back', () => {
  const before = converge(SQUARE, ALL_UP)
  const cut = converge(SQUARE, down(SQUARE, 'a-b'), before)
  assert.deepEqual(routesText(cut.tables, 'b'), ['10.0.0.0/16 via c (3 4 1)'])
  const healed = converge(SQUARE, ALL_UP, cut)
  assert.equal(allRoutesText(SQUARE, healed.tables), allRoutesText(SQUARE, before.tables))
})

test('an end that cannot hear its neighbour any more keeps what it heard last, until it drops the session', () => {
  const before = converge(SQUARE, ALL_UP)
  const silent = { ...ALL_UP, sessionsBlocked: new Set(['a-b']) }
  const deaf = converge(SQUARE, silent, before)
  assert.deepEqual(routesText(deaf.tables, 'b'), ['10.0.0.0/16 via a (1)'])
  const noticed = converge(SQUARE, { ...silent, sessionEndsDown: new Set(['a-b@b']) }, deaf)
  assert.deepEqual(routesText(noticed.tables, 'b'), ['10.0.0.0/16 via c (3 4 1)'])
})

test('what is stale is what was heard last, not what the neighbour would say now', () => {
  const network = drawn(`
    a 1 10.0.0.0/16
    b 2
    c 3
    a -- b
    b -- c
  `)
  const before = converge(network, ALL_UP)
  const blocked = { ...ALL_UP, sessionsBlocked: new Set(['b-c']) }
  const after = converge(network, { ...blocked, linkEndsDown: new Set(['a-b@a', 'a-b@b']) }, before)
  assert.deepEqual(routesText(after.tables, 'b'), [])
  assert.deepEqual(routesText(after.tables, 'c'), ['10.0.0.0/16 via b (2 1)'])
})

test('an end that waits for a restart keeps its routes although the session is down', () => {
  const before = converge(SQUARE, ALL_UP)
  const ends = new Set(['a-b@a', 'a-b@b'])
  const waiting = converge(SQUARE, { ...ALL_UP, sessionEndsDown: ends, staleEnds: ends }, before)
  assert.deepEqual(routesText(waiting.tables, 'b'), ['10.0.0.0/16 via a (1)'])
})

test('a static is used only while its end of the link is up', () => {
  const network = drawn(`
    a 1
    b 2
    a -- b silent
    a -> b 10.0.0.0/16
  `)
  const routes = (beliefs: Beliefs) => routesText(converge(network, beliefs).tables, 'a')
  assert.deepEqual(routes(ALL_UP), ['10.0.0.0/16 via b (static)'])
  assert.deepEqual(routes({ ...ALL_UP, linkEndsDown: new Set(['a-b@b']) }), ['10.0.0.0/16 via b (static)'])
  assert.deepEqual(routes({ ...ALL_UP, linkEndsDown: new Set(['a-b@a']) }), [])
})

test('packets of a prefix with candidates of different MTU are limited, others are not', () => {
  const tables = tablesOf(`
    g 64512 mixedMtu=1500 paths=16
    x 65000 10.0.0.0/16 10.1.0.0/16
    y 65000 10.0.0.0/16
    g -- x mtu=9001
    g -- y mtu=1446 y.prepend=3
  `)
  const limit = (prefix: string) => tables.routes.get('g')?.get(prefix)?.mtuLimit
  assert.deepEqual([limit('10.0.0.0/16'), limit('10.1.0.0/16')], [1500, Number.POSITIVE_INFINITY])
})
