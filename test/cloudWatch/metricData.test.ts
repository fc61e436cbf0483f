import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { customerSide } from '../clients/customerSide.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { cloudWatchOf } from './cloudWatchClient.ts'

const ESTATE = fileURLToPath(new URL('../../examples/two-locations/estate.yaml', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'landbridge-cloudwatch-'))
after(() => rm(folder, { recursive: true, force: true }))

const WIDE = () => ({ StartTime: new Date(Date.now() - 3_600_000), EndTime: new Date(Date.now() + 3_600_000) })

async function sums(client: CloudWatch, MetricName: string, Namespace = 'Ours'): Promise<number[]> {
  const { Datapoints } = await client.getMetricStatistics({ Namespace, MetricName, Period: 60, Statistics: ['Sum'], ...WIDE() })
  return Datapoints!.map(({ Sum }) => Sum!)
}

test('what was published is there after a kill, and so is what was measured', async () => {
  const data = join(folder, 'killed')
  const read = (client: CloudWatch) => client.listMetrics({ Namespace: 'AWS/DX', MetricName: 'ConnectionState' })
  {
    await using service = await serviceUnderTest({ data, args: [ESTATE] })
    const client = cloudWatchOf(service.url)
    await client.putMetricData({ Namespace: 'Ours', MetricData: [{ MetricName: 'm', Value: 5 }] })
    assert.equal((await read(client)).Metrics?.length, 2)
    await client.putMetricData({ Namespace: 'Ours', MetricData: [{ MetricName: 'last', Value: 6 }] })
    await service.stop('SIGKILL')
  }
  await using service = await serviceUnderTest({ data })
  const client = cloudWatchOf(service.url)
  assert.deepEqual([await sums(client, 'm'), await sums(client, 'last')], [[5], [6]])
  assert.equal((await read(client)).Metrics?.length, 2)
  assert.equal(service.complaints(), '')
})

test('accounts and Regions do not see each other’s series and alarms', async () => {
  await using service = await serviceUnderTest({ args: [ESTATE] })
  const others = [{ account: '222222222222' }, { region: 'eu-west-1' }].map(who => cloudWatchOf(service.url, who))
  const own = cloudWatchOf(service.url)
  await own.putMetricData({ Namespace: 'Ours', MetricData: [{ MetricName: 'm', Value: 5 }] })
  const rule = { Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'LessThanThreshold' } as const
  await own.putMetricAlarm({ AlarmName: 'a', Namespace: 'Ours', MetricName: 'm', Statistic: 'Sum', ...rule })
  const AlarmArn = (await own.describeAlarms({})).MetricAlarms![0]!.AlarmArn!
  for (const other of others) {
    assert.deepEqual((await other.listMetrics({})).Metrics, [])
    assert.deepEqual(await sums(other, 'm'), [])
    assert.deepEqual((await other.describeAlarms({})).MetricAlarms, [])
    assert.deepEqual((await other.describeAlarmHistory({})).AlarmHistoryItems, [])
    await assert.rejects(other.deleteAlarms({ AlarmNames: ['a'] }), { name: 'ResourceNotFound' })
    await assert.rejects(other.listTagsForResource({ ResourceARN: AlarmArn }), { name: 'ResourceNotFoundException' })
    await assert.rejects(other.putCompositeAlarm({ AlarmName: 'c', AlarmRule: `ALARM("${AlarmArn}")` }), /do not exist/)
  }
  assert.deepEqual(await sums(own, 'm'), [5])
  assert.equal(service.complaints(), '')
})

