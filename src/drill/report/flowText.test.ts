import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '../../topology/compile.ts'
import { directConnectGateway, GEOGRAPHY, port, site, vpc, worldOf } from '../../topology/testWorld.ts'
import { drill } from '../drill.ts'
import { everySingle } from '../play/enumerate.ts'
import { drillMarkdown } from './reportMarkdown.ts'
import { DRILL_REPORT } from './reportSchema.ts'
import { worstSentence } from './reportSentence.ts'
import { drillTable } from './reportTable.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }

const TOPOLOGY = compile(
  worldOf(draft => {
    site(draft, [{ name: 'edge-1' }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    directConnectGateway(draft, { prod: [] })
    const gateway = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway, octet: 20 })
    for (const name of ['copy', 'app-to-db']) {
      const demand = { steadyBps: 1e9, peakBps: name === 'copy' ? 3e9 : 1e9, single: false }
      draft.put('flow', `flow-${name}`, SCOPE, { from: 'h-app', to: 'h-db', ...demand, tags: { 'landbridge:name': name } })
    }
  }),
  GEOGRAPHY,
)

test('two flows between the same ends are told apart by the name that the estate gives, in every form of the report', () => {
  const report = drill(TOPOLOGY, everySingle(TOPOLOGY))
  DRILL_REPORT.parse(report)
  for (const flows of [report.flows, report.baseline, ...report.scenarios.map(({ flows }) => flows)])
    assert.deepEqual(
      flows.map(({ name }) => name),
      ['copy', undefined],
    )
  for (const text of [drillTable(report), drillMarkdown(report, 'A drill')]) assert.match(text, /app → db \(copy\)/)
  assert.match(worstSentence(report), /app → db/)
})
