import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { customerSide } from '../clients/customerSide.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { cloudWatchOf } from './cloudWatchClient.ts'

const RULE = {
  Period: 60,
  EvaluationPeriods: 3,
  DatapointsToAlarm: 2,
  Threshold: 5,
  ComparisonOperator: 'GreaterThanThreshold',
} as const

async function states(client: CloudWatch): Promise<Record<string, string>> {
  const { MetricAlarms = [], CompositeAlarms = [] } = await client.describeAlarms({
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  })
  return Object.fromEntries([...MetricAlarms, ...CompositeAlarms].map(alarm => [alarm.AlarmName!, alarm.StateValue!]))
}

test('two of three periods fire an alarm, which takes those above it along, and /events tells', async () => {
  await using service = await serviceUnderTest({ args: ['--clock', 'manual'] })
  const [client, call] = [cloudWatchOf(service.url), customerSide(service.url)]
  const put = (AlarmName: string, MetricName: string) =>
    client.putMetricAlarm({ AlarmName, Namespace: 'Ours', MetricName, Statistic: 'Sum', ...RULE })
  await put('left', 'l')
  await put('right', 'r')
  await client.putCompositeAlarm({ AlarmName: 'both', AlarmRule: 'ALARM(left) AND ALARM(right)' })
  await client.putCompositeAlarm({ AlarmName: 'one', AlarmRule: '(ALARM(left) OR ALARM(right)) AND NOT ALARM(both)' })
  /** One minute in which these values come. */
  const minute = async (l: number, r: number) => {
    const { now } = await call<{ now: string }>('GET', 'clock')
    const values = [
      ['l', l],
      ['r', r],
    ] as const
    const MetricData = values.map(([MetricName, Value]) => ({ MetricName, Value, Timestamp: new Date(now) }))
    await client.putMetricData({ Namespace: 'Ours', MetricData })
    await call('POST', 'clock', { advance: '60s' })
  }
  for (let i = 0; i < 4; i++) await minute(1, 1)
  assert.deepEqual(await states(client), { left: 'OK', right: 'OK', both: 'OK', one: 'OK' })
  for (const l of [9, 1, 1]) await minute(l, 1)
  assert.deepEqual(await states(client), { left: 'OK', right: 'OK', both: 'OK', one: 'OK' }, 'one of three is not enough')
  for (const l of [9, 1, 9]) await minute(l, 1)
  await call('POST', 'clock', { advance: '2s' })
  assert.deepEqual(await states(client), { left: 'ALARM', right: 'OK', both: 'OK', one: 'ALARM' })
  for (let i = 0; i < 3; i++) await minute(9, 9)
  assert.deepEqual(await states(client), { left: 'ALARM', right: 'ALARM', both: 'ALARM', one: 'OK' })
  const { CompositeAlarms } = await client.describeAlarms({ AlarmTypes: ['CompositeAlarm'], AlarmNames: ['both'] })
  assert.match(CompositeAlarms![0]!.StateReason!, /:alarm:right transitioned to ALARM at \w+ \d\d \w+, \d{4} [\d:]{8} UTC$/)
  const parents = await client.describeAlarms({ ParentsOfAlarmName: 'left' })
  assert.deepEqual(
    parents.CompositeAlarms?.map(({ AlarmName }) => AlarmName),
    ['both', 'one'],
  )
  const children = await client.describeAlarms({ ChildrenOfAlarmName: 'one' })
  assert.equal((children.MetricAlarms?.length ?? 0) + (children.CompositeAlarms?.length ?? 0), 3)

  const response = await fetch(`${service.url}/events?after=0`)
  const { value } = await response.body!.getReader().read()
  const text = new TextDecoder().decode(value)
  assert.match(text, /"type":"alarm"/)
  assert.match(text, /"name":"both","from":"OK","to":"ALARM"/)
  assert.equal(service.complaints(), '')
})

test('what cannot be of a composite alarm is refused', async () => {
  await using service = await serviceUnderTest()
  const client = cloudWatchOf(service.url)
  await client.putCompositeAlarm({ AlarmName: 'a', AlarmRule: 'FALSE' })
  await client.putCompositeAlarm({ AlarmName: 'b', AlarmRule: 'ALARM(a)' })
  const put = (AlarmName: string, AlarmRule: string, more = {}) => client.putCompositeAlarm({ AlarmName, AlarmRule, ...more })
  await assert.rejects(put('a', 'ALARM(b)'), /depend on itself through \[b\]/)
  await assert.rejects(put('a', 'ALARM(a)'), /depend on itself/)
  await assert.rejects(put('c', 'ALARM(gone)'), /\[gone\] in the alarm rule do not exist/)
  await assert.rejects(put('c', 'ALARM(a) AND'), /AlarmRule is not valid: it ends too early/)
  await assert.rejects(put('c', 'TRUE', { ActionsSuppressor: 'a' }), /has not built ActionsSuppressor/)
  await assert.rejects(client.deleteAlarms({ AlarmNames: ['a'] }), /composite alarm\(s\) depending on it: b/)
  await client.deleteAlarms({ AlarmNames: ['b'] })
  await client.deleteAlarms({ AlarmNames: ['a'] })
  assert.deepEqual(await states(client), {})
  assert.equal(service.complaints(), '')
})

test('metric math alarms look at the one result, and what is not built is refused by name', async () => {
  await using service = await serviceUnderTest({ args: ['--clock', 'manual'] })
  const [client, call] = [cloudWatchOf(service.url), customerSide(service.url)]
  const stat = (Id: string, MetricName: string) => ({
    Id,
    MetricStat: { Metric: { Namespace: 'Ours', MetricName }, Period: 60, Stat: 'Sum' },
    ReturnData: false,
  })
  const rule = { EvaluationPeriods: 1, Threshold: 0.5, ComparisonOperator: 'GreaterThanOrEqualToThreshold' } as const
  const put = (Expression: string) =>
    client.putMetricAlarm({ AlarmName: 'share', ...rule, Metrics: [stat('bad', 'b'), stat('all', 'a'), { Id: 'e', Expression }] })
  await assert.rejects(put('ANOMALY_DETECTION_BAND(bad, 2)'), /has not built the function ANOMALY_DETECTION_BAND/)
  await assert.rejects(put('SELECT AVG(x) FROM y'), /has not built Metrics Insights/)
  await assert.rejects(put('bad / nothing'), /nothing has the id nothing/)
  await put('FILL(bad, 0) / all')
  const { now } = await call<{ now: string }>('GET', 'clock')
  const at = new Date(now)
  await client.putMetricData({
    Namespace: 'Ours',
    MetricData: [
      { MetricName: 'b', Value: 5, Timestamp: at },
      { MetricName: 'a', Value: 8, Timestamp: at },
    ],
  })
  await call('POST', 'clock', { advance: '70s' })
  assert.deepEqual(await states(client), { share: 'ALARM' })
  assert.equal(service.complaints(), '')
})
