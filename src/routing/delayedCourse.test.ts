import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_UP, at, type Beliefs } from './beliefs.ts'
import { converge } from './converge.ts'
import { DelayedCourse } from './delayedCourse.ts'
import type { Frame, Phase } from './frame.ts'
import type { Network } from './network.ts'
import { allRoutesText, drawn } from './testNetwork.ts'

/** A full mesh of `size` ASes, o among them, which alone has the prefix. */
function clique(size: number, options: string): string {
  const others = 'abcdefg'.slice(0, size - 1).split('')
  const all = ['o', ...others]
  const pairs = all.flatMap((a, i) => all.slice(i + 1).map(b => [a, b] as const))
  const own = (node: string) => options.split(' ').map(option => option.replace(/^each\./, `${node}.`))
  return [
    'o 9 10.0.0.0/16',
    ...others.map((name, i) => `${name} ${i + 1}`),
    ...pairs.map(([a, b]) => `${a} -- ${b} ${[...new Set([...own(a), ...own(b)])].join(' ')}`),
  ].join('\n')
}

function down(network: Network, ...links: readonly string[]): Beliefs {
  return {
    ...ALL_UP,
    linkEndsDown: new Set(links.flatMap(name => network.links.get(name)?.ends.map(end => at(name, end)) ?? [])),
  }
}

/** What follows when these links go down at 1000. */
function after(network: Network, links: readonly string[], phase: Phase = 'worst'): readonly Frame[] {
  const course = new DelayedCourse(network, converge(network, ALL_UP), phase)
  course.change(down(network, ...links), 1000, 'carrier')
  return course.frames(Number.POSITIVE_INFINITY)
}

function way(frame: Frame | undefined, node: string): string {
  const [path] = frame?.convergence.tables.routes.get(node)?.get('10.0.0.0/16')?.chosen ?? []
  return path ? path.asPath.join(' ') || 'own' : 'nothing'
}

for (const [size, phase, times, because] of [
  [3, 'worst', [1000, 1010], 'two others have only each other to ask'],
  [5, 'worst', [1000, 1010, 31_010, 61_010], 'n - 3 intervals (Labovitz et al., Delayed Internet Routing Convergence)'],
  [6, 'worst', [1000, 1010, 31_010, 61_010, 91_010], 'one more AS, one more interval'],
  [6, 'best', [1000, 1010, 23_510, 46_010, 68_510], 'three quarters of each (RFC 4271 §10)'],
] as const) {
  test(`a clique of ${size} explores until ${times.at(-1)} (${phase}) that a prefix is gone: ${because}`, () => {
    const network = drawn(clique(size, 'each.interval=30 each.withdrawalsWait delay=10'))
    const cut = [...network.links.keys()].filter(name => name.startsWith('o-'))
    const frames = after(network, cut, phase)
    assert.deepEqual(
      frames.map(({ atMs }) => atMs),
      times,
    )
    assert.equal(
      allRoutesText(network, frames.at(-1)!.convergence.tables),
      allRoutesText(network, converge(network, down(network, ...cut)).tables),
    )
  })
}

test('withdrawals that go at once end the exploration before any interval is over', () => {
  const network = drawn(clique(6, 'each.interval=30 delay=10'))
  const frames = after(
    network,
    [...network.links.keys()].filter(name => name.startsWith('o-')),
  )
  assert.deepEqual([frames.at(-1)?.atMs, way(frames.at(-1), 'a')], [1030, 'nothing'])
})

const CHAIN = `
  a 1 10.0.0.0/16
  b 2
  c 3
  d 4
  a -- b delay=5
  b -- c delay=10
  c -- d delay=20
  a -- d d.prepend=3 a.prepend=3`

test('news take as long as the links they cross; on the way there is a loop', () => {
  const frames = after(drawn(CHAIN), ['a-b'])
  assert.deepEqual(
    frames.map(frame => [frame.atMs, way(frame, 'b'), way(frame, 'c'), way(frame, 'd')]),
    [
      [1000, 'nothing', '2 1', '3 2 1'],
      [1010, 'nothing', 'nothing', '3 2 1'],
      [1030, 'nothing', 'nothing', '1 1 1 1'],
      [1050, 'nothing', '4 1 1 1 1', '1 1 1 1'],
      [1060, '3 4 1 1 1 1', '4 1 1 1 1', '1 1 1 1'],
    ],
  )
})

