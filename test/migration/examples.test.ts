import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { openMigration } from '../../src/cli/migrationEstates.ts'
import type { Figure, MigrationReport } from '../../src/planner/migration/migrationReport.ts'
import { migrationReportOf } from '../../src/planner/migration/migrationReportOf.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'

/** The worked examples: what their comments compute by hand is what comes out. */

async function reportOf(name: string): Promise<MigrationReport> {
  const { migration, estates } = await openMigration(join(import.meta.dirname, `../../examples/migration/${name}.yaml`))
  return migrationReportOf(migration, estates, CATALOGUE)
}

const FIGURES: Readonly<Record<string, readonly (readonly [what: string, value: Figure['value']])[]>> = {
  phased: [
    ['all phases', '7413.20'],
    ['paid twice', '215.70'],
    ['cut-over', '2027-07'],
    ['decommission of vpn-fades', '2027-07'],
    ['moved in the end', 1],
    ['last month', '521.40'],
  ],
  burst: [
    ['free on the link', 800e6],
    ['sent by a burst', 900e9],
    ['of it, while it lasts', 0.4],
    ['waiting when it ends', 540e9],
    ['time to drain', 5_400_000],
    ['data out for one', '1.68'],
    ['machines for one', '30.00'],
    ['a month', '1052.53'],
  ],
  recovery: [
    ['free on the link', 16.8e9],
    ['written anew', 10e12],
    ['RPO', 1_048_810],
    ['RPO when the link fails first', 1_049_710],
    ['RTO', 1_500_900],
    ['first copy', 238_095_238],
    ['standing by', '7912.66'],
    ['failed over', '65271.45'],
  ],
  analytics: [
    ['sending, in year 1', 48_000 / 3600],
    ['most that fits', 6.3e12],
    ['left over, in year 1', 0],
    ['first month', '4162.24'],
  ],
}

for (const [name, figures] of Object.entries(FIGURES)) {
  test(`${name}: the figures are those of its comment`, async () => {
    const report = await reportOf(name)
    for (const [what, value] of figures) assert.equal(report.figures.find(each => each.what === what)?.value, value, what)
    assert.equal(report.holds, name !== 'analytics', report.misses.join('\n'))
  })
}

test('phased: every month is the sum of its phases, and all of them the total', async () => {
  const { months, phases } = await reportOf('phased')
  assert.deepEqual(
    months.slice(0, 7).map(({ month, amounts, total }) => [month, ...amounts, total]),
    [
      ['2027-01', '142.70', null, null, '142.70'],
      ['2027-02', '257.90', null, null, '257.90'],
      ['2027-03', '257.90', null, null, '257.90'],
      ['2027-04', null, '142.70', '2444.60', '2587.30'],
      ['2027-05', null, '36.50', '470.20', '506.70'],
      ['2027-06', null, '36.50', '495.80', '532.30'],
      ['2027-07', null, null, '521.40', '521.40'],
    ],
  )
  assert.deepEqual(
    phases.map(({ total }) => total),
    ['658.50', '215.70', '6539.00'],
  )
  assert.deepEqual(months[4]?.shares, [0, 0, 0.5])
})

test('analytics: the first year that does not fit is named with both numbers', async () => {
  const { misses, phases, figures } = await reportOf('analytics')
  assert.deepEqual(misses, ['In year 2 a day’s 7.2 TB need 16 hours of the 14 there are: 900 GB more wait every day.'])
  assert.deepEqual(
    phases.map(({ fits }) => fits),
    [true, false, false],
  )
  const waiting = Number(figures.find(({ what }) => what === 'waiting after all years')?.value)
  assert.ok(Math.abs(waiting - 1182.6e12) < 1e6, '(0.9 + 2.34) TB × 365')
})
