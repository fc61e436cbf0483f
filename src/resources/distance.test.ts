import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DETOUR, internetRoundTripMs, leastRoundTripMs, roundTripMs } from './distance.ts'

test('round trips: unknown places are never guessed, and a city counts as ten kilometres', () => {
  const [ashburn, sanJose] = [[39.04, -77.49] as const, [37.34, -121.89] as const]
  assert.equal(roundTripMs(ashburn, undefined), undefined)
  assert.equal(roundTripMs(ashburn, ashburn), 0.15)
  assert.equal(roundTripMs(ashburn, ashburn, ashburn), 0.29)
  assert.equal(internetRoundTripMs(ashburn, undefined), undefined)
  assert.equal(internetRoundTripMs(ashburn, ashburn), 0.22)
  const coast = roundTripMs(ashburn, sanJose) ?? 0
  assert.ok(coast > 50 && coast < 65, `${coast} ms from coast to coast`)
  const overInternet = internetRoundTripMs(ashburn, sanJose) ?? 0
  assert.ok(Math.abs(overInternet / coast - DETOUR.internet / DETOUR.fibre) < 1e-3, `${overInternet} ms over the Internet`)
})

test('light in straight glass is the least that any way takes, and a city’s ten kilometres do not count', () => {
  const [ashburn, sanJose] = [[39.04, -77.49] as const, [37.34, -121.89] as const]
  assert.ok(Math.abs(leastRoundTripMs(ashburn, sanJose) - (roundTripMs(ashburn, sanJose) ?? 0) / DETOUR.fibre) < 0.01)
  assert.equal(leastRoundTripMs(ashburn, ashburn), 0)
})
