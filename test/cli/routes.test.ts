import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

test('a session that a limit closes before any fault is told of at both its ends, for none of its routes is shown', async () => {
  const many = Array.from({ length: 101 }, (_, i) => `10.0.${i}.0/24`).join(', ')
  const text = readFileSync(FILE, 'utf8').replace("communities: ['7224:7300'], prepend: 2", `advertise: [${many}]`)
  const file = join(FOLDER, 'limited.yaml')
  writeFileSync(file, text)
  const told =
    'The BGP session vif-a between hub and edge-1 is closed: 101 prefixes are announced and hub takes 100 (Cease, RFC 4486 §4), and it stays so until fewer are and somebody resets it.'
  for (const args of [['hub'], ['hub', 'received'], ['edge-1', 'advertised']]) {
    const { stdout, stderr } = await landbridge('routes', file, ...args)
    assert.ok(stdout.endsWith(`\n\n${told}\n`), `${args.join(' ')}: ${stdout}${stderr}`)
  }
  const { stdout } = await landbridge('routes', file, 'hub', '--json')
  assert.deepEqual((JSON.parse(stdout) as LookingGlass).closed, [told])
  const other = await landbridge('routes', file, 'edge-2')
  assert.doesNotMatch(other.stdout, /is closed/)
})

const SPOKES = 'examples/hub-and-spoke/estate.yaml'

test('a transit gateway shows its tables, each under its name', async () => {
  const { stdout, stderr, status } = await landbridge('routes', SPOKES, 'core-eu')
  assert.equal(status, 0, stderr)
  const tables = ['production', 'development', 'shared', 'outside'].map(name => `${name} of core-eu`)
  const [first, ...parts] = stdout.trimEnd().split('\n\n')
  assert.equal(first, `core-eu has 4 tables: ${tables.slice(0, -1).join(', ')} and ${tables.at(-1)}.`)
  assert.deepEqual(
    parts.map(part => part.split('\n')[0]),
    [
      'production of core-eu (associated with it: eu-prod-01, eu-prod-02, eu-prod-03 and 3 more)',
      'development of core-eu (associated with it: eu-dev-01, eu-dev-02, eu-dev-03 and 3 more)',
      'shared of core-eu (associated with it: eu-shared-01 and eu-shared-02)',
      'outside of core-eu (associated with it: atlantic and hub attachment)',
    ],
  )
  assert.match(parts[0]!, /^> +10\.32\.0\.0\/20 +eu-prod-01 main table +propagated VPC/m)
  const json = await landbridge('routes', SPOKES, 'core-eu', '--json')
  const glass = JSON.parse(json.stdout) as LookingGlass
  assert.deepEqual([glass.node, glass.tables], ['core-eu', tables])
  assert.deepEqual(new Set(glass.routes.map(({ table }) => table)), new Set(tables))
  assert.deepEqual(glass.associated?.['shared of core-eu'], ['eu-shared-01', 'eu-shared-02'])
  assert.equal(glass.associated?.['production of core-eu']?.length, 6)
  const one = await landbridge('routes', SPOKES, 'production of core-eu')
  assert.match(one.stdout, /^> +10\.32\.0\.0\/20 +eu-prod-01 main table /m)
})

test('a VPC shows the routes of its route table, and not its block alone', async () => {
  const { stdout, stderr, status } = await landbridge('routes', SPOKES, 'eu-prod-01')
  assert.equal(status, 0, stderr)
  assert.match(stdout, /^> +10\.32\.0\.0\/20 +here +local /m)
  assert.match(stdout, /^> +\S+ +production +static /m)
})

for (const [written, meant] of [
  ['core-e', 'core-eu'],
  ['core-eu/production', 'production'],
] as const) {
  test(`${written} is nobody's name, and ${meant} is asked back`, async () => {
    const { stderr, status } = await landbridge('routes', SPOKES, written)
    assert.equal(status, 2)
    assert.match(stderr, new RegExp(`^Nothing that holds routes is called ${written}; did you mean .*\\b${meant}\\b.*\\?$`, 'm'))
  })
}

test('a transit gateway with one table shows it as by its own name', async () => {
  const file = 'examples/nobody-tested-failover-tgw/estate.yaml'
  const [byGateway, byTable] = await Promise.all([
    landbridge('routes', file, 'core'),
    landbridge('routes', file, 'core default table'),
  ])
  assert.equal(byGateway.status, 0, byGateway.stderr)
  assert.equal(byGateway.stdout, byTable.stdout)
})

test('what several are called shows all of them, and a refusal has every name once', async () => {
  const both = await landbridge('routes', SPOKES, 'production')
  assert.match(both.stdout, /^production has 2 tables: production of core-us and production of core-eu\.$/m)
  const { stderr, status } = await landbridge('routes', SPOKES, 'nobody')
  assert.equal(status, 2)
  const names = /there are (.*)\.$/m.exec(stderr)?.[1]?.split(', ') ?? []
  assert.deepEqual(names, [...new Set(names)])
  assert.ok(names.includes('core-us') && names.includes('production'), stderr)
})
