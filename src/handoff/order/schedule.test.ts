import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StepName } from './chapter.ts'
import { schedule } from './schedule.ts'

const TODAY = Date.UTC(2026, 10, 21)
const DEDICATED: readonly StepName[] = ['ports', 'letters', 'crossConnects', 'gateways', 'interfaces', 'alarms', 'tests']

for (const [steps, days, because] of [
  [DEDICATED, 3 + 1 + 14 + 1 + 5, 'port, letter, cross-connect, interfaces and tests follow each other'],
  [[...DEDICATED, 'circuits'], 84 + 14 + 1 + 5, 'a circuit takes longer than port and letter'],
  [['hosted', 'gateways', 'interfaces', 'alarms', 'tests'], 3 + 1 + 5, 'a partner is there already'],
  [['vpn', 'alarms', 'tests'], 1 + 5, 'a VPN waits for nobody'],
  [[...DEDICATED, 'ownership'], 3 + 1 + 14 + 1 + 3 + 5, 'public prefixes are verified once the interface is ordered'],
] as const) {
  test(`everything is ready in ${days} days: ${because}`, () => {
    assert.equal(schedule(new Set(steps), { today: undefined, goLive: undefined }).totalDays, days)
  })
}

test('what must start is counted back from the day of going live, along the same chain', () => {
  const { steps, remarks } = schedule(new Set(DEDICATED), { today: TODAY, goLive: Date.UTC(2026, 11, 15) })
  assert.deepEqual(steps.get('ports')?.earliest, { start: '2026-11-21', end: '2026-11-24' })
  assert.deepEqual(steps.get('ports')?.latest, { start: '2026-11-21', end: '2026-11-24' }, 'no day is to spare')
  assert.equal(steps.get('gateways')?.latest?.start, '2026-12-08', 'gateways have time')
  assert.deepEqual(remarks, ['With these lead times everything is ready on 2026-12-15, 0 days before going live on 2026-12-15.'])
})

test('a day too early is said', () => {
  const { remarks } = schedule(new Set(DEDICATED), { today: TODAY, goLive: Date.UTC(2026, 11, 14) })
  assert.match(
    remarks[0] ?? '',
    /^Going live on 2026-12-14 is 1 day too early: .* ready on 2026-12-15, 24 days from 2026-11-21\.$/,
  )
})

test('a port waits for a circuit that takes longer, so that its letter and its bill do not run out first', () => {
  const { steps, remarks } = schedule(new Set([...DEDICATED, 'circuits']), { today: TODAY, goLive: undefined })
  const [port, patch] = [steps.get('ports')?.earliest, steps.get('crossConnects')?.earliest]
  assert.ok(Date.parse(patch?.end ?? '') - Date.parse(port?.end ?? '') < 90 * 86_400_000)
  assert.match(remarks[0] ?? '', /^Order the ports about 66 days after the circuits: /)
})
