import assert from 'node:assert/strict'
import { test } from 'node:test'
import { componentTexts } from './componentText.ts'
import { leftText, listedOutcomes } from './listedOutcomes.ts'
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
    '80 more outcomes, of 160 scenarios, are not listed: none of them is worse. --json has them all.',
  ])
  assert.deepEqual(leftText(listedOutcomes(groups.slice(0, 9)).left), [])
})

test('of thousands of names a few are read', () => {
  const fault = (name: string) => ({ kind: 'cut' as const, on: `connection:${name}`, name })
  const pairs = Array.from({ length: 3000 }, (_, i) => [fault('dx-a'), fault(`dx-${i}`)])
  const [texts] = componentTexts(pairs)
  assert.equal(texts?.lines.length, 1)
  assert.match(texts?.lines[0] ?? '', /^dx-a \+ dx-0, dx-1, .*, dx-39, 2960 more$/)
})
