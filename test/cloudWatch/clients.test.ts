import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { requirement } from '../requirement.ts'

const SCRIPT = fileURLToPath(new URL('./clients.py', import.meta.url))

// biome-ignore format: a table is read by its rows
const PROTOCOLS: readonly [protocol: string, spoken: RegExp, codes: readonly string[]][] = [
  ['smithy-rpc-v2-cbor', /^rpc-v2-cbor$/, ['ResourceNotFound', 'InvalidParameterValue', 'ValidationError']],
  ['json', /^application\/x-amz-json-1\.[01]$/, ['ResourceNotFound', 'InvalidParameterValue', 'ValidationError']],
  ['query', /^application\/x-www-form-urlencoded/, ['ResourceNotFound', 'InvalidParameterValue', 'ValidationError']],
]

for (const [protocol, spoken, codes] of PROTOCOLS) {
  test(`boto3 over ${protocol} publishes, asks, and looks after alarms`, async t => {
    if (requirement(t, 'boto3') === undefined) return
    await using service = await serviceUnderTest()
    const run = await ended('python3', [SCRIPT, service.url, protocol])
    assert.equal(run.code, 0, `${run.stderr}${service.complaints()}`)
    const seen = JSON.parse(run.stdout)
    assert.match(seen.spoken, spoken)
    assert.deepEqual([seen.compressed, seen.many], ['gzip', 300])
    assert.deepEqual(seen.listed, [[{ Name: 'Site', Value: 'Ashburn & Co <1>' }]])
    assert.deepEqual(seen.statistics, [
      [2.5, 2.5, 1, 'Milliseconds'],
      [2.25, 3, 4, 'Milliseconds'],
      [5, 9, 4, 'Milliseconds'],
    ])
    assert.deepEqual(seen.times, [-10, -9, -8])
    assert.deepEqual(seen.data, [['both ways', [5, 18, 40], 'Complete']])
    assert.deepEqual(seen.alarm, ['ALARM', 'tried', 'p90', 1.5, 'notBreaching'])
    assert.equal(seen.tags, 'team')
    assert.match(seen.history, /^Alarm updated from (OK|INSUFFICIENT_DATA) to ALARM$/)
    assert.equal(seen.above, 'OK')
    assert.deepEqual(seen.refusals, codes)
    assert.equal(seen.left, 0)
    assert.equal(service.complaints(), '')
  })
}

test('the AWS CLI publishes and asks', async t => {
  const aws = requirement(t, 'aws')
  if (aws === undefined) return
  await using service = await serviceUnderTest()
  const env = { AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any', AWS_DEFAULT_REGION: 'us-east-1', AWS_PAGER: '' }
  const call = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await ended(aws, ['--endpoint-url', service.url, 'cloudwatch', ...args], { env })
    assert.equal(code, 0, stderr)
    return stdout
  }
  await call('put-metric-data', '--namespace', 'Ours', '--metric-name', 'Load', '--value', '7', '--dimensions', 'Site=Ashburn')
  const { Metrics } = JSON.parse(await call('list-metrics', '--namespace', 'Ours'))
  assert.deepEqual(Metrics, [{ Namespace: 'Ours', MetricName: 'Load', Dimensions: [{ Name: 'Site', Value: 'Ashburn' }] }])
  const alarm = [
    '--namespace',
    'Ours',
    '--metric-name',
    'Load',
    '--dimensions',
    'Name=Site,Value=Ashburn',
    '--statistic',
    'Maximum',
  ]
  const rule = [
    '--period',
    '60',
    '--evaluation-periods',
    '1',
    '--threshold',
    '5',
    '--comparison-operator',
    'GreaterThanThreshold',
  ]
  await call('put-metric-alarm', '--alarm-name', 'busy', ...alarm, ...rule)
  const { MetricAlarms } = JSON.parse(await call('describe-alarms', '--alarm-names', 'busy'))
  assert.equal(MetricAlarms[0].AlarmArn, 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:busy')
  assert.equal(service.complaints(), '')
})
