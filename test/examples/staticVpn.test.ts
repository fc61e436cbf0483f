import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { flowTo, line, played } from '../drill/lines.ts'

const TEXT = readFileSync(new URL('../../examples/nobody-tested-failover-tgw/estate.yaml', import.meta.url), 'utf8')

/** The example with one static route more, which its README talks about. */
async function withRoute(destination: string) {
  const { estate, problems } = parseEstate(
    TEXT.replace('vpcs: [prod] }', `vpcs: [prod], routes: { ${destination}: backup } }`),
    'estate.yaml',
  )
  assert.deepEqual(problems, [], 'with a way back there is nothing to warn of')
  assert.ok(estate)
  return topologyOf(estate)
}

const ROUTES = {
  // As specific as what Direct Connect brings: a static route goes before it, up or down (Transit gateway guide).
  '10.0.0.0/16': {
    before: 'partly, 0 ms, 8500/1446, 41.67/17.86',
    'cut connection:dx': 'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86',
    'silent connection:dx': 'partly, 60000..90000 ms hold, 1446/1446, 41.67/17.86',
    'cut backup': 'no, null..null ms, 8500/-, 0/0',
  },
  // Less specific: used when Direct Connect brings nothing, as a virtual private gateway does by itself.
  '10.0.0.0/8': {
    before: 'whole, 0 ms, 8500/8500, 100/100',
    'cut connection:dx': 'partly, 10..100 ms carrier, 1446/1446, 41.67/17.86, redundancy lost',
    'silent connection:dx': 'partly, 60000..90000 ms hold, 1446/1446, 41.67/17.86, redundancy lost',
    'cut backup': 'whole, 0 ms, 8500/8500, 100/100, redundancy lost',
  },
} as const

for (const [destination, { before, ...after }] of Object.entries(ROUTES)) {
  test(`a static VPN with ${destination} in the transit gateway's table, before any fault`, async () => {
    const [verdict] = drill(await withRoute(destination), []).baseline
    assert.ok(verdict)
    assert.equal(line(verdict), before)
    assert.equal(verdict.asymmetric, destination === '10.0.0.0/16')
  })

  for (const [fault, expected] of Object.entries(after)) {
    test(`a static VPN with ${destination} in the transit gateway's table, ${fault}`, async () => {
      assert.equal(line(flowTo(played(await withRoute(destination), fault), 'db')), expected)
    })
  }
}
