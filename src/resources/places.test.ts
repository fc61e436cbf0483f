import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeAt, placeNames, regionAt } from './places.ts'

for (const [place, expected, because] of [
  ['Ashburn, VA', [39.01, -77.47], 'as the table writes it'],
  ['  ashburn ,va', [39.01, -77.47], 'case and spaces do not matter'],
  ['São Paulo, BR', [-23.65, -46.72], 'accents do not matter'],
  ['Frankfurt', [50.11, 8.68], 'a city that is there once needs no country'],
  ['Cambridge', undefined, 'there are two, and guessing is worse than asking'],
  ['Atlantis, GR', undefined, 'not in the table'],
] as const) {
  test(`placeAt(${place}): ${because}`, () => assert.deepEqual(placeAt(place), expected))
}

test('every place and Region is on the globe', () => {
  assert.ok(placeNames().length > 250)
  for (const name of placeNames()) {
    const [latitude, longitude] = placeAt(name) ?? [Number.NaN, Number.NaN]
    assert.ok(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, name)
  }
  assert.deepEqual(regionAt('us-east-1'), [39.04, -77.49])
  assert.equal(regionAt('moon-north-1'), undefined)
})
