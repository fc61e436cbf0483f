import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAddress } from '../net/address.ts'
import { ALL_UP } from './beliefs.ts'
import { converge } from './converge.ts'
import { type Branch, forward } from './forward.ts'
import { drawn } from './testNetwork.ts'

function branches(drawing: string, from: string, to: string, broken: readonly string[] = []): readonly Branch[] {
  const network = drawn(drawing)
  const address = parseAddress(to)
  assert.ok(address)
  return forward(network, converge(network, ALL_UP).tables, new Set(broken), from, address)
}

/** `a > b > c delivered at c` and, where the load is shared, each branch with its share. */
function text(found: readonly Branch[]): string[] {
  const line = ({ hops, share, reason }: Branch) =>
    `${share === 1 ? '' : `${share} `}${hops.map(hop => hop.node).join(' > ')}: ${reason}`
  return found.map(line).sort()
}

const CHAIN = `
  a 1
  b 2
  c 3 10.0.0.0/16
  a -- b
  b -- c`

for (const [because, drawing, to, expected] of [
  ['along a chain', CHAIN, '10.0.1.1', ['a > b > c: delivered at c']],
  ['nobody knows the destination', CHAIN, '10.9.0.1', ['a: no route at a']],
  ['another address family', CHAIN, '2001:db8::1', ['a: no route at a']],
  [
    'the longest prefix wins over the better path',
    `a 1
     b 2 10.0.0.0/8
     c 3 10.1.0.0/16
     a -- b
     a -- c c.prepend=5`,
    '10.1.0.1',
    ['a > c: delivered at c'],
  ],
  [
    'equal paths share alike, hop by hop',
    `a 1 paths=4
     b 2 paths=4
     c 3
     d 4 10.0.0.0/16
     e 5
     a -- b
     a -- c c.prepend=1
     b -- d
     b -- d name=second
     c -- d`,
    '10.0.0.1',
    ['0.5 a > b > d: delivered at d', '0.5 a > b > d: delivered at d'],
  ],
  [
    'three ways are a third each',
    `a 1 paths=4
     b 2 10.0.0.0/16
     a -- b name=x
     a -- b name=y
     a -- b name=z`,
    '10.0.0.1',
    Array.from({ length: 3 }, () => `${1 / 3} a > b: delivered at b`),
  ],
  [
    'two statics that point at each other are a loop',
    `a 1
     b 2
     a -- b silent
     a -> b 10.0.0.0/16
     b -> a 10.0.0.0/16 link=a-b`,
    '10.0.0.1',
    ['a > b > a: loop between a and b'],
  ],
  [
    'a route that discards on purpose says so',
    `a 1
     b 2
     a -- b silent
     a -> b 10.0.0.0/8
     b -> nowhere 10.1.0.0/16`,
    '10.1.0.1',
    ['a > b: discarded at b'],
  ],
  [
    'behind a reflector packets leave by the next hop it kept',
    `g 64512
     hub 64600
     x 65000 10.0.0.0/16
     x -- hub hub.group=customers hub.from=gateways
     hub -- g hub.group=gateways hub.from=customers hub.everyPath`,
    '10.0.0.1',
    ['g > x: delivered at x'],
  ],
] as const) {
  test(because, () => {
    assert.deepEqual(text(branches(drawing, because.startsWith('behind') ? 'g' : 'a', to)), expected)
  })
}

test('a chain that is too long is dropped and not followed for ever', () => {
  const names = Array.from({ length: 40 }, (_, i) => `n${i}`)
  const lines = names.map((name, i) => `${name} ${i + 1}${i === 39 ? ' 10.0.0.0/16' : ''}`)
  const chain = [...lines, ...names.slice(1).map((name, i) => `${names[i]} -- ${name}`)].join('\n')
  assert.match(text(branches(chain, 'n0', '10.0.0.1'))[0] ?? '', /more than 32 hops$/)
  assert.match(text(branches(chain, 'n20', '10.0.0.1'))[0] ?? '', /delivered at n39$/)
})

test('a link that swallows packets drops what the tables still send there, and only that', () => {
  const drawing = `
    a 1 paths=2
    b 2 10.0.0.0/16
    a -- b name=x
    a -- b name=y`
  const found = branches(drawing, 'a', '10.0.0.1', ['y'])
  assert.deepEqual(found.map(({ share, outcome }) => `${share} ${outcome}`).sort(), ['0.5 delivered', '0.5 dropped'])
  assert.deepEqual(text(found)[1], '0.5 a: packets vanish on y')
})

for (const [because, options, expected] of [
  ['the narrowest link', ['mtu=9001', 'mtu=1446'], { mtu: 1446, rttMs: 0 }],
  ['delays add up', ['rtt=1.5', 'rtt=2'], { mtu: 9001, rttMs: 3.5 }],
  ['one unknown delay makes the sum unknown', ['rtt=1.5', 'rtt=unknown'], { mtu: 9001, rttMs: undefined }],
] as const) {
  test(`along a way: ${because}`, () => {
    const drawing = `
      a 1
      b 2
      c 3 10.0.0.0/16
      a -- b ${options[0]}
      b -- c ${options[1]}`
    const [only] = branches(drawing, 'a', '10.0.0.1')
    assert.deepEqual({ mtu: only?.mtu, rttMs: only?.rttMs }, expected)
  })
}

test('a prefix that is also heard over a smaller way is limited even on the larger one', () => {
  const drawing = `
    g 64512 mixedMtu=1500
    x 65000 10.0.0.0/16
    g -- x name=fibre mtu=9001
    g -- x name=tunnel mtu=1446 x.prepend=2`
  const [only] = branches(drawing, 'g', '10.0.0.1')
  assert.deepEqual([only?.hops[0]?.link?.name, only?.mtu], ['fibre', 1500])
})

test('what lies between a node and the link its reflected next hop uses counts for the delay, both ways alike', () => {
  const drawing = `
    g 64512 10.20.0.0/16
    hub 64600
    x 65000 10.0.0.0/16
    x -- hub rtt=2 hub.group=customers hub.from=gateways
    hub -- g rtt=60 hub.group=gateways hub.from=customers hub.everyPath`
  assert.deepEqual([branches(drawing, 'g', '10.0.0.1')[0]?.rttMs, branches(drawing, 'x', '10.20.0.1')[0]?.rttMs], [62, 62])
})

test('a hundred ways and more all arrive', () => {
  const spread = (from: string, to: string) => Array.from({ length: 12 }, (_, i) => `${from} -- ${to} name=${from}${to}${i}`)
  const drawing = ['a 1 paths=12', 'b 2 paths=12', 'c 3 10.0.0.0/16', ...spread('a', 'b'), ...spread('b', 'c')].join('\n')
  const found = branches(drawing, 'a', '10.0.0.1')
  assert.equal(found.length, 144)
  assert.ok(found.every(({ outcome, share }) => outcome === 'delivered' && Math.abs(share - 1 / 144) < 1e-12))
})
