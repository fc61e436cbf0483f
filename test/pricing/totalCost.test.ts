import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../../src/net/money.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { totalCost } from '../../src/pricing/totalCost.ts'
import { estate } from './estates.ts'

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, years: number, growth: string, monthly: readonly string[], total: string][] = [
  ['without growth it is so many months', 3, '0', ['521.40', '521.40', '521.40'], '18770.40'],
  ['data grows and ports do not', 3, '50', ['521.40', '572.60', '649.40'], '20920.80'],
  ['data may become less', 2, '-50', ['521.40', '470.20'], '11899.20'],
]

for (const [because, years, growth, monthly, total] of TABLE) {
  test(`over ${years} years at ${growth} %: ${because}`, async () => {
    const input = await estate({ port: '1Gbps', crossConnect: 200, out: 5120 })
    const found = totalCost(input, CATALOGUE, { years, growthPercent: Decimal.parse(growth) ?? Decimal.ZERO })
    assert.deepEqual(
      found.years.map(each => each.monthly),
      monthly,
    )
    assert.equal(found.total, total)
  })
}
