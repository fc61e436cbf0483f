import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readEstate, topologyOf } from '../../src/cli/openEstate.ts'
import { drill } from '../../src/drill/drill.ts'
import { everyDouble, everySingle } from '../../src/drill/play/enumerate.ts'
import { flowReach } from '../../src/drill/play/flowReach.ts'
import { plainScenario } from '../../src/drill/play/testPlainDrill.ts'
import { Twins } from '../../src/drill/play/twins.ts'
import type { Scenario } from '../../src/drill/report.ts'
import type { Script } from '../../src/drill/script.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import type { Topology } from '../../src/topology/topology.ts'

const EXAMPLES = join(import.meta.dirname, '../../examples')
/** Of many doubles every so many are played plainly, for that takes long. */
const DOUBLES = 30

/**
 * Light that goes and an orderly end are noticed after the same time. Played as a whole, whichever of two faults comes first in
 * the network is named, though it may be the one that the flow does not depend on.
 */
function told(scenario: Scenario | undefined): unknown {
  return JSON.parse(JSON.stringify(scenario).replaceAll('"notification"', '"carrier"'))
}

/** At most so many of them, evenly spread. */
function some<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.ceil(all.length / most)
  return all.filter((_, i) => i % step === 0)
}

function judgedPlainly(topology: Topology, scripts: readonly Script[]): void {
  const { scenarios } = drill(topology, scripts)
  for (const [i, script] of scripts.entries()) assert.deepEqual(told(scenarios[i]), told(plainScenario(topology, script)))
}

/** Two data centres with two ports and a VPN each, and three branches with two VPNs each, all ordered alike. */
function branches(): string {
  const names = ['dc0', 'dc1', ...Array.from({ length: 3 }, (_, i) => `branch${i}`)]
  const isCentre = (site: string) => site.startsWith('dc')
  const pairs = (site: string) => [0, 1].map(i => [`${site}-${i}`, `edge-${site}-${i}`] as const)
  const each = <T>(sites: readonly string[], of: (site: string, number: number) => readonly (readonly [string, T])[]) =>
    Object.fromEntries(sites.flatMap(site => of(site, names.indexOf(site))))
  return JSON.stringify({
    landbridge: 1,
    region: 'us-east-1',
    sites: each(names, (site, number) => [
      [
        site,
        {
          prefixes: [`10.${number}.0.0/16`],
          routers: Object.fromEntries(pairs(site).map(([, router]) => [router, { asn: 65_001 + number }])),
          hosts: { [`host-${site}`]: `10.${number}.0.10` },
        },
      ],
    ]),
    vpcs: { app: { cidr: '10.100.0.0/16', hosts: { 'app-host': '10.100.0.10' } } },
    transitGateways: { core: { asn: 64_600, vpcs: ['app'] } },
    directConnectGateways: { dxgw: { asn: 64_601, transitGateways: { core: { allowed: ['10.100.0.0/16'] } } } },
    connections: each(names.filter(isCentre), site =>
      pairs(site).map(([name, router], i) => [`dx-${name}`, { location: ['EqDC2', 'CSVA1'][i], bandwidth: '1Gbps', router }]),
    ),
    virtualInterfaces: each(names.filter(isCentre), site =>
      pairs(site).map(([name]) => [`vif-${name}`, { connection: `dx-${name}`, type: 'transit', vlan: 100, gateway: 'dxgw' }]),
    ),
    vpnConnections: each(names, site =>
      pairs(site)
        .slice(0, isCentre(site) ? 1 : 2)
        .map(([name, router]) => [`vpn-${name}`, { router, transitGateway: 'core', routing: 'bgp' }]),
    ),
    flows: names.map(site => ({ from: `host-${site}`, to: 'app-host', steady: '100Mbps' })),
  })
}

test('branches that are ordered alike stand for each other, and are judged as if each were played alone and as a whole', async () => {
  const { estate } = parseEstate(branches(), 'branches.yaml')
  assert.ok(estate)
  const topology = await topologyOf(estate)
  const twins = new Twins(topology, flowReach(topology))
  const standing = topology.flows.filter((_, flow) => !twins.of(flow))
  assert.ok(standing.length <= topology.flows.length - 2, standing.map(({ from }) => from.name).join())
  const scripts = [...everySingle(topology), ...some(everyDouble(topology), DOUBLES)]
  const silent = scripts.map(script => script.map(fault => ({ ...fault, kind: 'silent' as const })))
  const all = [...scripts.filter((_, i) => i % 3 === 0), ...silent.filter((_, i) => i % 4 === 1)]
  judgedPlainly(topology, all)
})

for (const name of readdirSync(EXAMPLES).filter(folder => readdirSync(join(EXAMPLES, folder)).includes('estate.yaml'))) {
  test(`${name} is judged as if every failure were played alone and as a whole`, async () => {
    const topology = await topologyOf(await readEstate(join(EXAMPLES, name, 'estate.yaml')))
    judgedPlainly(topology, [...some(everySingle(topology), 2 * DOUBLES), ...some(everyDouble(topology), DOUBLES)])
  })
}
