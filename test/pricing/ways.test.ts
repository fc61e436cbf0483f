import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { priceInputOf } from '../../src/cli/pricedEstate.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { price } from '../../src/pricing/price.ts'

/** Estates whose prices depend on the ways that their routing computes. */
async function priced(text: string): Promise<ReturnType<typeof price>> {
  const { estate, problems } = parseEstate(text, 'estate.yaml')
  if (!estate) throw new TypeError(problems.map(({ summary }) => summary).join('\n'))
  return price(await priceInputOf(estate), CATALOGUE)
}

const SITE_LINK = `landbridge: 1
region: us-east-1
sites:
  ny: { prefixes: [10.1.0.0/16], routers: { ny-1: { asn: 65001 } }, hosts: { a: 10.1.0.10 } }
  ams: { prefixes: [10.2.0.0/16], routers: { ams-1: { asn: 65002 } }, hosts: { b: 10.2.0.10 } }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { vpcs: [prod] } }
connections:
  dx-ny: { location: EQNY5, bandwidth: 10Gbps, router: ny-1 }
  dx-ams: { location: EQAM3, bandwidth: 10Gbps, router: ams-1, region: eu-central-1 }
virtualInterfaces:
  v-ny: { connection: dx-ny, type: private, vlan: 100, gateway: hub, siteLink: true }
  v-ams: { connection: dx-ams, type: private, vlan: 100, gateway: hub, siteLink: true }
flows:
  - { from: a, to: b, steady: 1Gbps, monthly: 100TiB, monthlyBack: 0GB }
  - { from: b, to: db, steady: 1Gbps, monthly: 10TiB, monthlyBack: 10TiB }
`

test('between two sites data goes by SiteLink, to a VPC it does not', async () => {
  const { lines } = await priced(SITE_LINK)
  const found = lines.filter(({ price: id }) => !id?.startsWith('dx.port')).map(({ price: id, amount }) => `${id} ${amount}`)
  assert.deepEqual(found, [
    'dx.sitelink.hour 365',
    'dx.sitelink.hour 365',
    'dx.sitelink.gb.us.europe 2887.68',
    'dx.dto.us.europe 204.8',
  ])
})

test('each port of a LAG is paid for, and its data once', async () => {
  const { lines } = await priced(`landbridge: 1
region: us-east-1
sites: { office: { prefixes: [10.0.0.0/16], routers: { edge: {} }, hosts: { app: 10.0.1.10 } } }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { vpcs: [prod] } }
lags: { bundle: { location: EqDC2, bandwidth: 10Gbps, links: 3, router: edge } }
virtualInterfaces: { vif: { lag: bundle, type: private, vlan: 100, gateway: hub } }
flows: [{ from: app, to: db, steady: 1Gbps, monthly: 300GiB, monthlyBack: 300GiB }]
fees: { bundle: { crossConnect: 100 } }
`)
  const ports = lines.filter(({ price: id }) => id === 'dx.port.dedicated.10G.world')
  assert.deepEqual(
    ports.map(({ amount }) => amount),
    ['1642.5', '1642.5', '1642.5'],
  )
  assert.equal(lines.filter(({ price: id }) => id === null).length, 3)
  const data = lines.filter(({ unit }) => unit === 'GB').map(({ quantity }) => Number(quantity))
  assert.equal(
    data.reduce((sum, gigabytes) => sum + gigabytes, 0),
    300,
  )
})

test('across two transit gateways data is processed where it enters, and not again behind the peering', async () => {
  const hub = readFileSync(join(import.meta.dirname, '../../examples/hub-and-spoke/estate.yaml'), 'utf8')
  const { lines, unknown } = await priced(
    hub.replace(/^flows:[\s\S]*/m, 'flows: [{ from: orders, to: orders-eu, steady: 1Gbps, monthly: 3TiB, monthlyBack: 1TiB }]\n'),
  )
  const data = lines.filter(({ unit }) => unit === 'GB').map(({ price: id, quantity }) => `${id} ${quantity}`)
  assert.deepEqual(data, ['tgw.processing.gb.us-east-1 2048', 'tgw.processing.gb.eu-central-1 1024'])
  assert.deepEqual(
    unknown
      .filter(({ what }) => what.startsWith('orders'))
      .map(({ because }) => /dto\.interregion\.[\w.-]+\w/.exec(because)?.[0]),
    ['dto.interregion.us-east-1.eu-central-1', 'dto.interregion.eu-central-1.us-east-1'],
  )
})