test('the rates and states of a network are a history that moves with the clock', async () => {
  await using service = await serviceUnderTest({ args: [ESTATE, '--clock', 'manual'] })
  const [client, call] = [cloudWatchOf(service.url), customerSide(service.url)]
  const { Metrics = [] } = await client.listMetrics({ Namespace: 'AWS/DX', MetricName: 'ConnectionBpsEgress' })
  const { now } = await call<{ now: string }>('GET', 'clock')
  const began = Math.ceil(Date.parse(now) / 300_000) * 300_000
  const move = (ms: number) => call('POST', 'clock', { advance: `${ms}ms` })
  await move(began - Date.parse(now) + 300_000)
  const { components } = await call<{ components: { id: string; kind: string; name: string }[] }>('GET', 'components')
  const on = components.find(({ kind, name }) => kind === 'connection' && name === 'dx-a')!.id
  await call('POST', 'faults', { kind: 'cut', on })
  await move(300_000)
  const query = (Id: string, index: number) => ({ Id, MetricStat: { Metric: Metrics[index]!, Period: 300, Stat: 'Average' } })
  const { MetricDataResults = [] } = await client.getMetricData({
    MetricDataQueries: [query('a', 0), query('b', 1), { Id: 'both', Expression: 'SUM([a, b])' }],
    StartTime: new Date(began),
    EndTime: new Date(began + 600_000),
    ScanBy: 'TimestampAscending',
  })
  const values = Object.fromEntries(MetricDataResults.map(({ Id, Values }) => [Id, Values]))
  assert.deepEqual([values.a![0], values.b![0], values.both![0]], [1.6e9, 1.6e9, 3.2e9])
  const moved = [values.a![1]!, values.b![1]!].sort((a, b) => a - b)
  assert.ok(moved[0]! < 1e6, `${moved[0]}: what AWS sends until it sees that the light is gone`)
  assert.ok(moved[1]! > 3.18e9 && moved[1]! <= 3.2e9, `${moved[1]}: all but the time until it is noticed`)
  assert.equal(service.complaints(), '')
})

test('pages of metrics, data and alarms join to the whole', async () => {
  await using service = await serviceUnderTest()
  const client = cloudWatchOf(service.url)
  const MetricData = Array.from({ length: 700 }, (_, i) => ({ MetricName: `m${i}`, Value: i }))
  await client.putMetricData({ Namespace: 'Ours', MetricData })
  const first = await client.listMetrics({})
  const second = await client.listMetrics({ NextToken: first.NextToken })
  assert.deepEqual([first.Metrics?.length, second.Metrics?.length, second.NextToken], [500, 200, undefined])
  await assert.rejects(client.listMetrics({ NextToken: 'wrong' }), { name: 'InvalidNextToken' })
  const MetricDataQueries = ['m1', 'm2', 'm3'].map((MetricName, i) => ({
    Id: `q${i}`,
    MetricStat: { Metric: { Namespace: 'Ours', MetricName }, Period: 60, Stat: 'Sum' },
  }))
  const values: [string, number[]][] = []
  let NextToken: string | undefined
  do {
    const page = await client.getMetricData({ MetricDataQueries, MaxDatapoints: 2, NextToken, ...WIDE() })
    for (const { Id, Values } of page.MetricDataResults ?? []) values.push([Id!, Values!])
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  assert.deepEqual(values, [
    ['q0', [1]],
    ['q1', [2]],
    ['q2', [3]],
  ])
  assert.equal(service.complaints(), '')
})

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [because: string, datum: object, code: string][] = [
  ['no value', {}, 'MissingRequiredParameterException'],
  ['two kinds of values', { Value: 1, Values: [1] }, 'InvalidParameterCombinationException'],
  ['a timestamp of long ago', { Value: 1, Timestamp: new Date(Date.now() - 15 * 86_400_000) }, 'InvalidParameterValueException'],
  ['a timestamp of the day after', { Value: 1, Timestamp: new Date(Date.now() + 86_400_000) }, 'InvalidParameterValueException'],
  ['counts of another length', { Values: [1, 2], Counts: [1] }, 'InvalidParameterValueException'],
  ['too many values', { Values: Array.from({ length: 151 }, (_, i) => i) }, 'InvalidParameterValueException'],
  ['a resolution that there is not', { Value: 1, StorageResolution: 5 }, 'InvalidParameterValueException'],
  ['an impossible set', { StatisticValues: { SampleCount: 1, Sum: 1, Minimum: 2, Maximum: 1 } }, 'InvalidParameterValueException'],
  ['31 dimensions', { Value: 1, Dimensions: Array.from({ length: 31 }, (_, i) => ({ Name: `d${i}`, Value: 'x' })) }, 'InvalidParameterValueException'],
  ['a dimension twice', { Value: 1, Dimensions: [{ Name: 'd', Value: 'x' }, { Name: 'd', Value: 'y' }] }, 'InvalidParameterValueException'],
]

test('values that cannot be are refused, and nothing of the call is kept', async t => {
  await using service = await serviceUnderTest()
  const client = cloudWatchOf(service.url)
  for (const [because, datum, name] of REFUSED) {
    await t.test(because, async () => {
      const MetricData = [
        { MetricName: 'good', Value: 1 },
        { MetricName: 'bad', ...datum },
      ]
      await assert.rejects(client.putMetricData({ Namespace: 'Ours', MetricData }), { name })
    })
  }
  assert.deepEqual((await client.listMetrics({})).Metrics, [])
  assert.equal(service.complaints(), '')
})
