import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drill } from '../../src/drill/drill.ts'
import { everyDouble, everySingle } from '../../src/drill/play/enumerate.ts'
import { compareReports } from '../../src/drill/report/compareReports.ts'
import { comparisonHtml } from '../../src/drill/report/comparisonHtml.ts'
import { comparisonVerdict } from '../../src/drill/report/comparisonVerdict.ts'
import { sameFlows } from '../../src/drill/report/sameFlows.ts'
import { draftOf } from '../../src/resources/draft.ts'
import type { Draft, World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { flow } from '../../src/topology/testWorld.ts'
import { GEOGRAPHY, twoLocations } from './worlds.ts'

function report(world: World, scripts = everySingle) {
  const topology = compile(world, GEOGRAPHY)
  return drill(topology, scripts(topology))
}

function changed(write: (draft: Draft) => void, world = twoLocations()): World {
  const draft = draftOf(world)
  write(draft)
  return draft
}

const OLDER = report(twoLocations())

test('a flow that got a name is the same flow, and that it is worse is seen', () => {
  const named = changed(
    draft => draft.update('flow', 'flow-app-db', { tags: { 'landbridge:name': 'orders' } }),
    twoLocations({ bfd: false }),
  )
  const { differences, isWorse } = compareReports(OLDER, report(named))
  assert.deepEqual([...new Set(differences.map(({ change }) => change))], ['worse'])
  assert.ok(
    differences.some(
      each =>
        each.flow === 'app → db (orders), before app → db' &&
        each.scenario === 'dx-a (connection) silent' &&
        each.what.join() === 'dark: 900 ms → 90 s',
    ),
  )
  assert.equal(isWorse, true)
})

const ends = (name?: string, to = 'db') => ({ from: 'app', to, ...(name === undefined ? {} : { name }) })
for (const [older, newer, same, because] of [
  [[ends('a')], [ends('b')], [[0, 0]], 'the only one between its ends has another name'],
  [[ends('a'), ends('b')], [ends('b'), ends('c')], [[0, 1], [1, 0]], 'of two the other has kept its name'], // biome-ignore format: pairs
  [[ends('a')], [ends('b'), ends('c')], [], 'which of two it is nobody knows'],
  [[ends('a')], [ends('b', 'lake')], [], 'it ends elsewhere'],
  [[ends(), ends()], [ends(), ends()], [[0, 0], [1, 1]], 'twins are told apart by their order'], // biome-ignore format: pairs
] as const) {
  test(`flows ${JSON.stringify([older, newer])}: ${JSON.stringify(same)}, for ${because}`, () => {
    const [was, is] = sameFlows(older, newer)
    const found = was.flatMap(({ key }, i) => is.flatMap((each, k) => (each.key === key ? [[i, k]] : [])))
    assert.deepEqual(found, same)
  })
}

test('where no flow is in both nothing can be said, and that is said', () => {
  const others = { ...OLDER, baseline: OLDER.baseline.map(each => ({ ...each, from: 'elsewhere' })) }
  const comparison = compareReports(OLDER, others)
  assert.deepEqual([comparison.same, comparison.isWorse, comparison.isComparable], [0, false, false])
  assert.deepEqual(comparison.remarks, [
    'No flow is in both reports, neither by its name nor by its ends: nothing could be compared.',
  ])
  assert.match(comparisonHtml(comparison, 'x', { older: 'a', newer: 'b' }), /<p class="verdict bad">Nothing can be said: x/)
})

test('singles beside pairs have no scenario in common; singles beside a few of them have most in one alone', () => {
  const pairs = compareReports(OLDER, report(twoLocations(), everyDouble))
  assert.equal(pairs.isComparable, false)
  assert.match(
    pairs.remarks[0] ?? '',
    /^No scenario is in both reports \(\d+ in the older and \d+ in the newer alone, of \d+\), so that/,
  )
  const few = { ...OLDER, scenarios: OLDER.scenarios.filter(({ ownEnd }) => !ownEnd).slice(0, 2) }
  const all = OLDER.scenarios.filter(({ ownEnd }) => !ownEnd).length
  const some = compareReports(OLDER, few)
  assert.deepEqual(
    [some.isComparable, some.remarks],
    [
      true,
      [
        `Most scenarios are in one of the reports alone (${all - 2} in the older and 0 in the newer alone, of ${all}) and were not compared; compare reports of the same --every, and of the same names of things.`,
      ],
    ],
  )
  assert.deepEqual(compareReports(OLDER, OLDER).remarks, [])
})

test('a new flow that does not get through is new and bad, which is not worse than before', () => {
  // 30 Gbit/s over two ports of 10: short before any fault, of which failures are no news of their own unless they take more.
  const more = compareReports(OLDER, report(changed(draft => flow(draft, 'db', 30e9, 30e9, 'app2'), withHost())))
  const bad = more.differences.filter(({ change }) => change === 'new and bad')
  assert.deepEqual(bad.find(({ scenario }) => scenario === 'before any fault')?.what, ['survives: partly'])
  const alone = { ...more, differences: bad, isWorse: false }
  assert.deepEqual(comparisonVerdict(alone), { text: 'Nothing got worse, and something is new and bad', style: 'warning' })
  const kept = compareReports(OLDER, report(changed(draft => flow(draft, 'db', 1e6, 1e6, 'app2'), withHost())))
  assert.ok(kept.differences.some(({ change }) => change === 'appeared'))
  assert.deepEqual([kept.isWorse, kept.isComparable], [false, true])
})

function withHost(): World {
  return changed(draft =>
    draft.put(
      'host',
      'h-app2',
      { account: '123456789012', region: 'us-east-1' },
      { name: 'app2', address: '10.0.1.11', siteId: 'site-1' },
    ),
  )
}

test('less room in packets is worse, before any fault and after', () => {
  const narrow = report(changed(draft => draft.update('virtualInterface', 'dxvif-a', { mtu: 1500 })))
  const { differences, isWorse } = compareReports(OLDER, narrow)
  const found = (name: string) =>
    differences
      .filter(each => each.scenario === 'before any fault' && each.flow === name)
      .map(({ change, what }) => [change, what])
  // AWS sends 1500 bytes to a site that it hears over a VPN anyway, which is so for prod alone.
  assert.deepEqual(found('app → db'), [['worse', ['MTU there: 9001 → 1500']]])
  assert.deepEqual(found('app → lake'), [['worse', ['MTU: 9001 → 1500']]])
  assert.equal(isWorse, true)
  const widened = compareReports(narrow, OLDER)
  assert.deepEqual([...new Set(widened.differences.map(({ change }) => change))], ['better'])
})
