import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appliedEstate } from '../../src/cli/openEstate.ts'
import { repeatableEntropy } from '../../src/cli/repeatableEntropy.ts'
import { slaEligibility } from '../../src/drill/availability/slaEligibility.ts'
import { flowWays } from '../../src/drill/flowWays.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { designs } from '../../src/planner/designs.ts'
import { estateOf } from '../../src/planner/estateOf.ts'
import { quickPrice } from '../../src/planner/quickPrice.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { partnersOf } from '../../src/pricing/partnersOf.ts'
import { price } from '../../src/pricing/price.ts'
import { compile } from '../../src/topology/compile.ts'
import { KNOWN_WORLD } from '../../src/topology/geography.ts'
import { DEFAULT_ACCOUNT } from '../../src/wire/authenticate.ts'
import { FILES, requirementsOf } from './files.ts'

const patterns = new Set<string>()

for (const file of FILES) {
  test(`every design of ${file} is an estate that can be ordered as it is, and costs what the napkin says`, async () => {
    const requirements = requirementsOf(file)
    const all = designs(requirements)
    assert.ok(all.length > 10)
    for (const design of all) {
      patterns.add(design.pattern)
      const { estate, problems } = parseEstate(estateOf(design, requirements), design.name)
      assert.deepEqual(problems, [], design.name)
      assert.ok(estate)
      // Throws on whatever AWS would refuse.
      const { world } = await appliedEstate(estate, repeatableEntropy('test'))
      const topology = compile(world, KNOWN_WORLD)
      const ways = flowWays(topology, { convergence: topology.baseline, brokenLinks: new Set() })
      const partners = partnersOf(world, estate.account ?? DEFAULT_ACCOUNT)
      const own = price({ world, ways, fees: estate.fees, partners }, CATALOGUE)
      const quick = quickPrice(design, requirements, CATALOGUE)
      assert.equal(quick.monthly.rounded(2).toString(), own.monthly, design.name)
      for (const [site, { traffic }] of Object.entries(requirements.sites)) {
        const isUnknown = own.unknown.some(
          ({ what, because }) => what.startsWith(`${site}-app`) && /says nothing of its volume/.test(because),
        )
        assert.equal(isUnknown, traffic.out === undefined, `${design.name}: a volume that nobody states is never zero`)
      }
      const isMaximum = design.pattern === 'maximum-resiliency' && design.tunnels.length === 0
      if (isMaximum) {
        const [first] = slaEligibility(world)
        assert.equal(first?.percentPerMonth, 99.99, `${design.name}: two devices in each location`)
      }
    }
  })
}

test('between them the files have every pattern', () => {
  assert.deepEqual([...patterns].sort(), [
    'dedicated',
    'direct-connect-with-vpn',
    'high-resiliency',
    'hosted',
    'lag',
    'macsec',
    'maximum-resiliency',
    'partner-routing',
    'port-pair',
    'private-ip-vpn',
    'vpn',
    'vpn-over-public-interface',
  ])
})
