import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as sdk from '@aws-sdk/client-cloudwatch'
import { CLOUD_WATCH } from '../../src/operations/cloudWatch/operations.ts'
import { NOT_BUILT } from '../../src/operations/operation.ts'
import { SETTINGS, servicesOf } from '../../src/wire/services.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { PlausibleInput } from '../hard/plausibleInput.ts'
import { randomFrom } from '../wire/randomValue.ts'
import { cloudWatchOf } from './cloudWatchClient.ts'

const ROUNDS = 60

/** Values of members that a random text never hits. */
const MEANT: Readonly<Record<string, readonly unknown[]>> = {
  Namespace: ['Ours', 'AWS/DX'],
  MetricName: ['m', 'ConnectionState'],
  AlarmName: ['a', 'b', 'c'],
  AlarmNames: [['a'], ['b', 'c']],
  AlarmRule: ['ALARM(a)', 'OK(a) OR NOT ALARM("b")', 'TRUE'],
  Period: [60, 300, 86_400],
  EvaluationPeriods: [1, 3, 288],
  Dimensions: [[]],
  Expression: ['m1 * 2', 'SUM(METRICS())', 'IF(m1 > 1, FILL(m1, 0), m1 / 0)'],
  Statistic: ['Sum'],
  StartTime: [new Date(Date.now() - 3_600_000), new Date(0)],
  EndTime: [new Date(), new Date(8e12)],
  Timestamp: [new Date()],
  ReturnData: [true],
}

test('every operation that is built, with inputs that nearly mean something, answers or refuses', async () => {
  await using service = await serviceUnderTest()
  const random = randomFrom(7)
  const plausible = new PlausibleInput(random)
  const client = cloudWatchOf(service.url)
  const { operation } = await servicesOf(SETTINGS).load('monitoring')
  const built = Object.entries(CLOUD_WATCH).flatMap(([name, handler]) => (handler === NOT_BUILT ? [] : [name]))
  const meant = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(meant)
    if (typeof value !== 'object' || value === null || value instanceof Date) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const values = MEANT[name]
        return [name, values && random() < 0.7 ? values[Math.floor(random() * values.length)] : meant(inner)]
      }),
    )
  }
  const failures: string[] = []
  let answered = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of built) {
      const input = meant(plausible.of(operation(name)!.shapes!.input))
      try {
        const Command = (sdk as unknown as Record<string, new (input: unknown) => sdk.ListMetricsCommand>)[`${name}Command`]!
        plausible.learn(await client.send(new Command(input)))
        answered++
      } catch (thrown) {
        const status = (thrown as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
        if (status === undefined || status >= 500) failures.push(`${name} ${JSON.stringify(input)}: ${status} ${thrown}`)
      }
    }
  }
  assert.deepEqual(failures.slice(0, 5), [])
  assert.ok(answered > 100, `${answered} were taken`)
  assert.equal(service.complaints(), '')
})
