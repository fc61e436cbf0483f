import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requirement } from '../requirement.ts'
import { campaign, unexplained } from './campaign.ts'
import { Sandbox } from './sandbox.ts'

const SIZE = { engine: 'frr', firstSeed: 1, count: 60, most: 12, lanes: 4 } as const

test('60 random networks of 2 to 12 FRR routers have what the model says, in every table', { timeout: 600_000 }, async t => {
  if (!requirement(t, 'namespaces') || !requirement(t, 'frr')) return
  await using sandbox = new Sandbox()
  const findings = await campaign(sandbox, SIZE)
  assert.deepEqual(unexplained(findings, SIZE), [])
  const comparisons = findings.flatMap(({ comparison }) => comparison ?? [])
  const same = comparisons.filter(({ outcome }) => outcome === 'same')
  const lines = comparisons.reduce((sum, comparison) => sum + comparison.lines, 0)
  t.diagnostic(`${comparisons.length} networks, ${lines} entries, ${same.length} with the model’s very solution`)
  assert.equal(comparisons.length, SIZE.count)
  assert.ok(same.length > SIZE.count / 2)
})
