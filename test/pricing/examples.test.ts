import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../../src/net/money.ts'
import { CATALOGUE, type Catalogue } from '../../src/pricing/catalogue.ts'
import { price } from '../../src/pricing/price.ts'
import { costOf, estate } from './estates.ts'

/** Worked examples of AWS's pricing pages and of others who publish what their calculators print. */

const free = CATALOGUE.find('dto.internet.free-allowance') ?? assert.fail('the catalogue has the free gigabytes')
/** They leave the free gigabytes out. */
const WITHOUT_FREE = CATALOGUE.with([{ ...free, tiers: [] }])
const TOKYO = { region: 'ap-northeast-1', location: 'EqTY2' } as const

const ofEstate =
  (options: Parameters<typeof estate>[0], catalogue: Catalogue = CATALOGUE) =>
  async () =>
    price(await estate(options), catalogue).monthly
const ofThings =
  (...things: readonly (readonly [id: string, quantity: string])[]) =>
  () =>
    things
      .reduce((sum, [id, quantity]) => sum.plus(Decimal.parse(costOf(id, quantity)) ?? assert.fail(id)), Decimal.ZERO)
      .rounded(2)
      .toString()

// biome-ignore format: a table is read by its rows
const TABLE: readonly [example: string, expected: string, compute: () => string | Promise<string>, because: string][] = [
  ['two hosted 2 Gbps connections, 1 TB out of Ohio', '984.08', ofThings(['dx.port.hosted.2G.COL67', '1460'], ['dx.dto.us-east-2.COL67', '1024']), 'AWS’s page, high resiliency'],
  ['four 10 Gbps ports, 400 TB', '14762.00', ofEstate({ port: '10Gbps', ports: 4, out: 409_600 }), 'AWS’s page, maximum resiliency'],
  ['SiteLink New York to Amsterdam, four interfaces, 100 TB', '4347.68', ofThings(['dx.sitelink.hour', '2920'], ['dx.sitelink.gb.us.europe', '102400']), 'AWS’s page'],
  ['a flat-rate pair of 10 Gbps at Ashburn', '8000.80', ofEstate({ port: '10Gbps', ports: 2, billingMode: 'FlatRateTier1', pair: true, out: 5000 }), 'AWS’s page prints 8,000.07, which 10.96 x 730 is not'],
  ['1 Gbps at Ashburn, data of Hong Kong and Ireland', '517.20', ofThings(['dx.port.dedicated.1G.EQDC2', '730'], ['dx.dto.ap-east-1.EQDC2', '3000'], ['dx.dto.eu-west-1.EQDC2', '1000']), 'the Region that sends decides'],
  ['Tokyo to the Internet, 10 TB', '1167.36', () => costOf('dto.internet.ap-northeast-1', '10240', WITHOUT_FREE), 'one tier'],
  ['Tokyo, VPN on a VPC', '1202.40', ofEstate({ ...TOKYO, vpn: 'virtualPrivateGateway', out: 10_240 }, WITHOUT_FREE), 'Japan has its own VPN price'],
  ['Tokyo, VPN on a transit gateway', '1509.40', ofEstate({ ...TOKYO, vpn: 'transitGateway', out: 10_240 }, WITHOUT_FREE), 'two attachments, and what enters'],
  ['Tokyo, 1 Gbps with a private virtual interface', '627.89', ofEstate({ ...TOKYO, port: '1Gbps', out: 10_240 }), 'Japan has its own port price'],
  ['Tokyo, 1 Gbps with a transit virtual interface', '934.89', ofEstate({ ...TOKYO, port: '1Gbps', type: 'transit', out: 10_240 }), 'the same, and the transit gateway'],
  ['Tokyo, a transit gateway with eleven attachments', '562.10', ofThings(['tgw.attachment.hour.vpc.ap-northeast-1', '7300'], ['tgw.attachment.hour.direct-connect.ap-northeast-1', '730']), 'by the hour'],
]

for (const [example, expected, compute, because] of TABLE) {
  test(`${example}: ${expected}, because ${because}`, async () => assert.equal(await compute(), expected))
}
