import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../../src/net/money.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { costByCategory } from '../../src/pricing/costCategories.ts'
import { price } from '../../src/pricing/price.ts'
import { sensitivity } from '../../src/pricing/sensitivity.ts'
import { totalCost } from '../../src/pricing/totalCost.ts'
import { yearsByCategory } from '../../src/pricing/yearsByCategory.ts'
import { estate } from './estates.ts'

/** A port at 219.00, a cross-connect at 200.00, and 5,120 GB at 0.02: 521.40 a month. */
const ESTATE = { port: '1Gbps', crossConnect: 200, out: 5120 } as const
const growing = (years: number, percent: string) => ({ years, growthPercent: Decimal.parse(percent) ?? Decimal.ZERO })

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, outlook: ReturnType<typeof growing> | undefined, total: string, inputs: readonly (readonly [input: string, less: string, more: string, swing: string])[]][] = [
  ['a fifth of 219.00, 200.00 and 102.40', undefined, '521.40', [
    ['prices: ports', '477.60', '565.20', '87.60'],
    ['fees', '481.40', '561.40', '80.00'],
    ['volumes', '500.92', '541.88', '40.96'],
    ['prices: data over Direct Connect', '500.92', '541.88', '40.96'],
  ]],
  // Growth of 40 and of 60 %: 5,120 + 7,168 + 10,035.2 and 5,120 + 8,192 + 13,107.2 GB, each at 0.02 and twelve months.
  ['growth is an input like any other', growing(3, '50'), '20920.80', [
    ['prices: ports', '19344.00', '22497.60', '3153.60'],
    ['fees', '19480.80', '22360.80', '2880.00'],
    ['volumes', '19753.44', '22088.16', '2334.72'],
    ['prices: data over Direct Connect', '19753.44', '22088.16', '2334.72'],
    ['growth of 50 %', '20441.57', '21424.61', '983.04'],
  ]],
]

for (const [because, outlook, total, inputs] of TABLE) {
  test(`what moves ${outlook ? `${outlook.years} years` : 'a month'}: ${because}`, async () => {
    const found = sensitivity(await estate(ESTATE), CATALOGUE, outlook)
    assert.deepEqual([found.of, found.total], [outlook ? 'years' : 'month', total])
    assert.deepEqual(
      found.inputs.map(({ input, less, more, swing }) => [input, less, more, swing]),
      inputs,
    )
  })
}

test('the categories of a month are its lines, and those of the years its total', async () => {
  const input = await estate({ ...ESTATE, vpn: 'virtualPrivateGateway' })
  const report = price(input, CATALOGUE)
  const month = costByCategory(report.lines)
  assert.deepEqual(
    [...month.keys()].toSorted((a, b) => (a < b ? -1 : 1)),
    ['VPNs', 'data over Direct Connect', 'fees', 'ports'],
  )
  assert.equal(sumOf(month), report.monthly)
  const outlook = growing(4, '25')
  const years = yearsByCategory(input, CATALOGUE, outlook)
  const { years: totals } = totalCost(input, CATALOGUE, outlook)
  assert.deepEqual(
    years.map(sumOf),
    totals.map(({ total }) => total),
  )
})

function sumOf(sums: ReadonlyMap<string, Decimal>): string {
  return [...sums.values()]
    .reduce((sum, each) => sum.plus(each), Decimal.ZERO)
    .rounded(2)
    .toString()
}
