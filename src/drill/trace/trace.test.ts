import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../topology/compile.ts'
import { GEOGRAPHY, site, worldOf } from '../../topology/testWorld.ts'
import { trace } from './trace.ts'
import { traceText } from './traceText.ts'

test('from a host to itself no link is crossed, and no MTU is told', () => {
  const topology = compile(
    worldOf(draft => site(draft, [{ name: 'edge-1' }])),
    GEOGRAPHY,
  )
  const [app] = topology.hosts.values()
  assert.ok(app)
  const traced = trace(topology, { convergence: topology.baseline, brokenLinks: new Set() }, app, app)
  assert.deepEqual([traced.outcome, traced.mtu, traced.back?.mtu], ['delivered', null, null])
  assert.doesNotMatch(traceText(traced), /MTU/)
})
