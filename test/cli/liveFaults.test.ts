import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LiveDrill } from '../../src/cli/live.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { landbridge, ROOT } from './landbridge.ts'

const ESTATE = `${ROOT}examples/two-locations/estate.yaml`

test('drill --live with loss, a lowered rate and a drain: set on the service, looked at there, and healed', async () => {
  await using service = await serviceUnderTest({ args: [ESTATE] })
  const live = (...args: readonly string[]) => landbridge('drill', service.url, '--live', '--yes', ...args)
  const measuredBy = async (...args: readonly string[]) => {
    const { stdout, stderr } = await live(...args, '--json')
    const { measured } = JSON.parse(stdout || assert.fail(stderr)) as LiveDrill
    return measured.find(({ to }) => to === 'db') ?? assert.fail(stdout)
  }
  const lossy = await measuredBy('--loss', 'dx-a:in=2%')
  assert.deepEqual(
    [lossy.lostShare, lossy.predictedLostShare, lossy.predictedMs],
    [0.02, 0.01, 0],
    'half of the flow is hashed there',
  )

  const slow = await live('--rate', 'dx-a=2Gbps')
  assert.match(
    slow.stdout,
    /app → db got through at the first look, after .* by .*dx-a.*, past dx-a to 2 Gbps \(lowered\); predicted: never dark, 5\.37 of 7 Gbps at peak get through\./,
  )
  assert.match(slow.stdout, /Everything that was broken is healed\./)

  const drained = await measuredBy('--drain', 'dx-a')
  assert.deepEqual([drained.darkMs !== null, drained.by?.includes('dx-b'), drained.by?.includes('dx-a')], [true, true, false])

  const { faults } = (await (await fetch(`${service.url}/landbridge/v1/faults`)).json()) as { faults: unknown[] }
  assert.deepEqual(faults, [])
  const nothing = await live()
  assert.match(nothing.stderr, /^--live needs what to break: --cut, --silent, --drain THING, --loss THING=SHARE/)
})
