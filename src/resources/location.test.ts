import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLocation, locationsIn, sameLocation } from './location.ts'
import { devicesAt } from './portPlacement.ts'

for (const [code, found, because] of [
  ['EqDC2', 'EqDC2', 'as AWS spells it'],
  ['eqdc2', 'EqDC2', 'codes are compared without case'],
  ['CS32A-24FL', 'CS32A', 'a floor is in the building'],
  ['EqSV5-MMR-1A', 'EqSV5', 'so is a meet-me room'],
  ['EqDC', undefined, 'part of a code is none'],
] as const) {
  test(`${code} is ${found}: ${because}`, () => {
    assert.equal(findLocation(code)?.code, found)
  })
}

test('two spellings of one building are the same location, two buildings are not', () => {
  assert.ok(sameLocation('EQDC2', 'EqDC2'))
  assert.ok(!sameLocation('EqDC2', 'CSVA1'))
})

test('every location has a Region, a place on earth, speeds, and MACsec only on speeds it has', () => {
  const regions = new Set(['us-east-1', 'eu-central-1', 'ap-northeast-1', 'cn-north-1'])
  const locations = [...regions].flatMap(locationsIn)
  assert.ok(locations.length > 40)
  for (const location of locations) {
    const [latitude, longitude] = location.at
    assert.ok(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, location.code)
    assert.ok(location.name.endsWith(location.city), location.code)
    assert.ok(location.portSpeeds.length > 0, location.code)
    assert.ok(
      location.macSecPortSpeeds.every(speed => location.portSpeeds.includes(speed)),
      location.code,
    )
  }
})

test('the two devices of a location never move and are named after it', () => {
  const devices = devicesAt(findLocation('EqDC2')!)
  assert.deepEqual(devices, devicesAt(findLocation('EqDC2')!))
  for (const device of devices) assert.match(device, /^EqDC2-[a-z0-9]{13}$/)
  assert.notEqual(devices[0], devices[1])
})
