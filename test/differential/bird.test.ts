import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requirement } from '../requirement.ts'
import { campaign, unexplained } from './campaign.ts'
import { Sandbox } from './sandbox.ts'

const SIZE = { engine: 'bird', firstSeed: 1, count: 200, most: 30, lanes: 6 } as const

test('200 random networks of 2 to 30 BIRD routers have what the model says, in every table', { timeout: 600_000 }, async t => {
  if (!requirement(t, 'namespaces') || !requirement(t, 'bird')) return
  await using sandbox = new Sandbox()
  const findings = await campaign(sandbox, SIZE)
  assert.deepEqual(unexplained(findings, SIZE), [])
  const comparisons = findings.flatMap(({ comparison }) => comparison ?? [])
  const same = comparisons.filter(({ outcome }) => outcome === 'same')
  const lines = comparisons.reduce((sum, comparison) => sum + comparison.lines, 0)
  t.diagnostic(`${comparisons.length} networks, ${lines} entries, ${same.length} with the model’s very solution`)
  assert.equal(comparisons.length, SIZE.count)
  assert.ok(same.length > SIZE.count / 2)
  assert.ok(lines > 100 * SIZE.count)
})
