import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openMigration } from '../../src/cli/migrationEstates.ts'
import type { MigrationReport } from '../../src/planner/migration/migrationReport.ts'
import { migrationReportOf } from '../../src/planner/migration/migrationReportOf.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'

/** Links that are estates: what their drill and their price put into a migration. */

const VPN = readFileSync(new URL('../../examples/single-vpn/estate.yaml', import.meta.url), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'landbridge-migration-'))
after(() => rmSync(folder, { recursive: true }))

async function reportOf(estate: string, text: string): Promise<MigrationReport> {
  writeFileSync(join(folder, 'estate.yaml'), estate)
  writeFileSync(join(folder, 'm.yaml'), `landbridge-migration: 1\n${text}`)
  const { migration, estates } = await openMigration(join(folder, 'm.yaml'))
  return migrationReportOf(migration, estates, CATALOGUE)
}

const LINK = 'link: { estate: estate.yaml }'
const value = ({ figures }: MigrationReport, what: string) => figures.find(each => each.what === what)?.value
const PHASED = `template: phased\nyears: 1\nphases: [{ name: all, ${LINK}, from: 2027-01 }]`
const BURST = `template: burst\n${LINK}\nburst: { rate: 1Gbps, lasts: 1h, aMonth: 10, results: 100% }`

test('a phase whose estate does not deliver its peak does not hold, with both numbers', async () => {
  const wide = VPN.replace('peak: 800Mbps', 'peak: 3Gbps')
  assert.deepEqual((await reportOf(wide, PHASED)).misses, ['all has to carry 3 Gbps at its busiest, and carries 1 Gbps.'])
  assert.equal((await reportOf(VPN, PHASED)).holds, true)
})

test('a single failure that lasts until it is repaired leaves the RTO without bound', async () => {
  const { misses, figures } = await reportOf(VPN, `template: recovery\n${LINK}\ndata: 1TB\nstartUp: 5min\ntargets: { rto: 1h }`)
  assert.equal(figures.find(({ what }) => what === 'RTO')?.value, null)
  assert.match(
    misses[0] ?? '',
    /^The RTO is without bound, and 60 min is asked: 5 min to start, and until the link is repaired: .* gate \(cut\)\.$/,
  )
})

test('results leave AWS on the flow’s way out of it, whichever end it begins at', async () => {
  const turned = VPN.replace('from: desk, to: web', 'from: web, to: desk')
  for (const estate of [VPN, turned]) {
    const report = await reportOf(estate, BURST)
    // 1 Gbps less 200 Mbps; 450 GB each: 4,190.95 GB more a month, of which all are below 10,240 GB with what there is.
    assert.equal(value(report, 'free on the link'), 800e6)
    assert.equal(value(report, 'data out for one'), '37.72', '450 GB / 2^30 = 419.095 × 0.09')
  }
})

test('an estate without volumes says that its transfer is unknown', async () => {
  const { unknown } = await reportOf(VPN.replace(', monthly: 5TB', ''), PHASED)
  assert.ok(
    unknown.some(({ what }) => what === 'all: desk → web: data transfer'),
    JSON.stringify(unknown),
  )
})