test('a message on its way is lost with its session', () => {
  const network = drawn(CHAIN)
  const course = new DelayedCourse(network, converge(network, ALL_UP), 'worst')
  course.change(down(network, 'a-b'), 1000, 'carrier')
  const early = course.frames(1005)
  course.change(down(network, 'a-b', 'b-c'), 1005, 'carrier')
  const late = course.frames(Number.POSITIVE_INFINITY)
  assert.deepEqual(
    [...early, ...late].map(frame => [frame.atMs, way(frame, 'c')]),
    [
      [1000, '2 1'],
      [1005, 'nothing'],
      [1025, 'nothing'],
      [1045, '4 1 1 1 1'],
    ],
  )
})

test('an advertisement waits until the interval since the last one is over', () => {
  const network = drawn(`
    a 1 10.0.0.0/16
    b 2
    c 3
    a -- b b.lp=300
    a -- b name=second b.lp=200 a.prepend=1
    a -- b name=third b.lp=100 a.prepend=2
    b -- c b.interval=30`)
  const course = new DelayedCourse(network, converge(network, ALL_UP), 'worst')
  course.change(down(network, 'a-b'), 1000, 'carrier')
  const first = course.frames(5000)
  course.change(down(network, 'a-b', 'second'), 5000, 'carrier')
  const frames = [...first, ...course.frames(Number.POSITIVE_INFINITY)]
  assert.deepEqual(
    frames.map(frame => [frame.atMs, way(frame, 'b'), way(frame, 'c')]),
    [
      [1000, '1 1', '2 1 1'],
      [5000, '1 1 1', '2 1 1'],
      [31_000, '1 1 1', '2 1 1 1'],
    ],
  )
})

test('Griffin and Wilfong’s BAD GADGET comes to no rest: it ends, and says who goes round about what', () => {
  const ring = (a: string, b: string) => `${a}.from=origin ${b}.from=origin ${a}.group=ring ${b}.group=ring`
  const network = drawn(`
    o 9
    x 8 10.0.0.0/16
    a 1
    b 2
    c 3
    x -- o name=up
    x -- o name=better o.lp=200
    o -- a a.group=origin
    o -- b b.group=origin
    o -- c c.group=origin
    a -- b a.lp=200 ${ring('a', 'b')} delay=10
    b -- c b.lp=200 ${ring('b', 'c')} delay=10
    a -- c c.lp=200 ${ring('a', 'c')} delay=10`)
  const before = converge(network, down(network, 'up', 'better'))
  assert.equal(before.tables.stable, true)
  const course = new DelayedCourse(network, before, 'worst')
  course.change(ALL_UP, 1000, 'carrier')
  const last = course.frames(Number.POSITIVE_INFINITY).at(-1)
  assert.deepEqual(last?.convergence.tables.disputes, [{ prefix: '10.0.0.0/16', nodes: ['a', 'b', 'c'] }])
  assert.equal(last?.convergence.tables.stable, false)
})

test('DISAGREE goes round while both keep step, and ends with one of two, the same every time', () => {
  const network = drawn(`
    o 9 10.0.0.0/16
    p 8
    a 1
    b 2
    o -- p
    p -- a
    p -- b
    a -- b a.lp=200 b.lp=200 a.interval=30 b.interval=30 delay=10`)
  const played = () => {
    const course = new DelayedCourse(network, converge(network, down(network, 'o-p')), 'worst')
    course.change(ALL_UP, 1000, 'carrier')
    return course.frames(Number.POSITIVE_INFINITY)
  }
  const frames = played()
  const last = frames.at(-1)
  assert.deepEqual([way(frames[1], 'a'), way(frames[1], 'b')], ['2 8 9', '1 8 9'])
  assert.deepEqual([way(last, 'a'), way(last, 'b'), last?.convergence.tables.stable], ['2 8 9', '8 9', true])
  assert.deepEqual(
    played().map(({ atMs }) => atMs),
    frames.map(({ atMs }) => atMs),
  )
})
