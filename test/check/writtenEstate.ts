import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { checkedFile } from '../../src/cli/checkedFile.ts'
import { readEstate } from '../../src/cli/openEstate.ts'

const folder = mkdtempSync(join(tmpdir(), 'landbridge-written-'))
after(() => rmSync(folder, { recursive: true, force: true }))

interface Estate {
  readonly hq?: string
  /** Members of the routers r1 and r2. */
  readonly routers?: readonly [r1: string, r2: string]
  /** Absent = there is no second site. */
  readonly west?: string
  readonly isTransit?: boolean
  readonly allowed?: string
  readonly ports?: string
  readonly interfaces?: string
  readonly vpns?: string
  readonly routes?: string
  readonly rest?: string
  /** Whether the two connections have virtual interfaces. */
  readonly hasPair?: boolean
  /** Prefixes that each of the two virtual interfaces may be told. */
  readonly allocation?: number
  readonly flows?: string
}

export const WEST = '10.1.0.0/16'

/** hq has two connections to one VPC; west is another site with ways of its own. */
function written({
  hq = '10.0.0.0/16',
  routers = ['asn: 65000', 'asn: 65000'],
  west,
  isTransit = false,
  allowed = '10.20.0.0/16',
  ports = '',
  interfaces = '',
  vpns = '',
  routes = '{}',
  rest = '',
  hasPair = true,
  allocation,
  flows = '[{ from: app, to: db, steady: 1Gbps, peak: 2Gbps }]',
}: Estate): string {
  const type = `${isTransit ? 'transit' : 'private'}${allocation === undefined ? '' : `, prefixAllocation: { ipv4: ${allocation} }`}`
  const far = `west: { prefixes: [${west}], routers: { w1: { asn: 65001 } }, hosts: { wapp: 10.1.1.10 } }`
  const pair = `va: { connection: a, type: ${type}, vlan: 100, gateway: hub }, vb: { connection: b, type: ${type}, vlan: 100, gateway: hub },`
  return `landbridge: 1
region: us-east-1
sites:
  hq: { prefixes: [${hq}], routers: { r1: { ${routers[0]} }, r2: { ${routers[1]} } }, hosts: { app: 10.0.1.10 } }
  ${west === undefined ? '' : far}
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, ${isTransit ? `transitGateways: { core: { allowed: [${allowed}] } }` : 'vpcs: [prod]'} } }
${isTransit ? `transitGateways: { core: { asn: 64513, vpcs: [prod], routes: ${routes} } }` : ''}
connections: { a: { location: EqDC2, bandwidth: 10Gbps, router: r1 }, b: { location: CSVA1, bandwidth: 10Gbps, router: r2 }, ${ports} }
virtualInterfaces: { ${hasPair ? pair : ''} ${interfaces} }
vpnConnections: { ${vpns} }
${rest}
flows: ${flows}
`
}

/** Why, estate, rule, what it says of whom; undefined = it is silent. */
export type Told = readonly [because: string, estate: Estate, rule: string, said: RegExp | undefined]

/** One test for each: the rule says it once, or nothing at all. */
export function told(cases: readonly Told[]): void {
  for (const [because, estate, rule, said] of cases) {
    test(`${rule} ${said ? 'fires' : 'is silent'}: ${because}`, async () => {
      const file = join(folder, 'estate.yaml')
      writeFileSync(file, written(estate))
      const { findings } = await checkedFile(await readEstate(file), [])
      const found = findings.filter(each => each.rule === rule).map(({ about, summary, fix }) => `${about}: ${summary} ${fix}`)
      if (!said) return assert.deepEqual(found, [])
      assert.equal(found.filter(text => said.test(text)).length, 1, found.join('\n'))
    })
  }
}
