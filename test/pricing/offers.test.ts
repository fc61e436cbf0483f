import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { CATALOGUE, readPrice } from '../../src/pricing/catalogue.ts'
import { offerPrices } from '../../src/pricing/offer/offerPrices.ts'
import { priceChanges } from '../../src/pricing/offer/priceChanges.ts'
import { readOffer } from '../../src/pricing/offer/readOffer.ts'
import { costOf } from './estates.ts'

const NOW = '2026-11-21T00:00:00Z'
const text = (name: string) => readFileSync(join(import.meta.dirname, 'offers', name), 'utf8')
const read = (name: string) => offerPrices(readOffer(text(name)), NOW)

// biome-ignore format: a table is read by its rows
const TABLE: readonly [file: string, changes: readonly string[], refused: readonly string[], left: number, because: string][] = [
  ['directConnect.json', [
    'changed dx.port.dedicated.1G.EQDC2 0.3 -> 0.31',
    'same dx.port.dedicated.10G.EQDC2 2.25 -> 2.25',
    'same dx.port.hosted.500M.EQDC2 0.2 -> 0.2',
    'changed dx.dto.us-east-1.EQDC2 0.02 -> 0.021',
    'new dx.dto.sa-east-1.EQRJ2 null -> 0.11',
  ], ['NEW', 'YUAN'], 1, 'a price to come is not in force, yuan are no dollars, and new things are named'],
  ['vpc.csv', [
    'new vpn.s2s.large.hour.sa-east-1 null -> 0.6',
    'new tgw.attachment.hour.vpc.sa-east-1 null -> 0.07',
    'same tgw.processing.gb.sa-east-1 0.02 -> 0.02',
    'changed vpce.interface.gb.sa-east-1 0.01 up to 1048576, then 0.006 up to 5242880, then 0.004 -> 0.01 up to 1048576, then 0.006',
  ], ['V6', 'V7'], 0, 'two prices for one thing are none'],
  ['dataTransferProducts.json', [
    'new dto.internet.eu-central-2 null -> 0.099 up to 10240, then 0.0935 up to 51200, then 0.077',
    'new dto.interregion.us-east-1.eu-central-1 null -> 0.02',
  ], [], 1, 'an answer of GetProducts is texts within a text'],
  ['dataTransferRegional.csv', [
    'same dto.internet.ap-southeast-1 0.12 up to 10240, then 0.085 up to 51200, then 0.082 up to 153600, then 0.08 -> 0.12 up to 10240, then 0.085 up to 51200, then 0.082 up to 153600, then 0.08',
    'same dto.internet.us-east-1 0.09 up to 10240, then 0.085 up to 51200, then 0.07 up to 153600, then 0.05 -> 0.09 up to 10240, then 0.085 up to 51200, then 0.07 up to 153600, then 0.05',
    'changed dto.internet.eu-west-1 0.09 up to 10240, then 0.085 up to 51200, then 0.07 up to 153600, then 0.05 -> 0.09 up to 10240, then 0.085',
    'new dto.interregion.eu-west-1.eu-central-1 null -> 0.02',
  ], ['CNY'], 2, 'a Local Zone with the name of its Region is not the Region, us-east-1 has no prefix, the EU is Europe, and what is free at first is no price'],
  ['directConnectRegional.csv', [
    'same dx.port.dedicated.1G.EQDC2 0.3 -> 0.3',
    'same dx.port.dedicated.10G.EQDC2 2.25 -> 2.25',
    'same dx.port.hosted.1G.EQDC2 0.33 -> 0.33',
    'same dx.dto.us-east-1.EQDC2 0.02 -> 0.02',
    'same dx.dto.eu-west-1.EQDC2 0.0282 -> 0.0282',
  ], ['FLAT', 'LATER'], 2, 'of three terms the second is in force, locations are spelled as anybody likes, and new things are named'],
  ['ec2.json', [
    'new nat.hour.us-east-1 null -> 0.045',
    'new nat.gb.us-east-1 null -> 0.045',
    'new nat.hour.eu-west-1 null -> 0.048',
  ], ['NATP'], 2, 'NAT gateways are of the EC2 offer, and a Regional one is something else'],
  ['globalAccelerator.json', [
    'same vpn.accelerated.extra.hour 0.05 -> 0.05',
  ], ['DTP'], 0, 'an accelerated VPN has two accelerators; what its data costs by pairs of places is not understood'],
]

for (const [file, changes, refused, left, because] of TABLE) {
  test(`${file}: ${because}`, () => {
    const found = read(file)
    const shown = priceChanges(CATALOGUE, found.prices).map(
      ({ change, id, before, after }) => `${change} ${id} ${before} -> ${after}`,
    )
    assert.deepEqual(shown, changes)
    assert.deepEqual(
      found.unclassified.map(({ sku }) => sku),
      refused,
    )
    assert.equal(found.left, left)
    for (const { effective, observed, verified, sources } of found.prices) {
      assert.ok(effective !== null && observed !== null && verified && sources[0] === found.source[0])
    }
  })
}

test('adopted prices are used, before those of their area, and say where they are from', () => {
  const { prices, source } = read('directConnect.json')
  const catalogue = CATALOGUE.with(prices.map(readPrice), [source])
  assert.equal(costOf('dx.port.dedicated.1G.EQDC2', '730', catalogue), '226.3')
  assert.equal(costOf('dx.port.dedicated.1G.CSVA1', '730', catalogue), '219')
  const price = catalogue.find('dx.dto.sa-east-1.EQRJ2') ?? assert.fail('it was adopted')
  assert.match(catalogue.sourceOf(price), /^AWS Price List AWSDirectConnect, version 20261005000000, .* read 2026-10-05$/)
})

test('NAT gateways, which no price was known of, have one after the import', () => {
  assert.equal(costOf('nat.hour.us-east-1', '730'), 'unknown')
  const { prices, source } = read('ec2.json')
  assert.equal(costOf('nat.hour.us-east-1', '730', CATALOGUE.with(prices.map(readPrice), [source])), '32.85')
})

for (const [given, says, because] of [
  [text('anotherService.json'), /^it is the offer of AmazonS3; those of AWSDirectConnect, /, 'another service'],
  ['{', /^it is no JSON: /, 'half a file'],
  ['{}', /^it has no products and on-demand terms/, 'some other JSON'],
  ['{"PriceList":[]}', /^it is the offer of no service/, 'an empty answer'],
  ['{"PriceList":["{"]}', /^a member of its PriceList is no JSON/, 'a broken answer'],
  ['a,b\n1,2\n', /^it is neither JSON nor a CSV with a column RateCode/, 'some other CSV'],
  ['"OfferCode","AmazonVPC"\n"SKU","RateCode"\n', /^it has no on-demand prices/, 'nothing in it'],
] as const) {
  test(`an offer is refused: ${because}`, () => {
    assert.throws(() => readOffer(given), { name: 'OfferError', message: says })
  })
}
