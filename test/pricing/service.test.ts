import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEstate } from '../../src/cli/openEstate.ts'
import { priceInputOf } from '../../src/cli/pricedEstate.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { price } from '../../src/pricing/price.ts'
import { PRICE_REPORT } from '../../src/pricing/priceSchema.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const FILE = 'examples/two-locations/estate.yaml'

async function asked(url: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${url}/landbridge/v1/prices`, { method: 'POST', headers, body: JSON.stringify(body) })
}

test('a running service prices what it carries as the file is priced, with the fees that it is told', async () => {
  await using service = await serviceUnderTest({ args: [FILE] })
  const ofFile = price(await priceInputOf(await readEstate(FILE)), CATALOGUE)
  const ofService = PRICE_REPORT.parse(await (await asked(service.url, {})).json())
  assert.equal(ofService.monthly, ofFile.monthly)
  assert.deepEqual(
    ofService.lines.map(({ price: id, amount }) => `${id} ${amount}`).sort(),
    ofFile.lines.map(({ price: id, amount }) => `${id} ${amount}`).sort(),
  )

  const withFees = PRICE_REPORT.parse(await (await asked(service.url, { fees: { 'dx-a': { crossConnect: '300.10' } } })).json())
  assert.equal((Number(withFees.monthly) - Number(ofService.monthly)).toFixed(2), '300.10')

  const refused = await asked(service.url, { fees: { 'dx-a': { crossConnect: 'much' } } })
  assert.equal(refused.status, 400)
  assert.match(((await refused.json()) as { message: string }).message, /crossConnect/)
})
