import { priceInputOf } from '../../src/cli/pricedEstate.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { Decimal } from '../../src/net/money.ts'
import { CATALOGUE, type Catalogue } from '../../src/pricing/catalogue.ts'
import { linesOf } from '../../src/pricing/lines.ts'
import type { PriceInput } from '../../src/pricing/price.ts'
import type { WorldTables } from '../../src/resources/tables.ts'

/** One site, one VPC and one flow between them, over what the options say. */
interface Options {
  /** Gigabytes that leave AWS a month. */
  readonly out?: number
  readonly region?: string
  readonly vpn?: 'virtualPrivateGateway' | 'transitGateway' | 'private' | 'large' | undefined
  readonly port?: '1Gbps' | '10Gbps' | '100Gbps' | undefined
  readonly ports?: number
  readonly location?: string
  readonly type?: 'private' | 'transit'
  readonly crossConnect?: number
  readonly billingMode?: 'FlatRateTier1'
  /** Two ports in one resiliency group, on two devices. */
  readonly pair?: true
}

/** What an estate file of these things would be priced by. */
export async function estate(options: Options): Promise<PriceInput> {
  const { estate: parsed, problems } = parseEstate(written(options), 'estate.yaml')
  if (!parsed || problems.length > 0) throw new TypeError(problems.map(({ summary }) => summary).join('\n'))
  const input = await priceInputOf(parsed)
  const world = input.world as WorldTables
  if (options.billingMode === undefined) return input
  for (const row of [...world.all('connection')]) world.set({ ...row, body: { ...row.body, billingMode: options.billingMode } })
  if (options.pair) pairUp(world)
  return input
}

function pairUp(world: WorldTables): void {
  const [first] = world.all('connection')
  if (!first) return
  const { account, region } = first
  world.set({
    kind: 'resiliencyGroup',
    id: 'dxrg-1',
    account,
    region,
    rev: 1,
    body: { name: 'pair', createdAt: 0, tags: {} } as never,
  })
  for (const { id } of [...world.all('connection')]) {
    const body = { resiliencyGroupId: 'dxrg-1', portId: id, state: 'associated' } as never
    world.set({ kind: 'resiliencyGroupAssociation', id: `dxrg-1|${id}`, account, region, rev: 1, body })
  }
}

function written({
  out = 0,
  region = 'us-east-1',
  vpn,
  port,
  ports = 1,
  location = 'EqDC2',
  type = 'private',
  crossConnect = 0,
}: Options): string {
  const names = ['a', 'b', 'c', 'd'].slice(0, port === undefined ? 0 : ports)
  const isTransit = type === 'transit' || vpn === 'transitGateway' || vpn === 'private'
  return `landbridge: 1
region: ${region}
sites:
  office:
    prefixes: [10.0.0.0/16]
    routers: { edge: {} }
    hosts: { app: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
${isTransit ? transitGateway(vpn === 'private', names.length > 0) : ''}
${names.length > 0 ? `directConnectGateways: { hub: ${isTransit ? `{ asn: 64600, transitGateways: { core: { allowed: [${vpn === 'private' ? '10.255.0.0/24' : '10.20.0.0/16'}] } } }` : '{ vpcs: [prod] }'} }` : ''}
connections: { ${names.map(name => `dx-${name}: { location: ${location}, bandwidth: ${port}, router: edge }`).join(', ')} }
virtualInterfaces: { ${names.map((name, i) => `vif-${name}: { connection: dx-${name}, type: ${isTransit ? 'transit' : 'private'}, vlan: ${100 + i}, gateway: hub }`).join(', ')} }
vpnConnections: { ${vpn === undefined ? '' : `backup: { router: edge, routing: bgp, ${isTransit ? 'transitGateway: core' : 'vpc: prod'}${vpn === 'private' ? ', private: { gateway: hub, address: 10.0.255.1 }' : ''} }`} }
flows: [{ from: app, to: db, steady: 100Mbps, monthly: ${out}GiB, monthlyBack: ${out}GiB }]
fees: { ${crossConnect === 0 ? '' : names.map(name => `dx-${name}: { crossConnect: ${crossConnect} }`).join(', ')} }
`
}

function transitGateway(isSealed: boolean, hasPort: boolean): string {
  const tables = isSealed
    ? 'routeTables: { sealed: { associate: [prod, backup], propagate: [prod, backup] }, transport: { associate: [hub] } }'
    : `routeTables: { all: { associate: [prod, ${hasPort ? 'hub' : 'backup'}], propagate: [prod, ${hasPort ? 'hub' : 'backup'}] } }`
  return `transitGateways: { core: { asn: 64513, cidrs: [10.255.0.0/24], vpcs: [prod], ${tables} } }`
}

/** What so much of one thing of the catalogue costs, unrounded. */
export function costOf(id: string, quantity: string, catalogue: Catalogue = CATALOGUE): string {
  const usage = { price: id, quantity: Decimal.parse(quantity) ?? Decimal.ZERO, account: '1', what: id }
  const { lines, unknown } = linesOf({ usages: [usage], fees: [] }, catalogue)
  if (unknown.length > 0) return 'unknown'
  return lines
    .reduce((sum, { amount }) => sum.plus(amount), Decimal.ZERO)
    .trimmed()
    .toString()
}

/** The same catalogue with other tiers for the Internet, and with or without free gigabytes. */
export function withInternet(tiers: readonly { readonly upTo?: string; readonly price: string }[], hasFree: boolean): Catalogue {
  const internet = CATALOGUE.find('dto.internet.us-east-1')
  const free = CATALOGUE.find('dto.internet.free-allowance')
  if (!internet || !free) throw new TypeError('the catalogue has the Internet of us-east-1')
  const exact = (text: string) => Decimal.parse(text) ?? Decimal.ZERO
  return CATALOGUE.with([
    {
      ...internet,
      tiers: tiers.map(({ upTo, price }) => ({ ...(upTo === undefined ? {} : { upTo: exact(upTo) }), price: exact(price) })),
    },
    { ...free, tiers: hasFree ? free.tiers : [] },
  ])
}
