import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { LookingGlass } from '../../src/drill/trace/lookingGlass.ts'
import { landbridge } from './landbridge.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'landbridge-routes-'))
after(() => rmSync(FOLDER, { recursive: true }))

const VPCS = ['prod', 'test', 'data', 'logs']
const FILE = join(FOLDER, 'estate.yaml')
writeFileSync(
  FILE,
  `landbridge: 1
region: us-east-1
sites:
  ashburn:
    prefixes: [10.0.0.0/16]
    routers:
      edge-1: { asn: 65000, neighbours: { vif-a: { communities: ['7224:7300'], prepend: 2 } } }
      edge-2: { asn: 65000 }
vpcs:
${VPCS.map((name, i) => `  ${name}: { cidr: 10.${20 + i}.0.0/16 }\n`).join('')}
directConnectGateways: { hub: { asn: 64600, vpcs: [${VPCS.join(', ')}] } }
connections:
  dx-a: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 }
  dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
`,
)

test('routes of a Direct Connect gateway name the community that decides behind it, and where', async () => {
  const { stdout, stderr } = await landbridge('routes', FILE, 'hub')
  const lines = stdout.split('\n').filter(line => line.includes('10.0.0.0/16'))
  assert.equal(lines.length, 2, stderr)
  assert.match(lines[0]!, /^> .* dx-a .* local preference \(7224:7300\) at prod, test, data and 1 more$/)
  assert.match(lines[1]!, /^ {2}.* dx-b .* local preference at prod, test, data and 1 more$/)
})

test('as JSON it has all of them', async () => {
  const { stdout } = await landbridge('routes', FILE, 'hub', '--json')
  const { routes } = JSON.parse(stdout) as LookingGlass
  const [best] = routes.filter(({ prefix, status }) => prefix === '10.0.0.0/16' && status === 'best')
  assert.deepEqual([best?.because, best?.preferredFor, best?.decidedAt], ['local preference', '7224:7300', VPCS])
})

test('a gateway that decides itself names the community alone', async () => {
  const { stdout } = await landbridge('routes', FILE, 'prod')
  assert.match(stdout, /^> +10\.0\.0\.0\/16 .* local preference \(7224:7300\)$/m)
})
