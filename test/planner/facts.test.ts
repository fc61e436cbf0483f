import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluatedEstate } from '../../src/cli/planEvaluation.ts'
import { designs } from '../../src/planner/designs.ts'
import { estateOf } from '../../src/planner/estateOf.ts'
import { napkinFacts } from '../../src/planner/napkin.ts'
import { CATALOGUE } from '../../src/pricing/catalogue.ts'
import { requirementsOf } from './files.ts'

/** One design of each kind that could be told from the others by what a failure leaves. */
const NAMES = [
  'VPN',
  'VPN from two routers',
  'one hosted connection, 300 Mbps',
  'hosted connections in two locations, 300 Mbps',
  'one dedicated connection, VPN behind, 1 Gbps',
  'two locations, 1 Gbps',
  'private-IP VPN in two locations, 1 Gbps',
]

test('what a sketch says of rates and round trips is what its estate does when it is built and broken', async () => {
  const requirements = { ...requirementsOf('test/planner/requirements/office.yaml') }
  const [hq] = Object.values(requirements.sites)
  assert.ok(hq)
  const roomy = { ...requirements, sites: { hq: { ...hq, routers: 2 } }, publicServices: [] }
  const all = designs(roomy)
  for (const name of NAMES) {
    const design = all.find(each => each.name === name)
    assert.ok(design, name)
    const napkin = napkinFacts(design, roomy, CATALOGUE)
    const wanted = { years: 1, growth: { hq: 0 }, survive: 'single' } as const
    const { drilled } = (await evaluatedEstate(estateOf(design, roomy), wanted, CATALOGUE)).evaluation
    const [site, sketched] = [drilled.sites[0], napkin.sites[0]]
    assert.ok(site && sketched)
    assert.equal(site.carriedBps, sketched.carriedBps, `${name}: with nothing broken`)
    assert.equal(site.afterWorstBps, sketched.afterWorstBps, `${name}: after ${site.worst}`)
    assert.ok(Math.abs((drilled.rttMs ?? 0) - (napkin.rttMs ?? 0)) < 1, `${name}: ${drilled.rttMs} ms, ${napkin.rttMs} ms`)
  }
})
