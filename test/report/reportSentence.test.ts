import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worstSentence } from '../../src/drill/report/reportSentence.ts'
import { REPORTS, scenario, TOPOLOGIES } from './reports.ts'

const { nobodyTestedFailover, twoLocations } = TOPOLOGIES

for (const [report, sentence, because] of [
  [
    scenario(nobodyTestedFailover, 'silent dx-a'),
    'If dx-a (connection) fails silently, app → db is dark for up to 90 s (60 s at best), because nothing but the BGP hold timer notices, and it has to run out first; then the flow gets 1.25 of 7 Gbps at peak (18 %), held back by backup/1 and prod-vgw VPN egress.',
    'a slow timer and a thin spare way',
  ],
  [
    scenario(nobodyTestedFailover, 'cut session:vif-a'),
    'If vif-a (session) is cut, app → db gets 1.25 of 7 Gbps at peak (18 %), held back by backup/1 and prod-vgw VPN egress.',
    'a thin spare way without a pause',
  ],
  [
    scenario(nobodyTestedFailover, 'cut edge'),
    'If edge (router) goes down, app → db gets nothing through (0 % at peak) until it is repaired.',
    'no way at all',
  ],
  [
    scenario(twoLocations, 'silent dx-a'),
    'If dx-a (connection) fails silently, 50 % of app → lake is dark for up to 900 ms (600 ms at best), because BFD has to miss its packets first; then all 1 Gbps of the peak get through again.',
    'half of a flow for a moment',
  ],
  [
    scenario(twoLocations, 'cut dx-a', 'cut dx-b'),
    'If dx-a (connection) and dx-b (connection) fail together, app → lake gets nothing through (0 % at peak) until it is repaired.',
    'two at once, and the flow that fares worst',
  ],
  [
    scenario(twoLocations, 'cut dx-a', 'silent edge-2'),
    'If dx-a (connection) is cut and edge-2 (router) fails silently, app → db gets nothing through (0 % at peak) until it is repaired, nor does 1 more flow.',
    'two in different ways',
  ],
  [
    scenario(nobodyTestedFailover, 'cut backup'),
    'Nothing hurts: in the one scenario every flow keeps its peak rate without a pause, but once backup (VPN) is cut, app → db has no spare way left.',
    'nothing hurts, but the spare is gone',
  ],
  [
    scenario(nobodyTestedFailover, 'cut backup/1'),
    'Nothing hurts: in the one scenario every flow keeps its peak rate without a pause.',
    'nothing hurts',
  ],
  [
    REPORTS['own end alone']!,
    'Every fault drilled takes the end of every flow that suffers, which no network can survive.',
    'own ends',
  ],
  [REPORTS['no scenario']!, 'Nothing was drilled: name what to cut or silence, or ask for every single failure.', 'no scenario'],
  [
    REPORTS['no flow']!,
    'The estate names no flow, so there is nothing to judge: add flows with a steady and a peak rate.',
    'no flow',
  ],
] as const) {
  test(because, () => {
    assert.equal(worstSentence(report), sentence)
  })
}
