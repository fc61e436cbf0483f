import assert from 'node:assert/strict'
import { test } from 'node:test'
import { draftOf } from '../resources/draft.ts'
import { WorldTables } from '../resources/tables.ts'
import type { UsageRecord } from '../resources/usageRecord.ts'
import { accrued, atRate, usedIn } from './accrued.ts'
import { recordUsage } from './recordUsage.ts'

const at = (text: string) => Date.parse(`2026-11-${text}Z`)
const record = (unit: UsageRecord['unit'], rate: number, since: string): UsageRecord => ({
  what: 'dx-a',
  price: 'p',
  unit,
  rate,
  since: at(since),
  days: {},
})
const running = (since: string, rate = 1) => record('hour', rate, since)
const stopped = (record: UsageRecord, when: string) => atRate(record, 0, at(when))
const started = (record: UsageRecord, when: string) => atRate(record, 1, at(when))

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, record: UsageRecord, now: string, days: Record<string, number>][] = [
  ['nothing has passed', running('20T10:20'), '20T10:20', {}],
  ['a part of an hour is whole', running('20T10:20'), '20T10:21', { '2026-11-20': 1 }],
  ['an hour is one', running('20T10:20'), '20T11:20', { '2026-11-20': 1 }],
  ['an hour and a minute are two', running('20T10:20'), '20T11:21', { '2026-11-20': 2 }],
  ['an hour is of the day on which it begins', running('20T23:20'), '21T01:00', { '2026-11-20': 1, '2026-11-21': 1 }],
  ['ten days are 240', running('10T10:20'), '20T10:20', { '2026-11-10': 14, ...whole(11, 19), '2026-11-20': 10 }],
  ['two zones count twice', running('20T10:00', 2), '20T13:00', { '2026-11-20': 6 }],
  ['of a port pair each is half', running('20T10:00', 0.5), '20T13:00', { '2026-11-20': 1.5 }],
  ['what is stopped stands', stopped(running('20T10:00'), '20T10:30'), '22T00:00', { '2026-11-20': 1 }],
  ['an hour that is paid is not paid again', started(stopped(running('20T10:00'), '20T10:10'), '20T10:20'), '20T11:00', { '2026-11-20': 1 }],
  ['and the next one begins where it ends', started(stopped(running('20T10:00'), '20T10:10'), '20T10:20'), '20T11:01', { '2026-11-20': 2 }],
  ['later it begins anew', started(stopped(running('20T10:00'), '20T10:10'), '20T12:30'), '20T13:30', { '2026-11-20': 2 }],
  ['a clock that goes back counts nothing', running('20T10:00'), '19T10:00', {}],
  ['bytes are bit/s by 8, day by day', record('bit', 8000, '20T23:00'), '21T02:00', { '2026-11-20': 3_600_000, '2026-11-21': 7_200_000 }],
  ['another rate counts from then on', atRate(record('bit', 8000, '20T10:00'), 16_000, at('20T11:00')), '20T12:00', { '2026-11-20': 10_800_000 }],
]

for (const [because, given, now, days] of TABLE) {
  test(`usage: ${because}`, () => {
    assert.deepEqual(accrued(given, at(now)).days, days)
    for (let day = 10; day <= 22; day++) {
      const [name, next] = [`2026-11-${day}`, `2026-11-${day + 1}`]
      assert.equal(usedIn(given, name, next, at(now)), days[name] ?? 0, 'asked for by day it is the same')
    }
  })
}

test('usage: days of more than 13 months ago are forgotten, and a record that has none any more goes', () => {
  const year = 366 * 86_400_000
  const old = accrued(running('01T00:00'), at('03T00:00'))
  assert.equal(Object.keys(accrued(old, at('03T00:00') + 2 * year).days).length, 400)
  const tables = new WorldTables()
  const scope = { account: '1', region: 'landbridge' }
  const draft = draftOf(tables)
  draft.put('usageRecord', 'a', scope, stopped(running('01T00:00'), '02T00:00'))
  draft.put('usageRecord', 'b', scope, running('01T00:00'))
  recordUsage(draft, [], at('03T00:00'))
  assert.deepEqual(
    [...draft.all('usageRecord')].map(({ id, body }) => [id, body.rate]),
    [
      ['a', 0],
      ['b', 0],
    ],
  )
  recordUsage(draft, [], at('03T00:00') + 2 * year)
  assert.deepEqual([...draft.all('usageRecord')], [])
})

test('usage: what runs on as it did is not written again; two of one price are two', () => {
  const draft = draftOf(new WorldTables())
  const one = { account: '1', id: 'x', what: 'x', price: 'p', unit: 'hour', rate: 1 } as const
  recordUsage(draft, [one], at('20T10:00'))
  recordUsage(draft, [one], at('20T12:00'))
  assert.equal(draft.get('usageRecord', '1/p/x')?.rev, 1)
  recordUsage(draft, [one, one], at('20T13:00'))
  const body = draft.get('usageRecord', '1/p/x')?.body
  assert.deepEqual([body?.rate, body?.days], [2, { '2026-11-20': 3 }])
  recordUsage(draft, [{ ...one, rate: 2, what: 'renamed' }], at('20T13:30'))
  const renamed = draft.get('usageRecord', '1/p/x')?.body
  assert.deepEqual([renamed?.what, renamed?.since], ['renamed', at('20T13:00')])
})

function whole(first: number, last: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: last - first + 1 }, (_, i) => [`2026-11-${first + i}`, 24]))
}
