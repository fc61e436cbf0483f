import assert from 'node:assert/strict'
import { test } from 'node:test'
import table from './catalogue.json' with { type: 'json' }
import { CATALOGUE, readPrice } from './catalogue.ts'

test('every price has its own id, a known source, a unit, and tiers that begin where the last one ends', () => {
  const ids = table.prices.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const { id, sources, unit, tiers } of table.prices) {
    assert.ok(unit.length > 0 && sources.length > 0, id)
    for (const source of sources) assert.ok(source in table.sources, `${id} is from ${source}`)
    const ends = tiers.slice(0, -1).map(tier => Number((tier as { upTo?: string }).upTo))
    assert.ok(
      ends.every((end, i) => end > (ends[i - 1] ?? 0)),
      id,
    )
  }
})

test('only what a dated public source has is verified', () => {
  for (const { id, sources, confidence, verified, observed, effective } of table.prices) {
    if (!verified) continue
    assert.ok(!sources.includes('recollection'), id)
    assert.ok(confidence === 'high' || confidence === 'medium', id)
    assert.ok(observed !== null || effective !== null || sources.some(key => key in table.sources), id)
  }
})

// biome-ignore format: a table is read by its rows
const TABLE: readonly [id: string, found: string | undefined, because: string][] = [
  ['vpn.s2s.hour.us-east-1', 'vpn.s2s.hour.us-east-1', 'there is such a price'],
  ['dx.port.dedicated.10G.EQDC2', 'dx.port.dedicated.10G.world', 'a location has the price of its area'],
  ['dx.port.dedicated.10G.EQTY2', 'dx.port.dedicated.10G.japan', 'Japan is one of its own'],
  ['dx.port.dedicated.10G.GDSH3', undefined, 'China is billed by others'],
  ['dx.dto.us-west-2.EQFA5', 'dx.dto.us.europe', 'a Region and a location have the price of their parts of the world'],
  ['dx.dto.eu-west-1.EQDC2', 'dx.dto.europe.us', 'and the other way round another one'],
  ['dx.dto.ca-central-1.EQTR2', undefined, 'the matrix has no row for Canada'],
  ['dx.dto.sa-east-1.EQRJ2', undefined, 'and no column for Brazil'],
  ['dx.flatrate.10G.tier4', undefined, 'a price that exists and is not known is none'],
  ['tgw.attachment.hour.vpc.sa-east-1', undefined, 'the same'],
  ['nat.hour.us-east-1', undefined, 'never collected'],
]

for (const [id, found, because] of TABLE) {
  test(`${id}: ${because}`, () => assert.equal(CATALOGUE.find(id)?.id, found))
}

test('other prices go before its own, those of a place before those of its area', () => {
  const base = {
    service: 's',
    what: 'w',
    unit: 'hour',
    effective: null,
    observed: null,
    sources: [],
    confidence: 'high',
    verified: true,
  }
  const catalogue = CATALOGUE.with([readPrice({ ...base, id: 'dx.port.dedicated.10G.EQDC2', tiers: [{ price: '3' }] })])
  assert.equal(catalogue.find('dx.port.dedicated.10G.EQDC2')?.tiers[0]?.price.toString(), '3')
  assert.equal(catalogue.find('dx.port.dedicated.10G.CSVA1')?.id, 'dx.port.dedicated.10G.world')
  assert.equal(CATALOGUE.find('dx.port.dedicated.10G.EQDC2')?.id, 'dx.port.dedicated.10G.world')
})
