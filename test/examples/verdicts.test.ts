import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everyDouble, everySingle } from '../../src/drill/play/enumerate.ts'
import { DRILL_REPORT } from '../../src/drill/report/reportSchema.ts'
import { flowTo, line, played } from '../drill/lines.ts'

const open = async (name: string) =>
  topologyOf(await readEstate(new URL(`../../examples/${name}/estate.yaml`, import.meta.url).pathname))

const EXAMPLES = {
  'two-locations': {
    before: [
      ['db', 'whole, 0 ms, 9001/1500, 100/100'],
      ['lake', 'whole, 0 ms, 9001/9001, 100/100'],
    ],
    after: [
      [['cut dx-a'], 'db', 'whole, 10..100 ms carrier, 9001/1500, 100/100'],
      [['silent dx-a'], 'db', 'whole, 600..900 ms bfd, 9001/1500, 100/100'],
      [['silent location:EqDC2'], 'db', 'whole, 600..900 ms bfd, 9001/1500, 100/100'],
      [['cut edge-2'], 'db', 'whole, 600..900 ms gateway, 9001/9001, 100/100, redundancy lost'],
      [['cut backup'], 'db', 'whole, 0 ms, 9001/9001, 100/100'],
      [['cut dx-a', 'cut dx-b'], 'db', 'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86, redundancy lost'],
      [['cut dx-a', 'cut dx-b'], 'lake', 'no, null..null ms, -/-, 0/0'],
      [['cut edge-1', 'cut edge-2'], 'db', 'no, null..null ms, -/-, 0/0'],
      [['cut dx-a', 'cut backup'], 'db', 'whole, 10..100 ms carrier, 9001/9001, 100/100, redundancy lost'],
    ],
  },
  'nobody-tested-failover': {
    before: [['db', 'whole, 0 ms, 9001/1500, 100/100']],
    after: [
      [['cut connection:dx'], 'db', 'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86, redundancy lost'],
      [['silent connection:dx'], 'db', 'partly, 60000..90000 ms hold, 1446/1446, 41.67/17.86, redundancy lost'],
      [['cut backup'], 'db', 'whole, 0 ms, 9001/9001, 100/100, redundancy lost'],
      [['cut edge-1'], 'db', 'no, null..null ms, -/-, 0/0'],
    ],
  },
  'single-vpn': {
    before: [['web', 'whole, 0 ms, 1446/1446, 100/100']],
    after: [
      [['cut tunnel:office-to-aws/1'], 'web', 'whole, 20000..30000 ms dpd, 1446/1446, 100/100'],
      [['cut office-to-aws'], 'web', 'no, null..null ms, -/-, 0/0'],
    ],
  },
  // The story of a black hole: the VPN is up, and no route of the transit gateway leads into it.
  'nobody-tested-failover-tgw': {
    before: [['db', 'whole, 0 ms, 8500/8500, 100/100']],
    after: [
      [['cut connection:dx'], 'db', 'no, null..null ms, 1446/-, 0/0'],
      [['silent connection:dx'], 'db', 'no, null..null ms, 1446/-, 0/0'],
      [['cut backup'], 'db', 'whole, 0 ms, 8500/8500, 100/100'],
      [['cut edge-1'], 'db', 'no, null..null ms, -/-, 0/0'],
    ],
  },
  'encrypted-direct-connect': {
    before: [['db', 'whole, 0 ms, 1446/1446, 100/100']],
    after: [
      [['cut dx-a'], 'db', 'whole, 10..100 ms carrier, 1446/1446, 100/100'],
      [['silent dx-a'], 'db', 'whole, 600..900 ms bfd, 1446/1446, 100/100'],
      [['cut dx-a', 'cut dx-b'], 'db', 'partly, 20000..30000 ms dpd, 1446/1446, 100/62.5, redundancy lost'],
      [['cut edge-1'], 'db', 'partly, 20000..30000 ms dpd, 1446/1446, 100/62.5'],
      [['cut edge-2'], 'db', 'partly, 20000..30000 ms dpd, 1446/1446, 100/62.5, redundancy lost'],
      [['cut sealed-a', 'cut sealed-b'], 'db', 'partly, 20000..30000 ms dpd, 1446/1446, 100/62.5, redundancy lost'],
      [['cut last-resort'], 'db', 'whole, 0 ms, 1446/1446, 100/100'],
    ],
  },
  'hub-and-spoke': {
    before: [
      ['orders', 'whole, 0 ms, 8500/8500, 100/100'],
      ['dns', 'whole, 0 ms, 8500/8500, 100/100'],
      ['orders-eu', 'whole, 0 ms, 8500/8500, 100/100'],
    ],
    after: [
      [['cut dx-a'], 'orders', 'whole, 10..100 ms carrier, 8500/8500, 100/100, redundancy lost'],
      [['silent location:EqDC2'], 'orders', 'whole, 600..900 ms bfd, 8500/8500, 100/100, redundancy lost'],
      [['cut dx-a', 'cut dx-b'], 'orders', 'no, null..null ms, -/-, 0/0'],
      [['cut dx-a', 'cut dx-b'], 'dns', 'whole, 0 ms, 8500/8500, 100/100'],
    ],
  },
} as const

for (const [name, { before, after }] of Object.entries(EXAMPLES)) {
  test(`examples/${name} before any fault`, async () => {
    const { baseline } = drill(await open(name), [])
    for (const [to, expected] of before) {
      const verdict = baseline.find(flow => flow.to === to)
      assert.ok(verdict)
      assert.equal(line(verdict), expected)
    }
  })

  for (const [faults, to, expected] of after) {
    test(`examples/${name}, ${faults.join(' and ')}: the flow to ${to}`, async () => {
      assert.equal(line(flowTo(played(await open(name), ...faults), to)), expected)
    })
  }

  test(`examples/${name}: the report of every single and double failure fits its published schema`, async () => {
    const topology = await open(name)
    const scripts = [...everySingle(topology), ...everyDouble(topology)]
    const report = drill(topology, scripts)
    assert.equal(report.scenarios.length, scripts.length)
    assert.ok(scripts.length > topology.domains.length)
    DRILL_REPORT.parse(JSON.parse(JSON.stringify(report)))
  })
}
