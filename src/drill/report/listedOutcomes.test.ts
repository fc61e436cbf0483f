import assert from 'node:assert/strict'
import { test } from 'node:test'
import { componentTexts } from './componentText.ts'
import { leftText, listedOutcomes } from './listedOutcomes.ts'
import { listingOf } from './listing.ts'
import type { ScenarioGroup } from './scenarioGroups.ts'

function group(number: number, kind: 'counted' | 'own' | 'idle'): ScenarioGroup {
  const faults = [{ kind: 'cut' as const, on: `connection:c${number}`, name: `c${number}` }]
  return { faults: [faults, faults], ownEnd: kind === 'own', flows: [], moved: kind === 'idle' ? [] : [0] }
}

test('the worst two hundred outcomes are listed, own ends apart, and what changes nothing', () => {
  const groups = Array.from({ length: 720 }, (_, i) => group(i, i % 3 === 0 ? 'counted' : i % 3 === 1 ? 'own' : 'idle'))
  const { listed, left } = listedOutcomes(groups)
  assert.deepEqual(
    [
      listed.length,
      left.length,
      listed.filter(({ ownEnd }) => ownEnd).length,
      listed.filter(({ moved }) => moved.length === 0).length,
    ],
    [640, 80, 200, 240],
  )
  assert.deepEqual(listed.slice(0, 3), groups.slice(0, 3))
  assert.deepEqual(leftText(left), [
    "40 more outcomes (80 scenarios) and 40 more outcomes (80 scenarios) at a flow's own end are not listed: none of them is worse than those of its sort. --json has them all.",
  ])
  assert.deepEqual(leftText(listedOutcomes(groups.slice(0, 9)).left), [])
})

test('where more are asked for than a screen takes, so many of each sort are listed, and who has the others is said', () => {
  const groups = Array.from({ length: 90 }, (_, i) => group(i, i % 3 === 0 ? 'counted' : i % 3 === 1 ? 'own' : 'idle'))
  for (const [list, counted, ownEnds, because] of [
    [undefined, 30, 4, 'thirty outcomes are read, thirty own ends are not'],
    [29, 29, 29, 'as many as somebody says'],
    ['all', 30, 30, 'all'],
  ] as const) {
    const { listed, left } = listedOutcomes(groups, listingOf(list))
    const told = listed.filter(({ moved }) => moved.length > 0)
    assert.deepEqual(
      [told.filter(({ ownEnd }) => !ownEnd).length, told.filter(({ ownEnd }) => ownEnd).length],
      [counted, ownEnds],
      because,
    )
    assert.equal(told.length + left.length, 60, because)
  }
  const { left } = listedOutcomes(groups, { counted: { most: 29, shown: 29 }, ownEnds: { most: 30, shown: 30 } })
  assert.deepEqual(leftText(left, 'Ask.'), ['1 more outcome (2 scenarios) is not listed: it is not worse. Ask.'])
})

test('of thousands of names a few are read', () => {
  const fault = (name: string) => ({ kind: 'cut' as const, on: `connection:${name}`, name })
  const pairs = Array.from({ length: 3000 }, (_, i) => [fault('dx-a'), fault(`dx-${i}`)])
  const [texts] = componentTexts(pairs)
  assert.equal(texts?.lines.length, 1)
  assert.match(texts?.lines[0] ?? '', /^dx-a \+ dx-0, dx-1, .*, dx-39, 2960 more$/)
})
