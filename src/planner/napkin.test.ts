import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CATALOGUE } from '../pricing/catalogue.ts'
import { designs } from './designs.ts'
import { napkinFacts } from './napkin.ts'
import { testRequirements } from './testRequirements.ts'

const REQUIREMENTS = testRequirements()
const TWO = designs(REQUIREMENTS).find(({ name }) => name === 'two locations, 1 Gbps') ?? assert.fail('there is such a design')

for (const [locations, slaPercent, isWhole, because] of [
  [['EqDC2', 'CSVA1'], 99.9, true, 'two locations'],
  [['ITXM2', 'ITXM3'], 95, false, 'two buildings of one campus, which the SLA counts as one location and a drill ends at once'],
  [['EqDC2', 'EqDC6'], 95, false, 'Equinix’s campus in Ashburn, where check has DX001'],
] as const) {
  test(`${locations.join(' and ')}: an SLA of ${slaPercent} %, for ${because}`, () => {
    const ports = TWO.ports.map((port, index) => ({ ...port, location: locations[index % 2] ?? '' }))
    const facts = napkinFacts({ ...TWO, ports }, REQUIREMENTS, CATALOGUE)
    assert.equal(facts.slaPercent, slaPercent)
    const [site] = facts.sites
    assert.ok(site)
    assert.equal(site.afterWorstBps === site.carriedBps, isWhole, site.worst)
  })
}
