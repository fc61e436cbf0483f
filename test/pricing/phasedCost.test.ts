import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from '../../src/net/money.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { type CostPhase, millionths, type PhasedCost, phasedCost } from '../../src/pricing/phasedCost.ts'
import { totalCost } from '../../src/pricing/totalCost.ts'
import { estate } from './estates.ts'

const exact = (text: string) => Decimal.parse(text) ?? assert.fail(`${text} is no number`)
const PHASE = { name: 'p', from: 0, until: 12, carriesAtFirst: 0, rampMonths: 1, once: Decimal.ZERO, besides: Decimal.ZERO }
const stated = (monthly: string, perGigabyte: string, out: string) => ({
  monthly: exact(monthly),
  perGigabyte: exact(perGigabyte),
  gigabytesOut: exact(out),
})
const totals = ({ months }: PhasedCost) => months.map(({ total }) => Number(total.toString()))
const noGrowth = (months: number) => ({ months, growth: Decimal.ZERO })

test('one phase that carries everything costs what totalCost says, growth and all', async () => {
  const input = await estate({ port: '1Gbps', out: 5120, crossConnect: 200 })
  const phase: CostPhase = { ...PHASE, until: 36, carriesAtFirst: millionths(1), carries: millionths(1), paid: { input } }
  const { total, months } = phasedCost([phase], CATALOGUE, { months: 36, growth: exact('0.2') })
  const known = totalCost(input, CATALOGUE, { years: 3, growthPercent: Decimal.of(20) })
  assert.equal(total.rounded(2).toString(), known.total)
  assert.equal(months[12]?.total.rounded(2).toString(), known.years[1]?.monthly)
})

test('a ramp goes up, and down, in even steps', () => {
  const up: CostPhase = { ...PHASE, carries: millionths(1), rampMonths: 4, paid: stated('10', '0.1', '100') }
  assert.deepEqual(totals(phasedCost([up], CATALOGUE, noGrowth(5))), [12.5, 15, 17.5, 20, 20])
  const down: CostPhase = { ...up, carriesAtFirst: millionths(1), carries: 0, rampMonths: 2 }
  assert.deepEqual(totals(phasedCost([down], CATALOGUE, noGrowth(3))), [15, 10, 10])
  const thirds: CostPhase = { ...up, rampMonths: 3 }
  assert.deepEqual(
    phasedCost([thirds], CATALOGUE, noGrowth(3)).months.map(({ shares }) => shares[0]),
    [333_333, 666_667, 1_000_000],
  )
})

test('while phases overlap, all but the youngest are paid twice; what costs once is in its first month', () => {
  const old: CostPhase = { ...PHASE, name: 'old', until: 3, carries: 0, paid: stated('100', '0', '0') }
  const young: CostPhase = { ...PHASE, name: 'young', from: 1, carries: 0, once: Decimal.of(7), paid: stated('50', '0', '0') }
  const cost = phasedCost([young, old], CATALOGUE, noGrowth(4))
  assert.deepEqual(totals(cost), [100, 157, 150, 50])
  assert.equal(cost.twice.trimmed().toString(), '200')
  assert.deepEqual(
    cost.phases.map(({ first, last, total }) => [first, last, total].map(amount => amount.trimmed().toString())),
    [
      ['57', '50', '157'],
      ['100', '100', '300'],
    ],
  )
})

test('what nobody says is unknown, once a phase', () => {
  const phase: CostPhase = {
    ...PHASE,
    carries: millionths(1),
    paid: { monthly: Decimal.of(5), perGigabyte: null, gigabytesOut: Decimal.of(10) },
  }
  const { unknown, total } = phasedCost([phase], CATALOGUE, noGrowth(12))
  assert.deepEqual(unknown, [{ what: 'p: data out of AWS', because: 'nobody says what a gigabyte costs on its way' }])
  assert.equal(total.toString(), '60')
})
