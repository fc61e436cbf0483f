import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../topology/compile.ts'
import { GEOGRAPHY, site, vpc, worldOf } from '../topology/testWorld.ts'
import { flowByName } from './flowByName.ts'

/** Two flows between the same ends, and one back. */
const TOPOLOGY = compile(
  worldOf(draft => {
    site(draft, [{ name: 'edge-1' }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    const scope = { account: '123456789012', region: 'us-east-1' }
    const demand = { steadyBps: 1e9, peakBps: 1e9, single: false }
    for (const name of ['copy', 'query']) {
      const tags = { 'landbridge:name': name }
      draft.put('flow', `flow-${name}`, scope, { from: 'h-app', to: 'h-db', ...demand, tags })
    }
    draft.put('flow', 'flow-pull', scope, { from: 'h-db', to: 'h-app', ...demand })
  }),
  GEOGRAPHY,
)

for (const [name, id] of [
  ['query', 'flow-query'],
  ['flow-query', 'flow-query'],
  ['db-to-app', 'flow-pull'],
] as const) {
  test(`${name} is the flow ${id}`, () => {
    const found = flowByName(TOPOLOGY, name)
    assert.equal('flow' in found ? found.flow.id : found.problem, id)
  })
}

for (const [name, problem] of [
  ['app-to-db', 'app-to-db is several flows: say copy or query.'],
  ['copied', 'No flow is called copied; there are copy, query and db-to-app.'],
] as const) {
  test(`${name}: ${problem}`, () => assert.deepEqual(flowByName(TOPOLOGY, name), { problem }))
}

test('flows without a name between the same ends are told apart by their ids', () => {
  const flows = TOPOLOGY.flows.map(({ name: _, ...flow }) => flow)
  for (const [name, problem] of [
    ['app-to-db', 'app-to-db is several flows: say flow-copy or flow-query.'],
    ['copied', 'No flow is called copied; there are flow-copy, flow-query and db-to-app.'],
  ] as const)
    assert.deepEqual(flowByName({ ...TOPOLOGY, flows }, name), { problem })
})

test('the one flow without a name between two ends is called by these, whatever others there are', () => {
  const flows = TOPOLOGY.flows.map(({ name, ...flow }) => (name === 'copy' ? flow : { ...flow, ...(name ? { name } : {}) }))
  const found = flowByName({ ...TOPOLOGY, flows }, 'app-to-db')
  assert.equal('flow' in found ? found.flow.id : found.problem, 'flow-copy')
})
