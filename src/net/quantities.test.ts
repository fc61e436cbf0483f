import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isPrivateAsn, parseAsn } from './asn.ts'
import { bandwidthText, parseBandwidth } from './bandwidth.ts'
import { NO_ADVERTISE, NO_EXPORT, parseCommunity } from './community.ts'
import { durationText, exactDurationText, parseDuration } from './duration.ts'

for (const [text, bps, because] of [
  ['50Mbps', 50e6, "AWS's spelling"],
  ['1.25 Gbps', 1.25e9, 'a blank and a fraction'],
  ['10G', 10e9, 'the bare letter'],
  ['10gbps', 10e9, 'any case'],
  ['1 Tbps', 1e12, 'the largest unit'],
  ['400 kbit/s', 400e3, 'the other spelling of a rate'],
  ['1500', 1500, 'without a unit: bit/s'],
  ['0.5bps', 1, 'half a bit is rounded'],
  ['0Gbps', undefined, 'nothing is no rate'],
  ['-1Gbps', undefined, 'a sign'],
  ['1e9bps', undefined, 'an exponent'],
  ['10 GB', undefined, 'bytes'],
  ['2GBps', undefined, 'bytes a second'],
  ['2GBPS', 2e9, 'all in capitals it is no matter of bytes'],
  ['1,5 Gbps', undefined, 'a comma'],
  ['Gbps', undefined, 'no number'],
  ['', undefined, 'empty'],
  [`${'9'.repeat(400)}`, undefined, 'more than a number holds'],
] as const) {
  test(`the rate ${JSON.stringify(text.slice(0, 20))} is ${bps} bit/s: ${because}`, () => {
    assert.equal(parseBandwidth(text), bps)
  })
}

for (const [bps, text, because] of [
  [1.25e9, '1.25 Gbps', 'the largest unit that keeps one before the point'],
  [999e6, '999 Mbps', 'not yet one of the next'],
  [999_999_999, '1 Gbps', 'never 1000 of a unit'],
  [999_900_000, '999.9 Mbps', 'not rounded up without need'],
  [1000, '1 kbps', 'exactly one'],
  [999, '999 bps', 'below the smallest unit'],
  [2e12, '2 Tbps', 'the largest unit'],
  [5e15, '5000 Tbps', 'beyond the largest unit'],
  [0, '0 bps', 'nothing arrives'],
] as const) {
  test(`${bps} bit/s is printed as ${text}: ${because}`, () => {
    assert.equal(bandwidthText(bps), text)
  })
}

test('a rate of at most three decimals survives printing and parsing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), fc.constantFrom(1, 1e3, 1e6, 1e9), (n, unit) => {
      assert.equal(parseBandwidth(bandwidthText(n * unit)), n * unit)
    }),
  )
})

for (const [text, ms, because] of [
  ['300ms', 300, 'the smallest unit'],
  ['90s', 90_000, 'seconds'],
  ['1.5 h', 5_400_000, 'a blank and a fraction'],
  ['3m', 180_000, 'm is a minute'],
  ['3min', 180_000, 'so is min'],
  ['90d', 7_776_000_000, 'days'],
  ['0s', 0, 'at once'],
  ['5h5m', 18_300_000, 'hours and minutes'],
  ['1h 30min', 5_400_000, 'with a blank between'],
  ['1d 2h 3m 4s 5ms', 93_784_005, 'all units'],
  ['1m1.5s', 61_500, 'a fraction at the end'],
  ['1.5h30m', undefined, 'a fraction before the end'],
  ['30m1h', undefined, 'the smaller unit first'],
  ['5m5min', undefined, 'a unit twice'],
  ['1h30', undefined, 'no unit at the end'],
  ['90', undefined, 'no unit'],
  ['-1s', undefined, 'a sign'],
  ['1 week', undefined, 'an unknown unit'],
  ['', undefined, 'empty'],
] as const) {
  test(`the duration ${JSON.stringify(text)} is ${ms} ms: ${because}`, () => {
    assert.equal(parseDuration(text), ms)
  })
}

for (const [ms, text] of [
  [0, '0'],
  [900, '900 ms'],
  [90_000, '90 s'],
  [119_900, '119.9 s'],
  [240_000, '4 min'],
  [7_200_000, '2 h'],
] as const) {
  test(`${ms} ms is said as ${text}`, () => {
    assert.equal(durationText(ms), text)
  })
}

for (const [ms, text] of [
  [0, '0'],
  [250, '250 ms'],
  [60_000, '60 s'],
  [90_000, '90 s'],
  [90_500, '90.5 s'],
  [240_000, '4 min'],
  [3_900_000, '65 min'],
  [5_430_000, '90 min 30 s'],
  [18_300_000, '5 h 5 min'],
  [18_360_000, '5 h 6 min'],
  [7_200_001, '2 h 0.001 s'],
] as const) {
  test(`${ms} ms is exactly ${text}`, () => assert.equal(exactDurationText(ms), text))
}

test('what is said exactly is read as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e10 }), ms => assert.equal(Math.round(parseDuration(exactDurationText(ms)) ?? 0), ms)),
  )
})

test('a duration that a person would say survives printing and parsing', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 119 }), n => assert.equal(parseDuration(durationText(n * 1000)), n * 1000)))
})

for (const [value, valid, isPrivate, because] of [
  [0, false, false, 'reserved (RFC 7607)'],
  [1, true, false, 'the lowest'],
  [64_511, true, false, 'below the private range'],
  [64_512, true, true, 'the first private one (RFC 6996)'],
  [65_534, true, true, 'the last private one of 16 bits'],
  [65_535, true, false, 'above the private range'],
  [4_199_999_999, true, false, 'below the private range of 32 bits'],
  [4_200_000_000, true, true, 'the first private one of 32 bits'],
  [4_294_967_294, true, true, 'the last one'],
  [4_294_967_295, false, false, 'reserved (RFC 7300)'],
  [1.5, false, false, 'a fraction'],
  [Number.NaN, false, false, 'not a number'],
] as const) {
  test(`AS ${value} ${valid ? 'is' : 'is not'} one${isPrivate ? ', private' : ''}: ${because}`, () => {
    assert.deepEqual([parseAsn(value) !== undefined, isPrivateAsn(value)], [valid, isPrivate])
  })
}

for (const [text, valid, because] of [
  ['7224:7300', true, "AWS's high preference"],
  [NO_EXPORT, true, 'well known (RFC 1997)'],
  [NO_ADVERTISE, true, 'well known (RFC 1997)'],
  ['0:0', true, 'the lowest'],
  ['65535:65535', true, 'the highest'],
  ['65536:1', false, 'more than 16 bits'],
  ['1:65536', false, 'more than 16 bits'],
  ['07224:1', false, 'a leading zero: communities compare as text'],
  ['7224', false, 'one half'],
  ['7224:1:1', false, 'a large community'],
  ['no-export', false, 'a name'],
] as const) {
  test(`${text} ${valid ? 'is' : 'is no'} community: ${because}`, () => {
    assert.equal(parseCommunity(text), valid ? text : undefined)
  })
}
