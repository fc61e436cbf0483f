import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch'
import { CHECK_REPORT } from '../../src/check/checkSchema.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const ESTATE = fileURLToPath(new URL('../../examples/two-locations/estate.yaml', import.meta.url))

test('a running service is checked with what only it knows: alarms and states', async t => {
  await using service = await serviceUnderTest({ args: [ESTATE] })
  const headers = { 'content-type': 'application/json' }
  const checks = (input: object, more = {}) =>
    fetch(`${service.url}/landbridge/v1/checks`, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: JSON.stringify(input),
    })
  const found = async (input: object = {}, more = {}) => CHECK_REPORT.parse(await (await checks(input, more)).json()).findings
  const lines = async () => (await found()).map(({ rule, about, where }) => `${rule} ${about} ${where}`)

  await t.test('nothing watches the connections, and no file says where', async () => {
    assert.ok((await lines()).includes('DX035 dx-a null'))
  })

  await t.test('the guide’s alarm without dimensions hears nothing, and the right one is offered', async () => {
    const client = new CloudWatchClient({
      endpoint: service.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    })
    const alarm = {
      Namespace: 'AWS/DX',
      MetricName: 'ConnectionState',
      Statistic: 'Minimum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
    } as const
    await client.send(
      new PutMetricAlarmCommand({ ...alarm, AlarmName: 'DirectConnect-Down', ComparisonOperator: 'LessThanThreshold' }),
    )
    const deaf = (await found()).find(({ rule }) => rule === 'DX063')
    assert.equal(deaf?.about, 'DirectConnect-Down')
    assert.match(deaf.summary, /stays INSUFFICIENT_DATA\.$/)
    const [, id = ''] = /^Give DirectConnect-Down the dimension ConnectionId=(dxcon-\w+)\.$/.exec(deaf.fix) ?? []
    const Dimensions = [{ Name: 'ConnectionId', Value: id }]
    await client.send(
      new PutMetricAlarmCommand({
        ...alarm,
        Dimensions,
        AlarmName: 'DirectConnect-Down',
        ComparisonOperator: 'LessThanThreshold',
      }),
    )
    const after = await lines()
    assert.ok(!after.some(line => line.startsWith('DX063') || line === 'DX035 dx-a null'), after.join('\n'))
    assert.ok(after.includes('DX035 dx-b null'))
  })

  await t.test('what is ignored needs a rule that is there, and a reason', async () => {
    const ignore = [{ rule: 'DX036', because: 'tested on Sunday' }]
    assert.ok(!(await found({ ignore })).some(({ rule }) => rule === 'DX036'))
    const stranger = await checks({ ignore: [{ rule: 'DX36', because: 'tested on Sunday' }] })
    assert.equal(stranger.status, 400)
    assert.match(((await stranger.json()) as { message: string }).message, /^There is no rule DX36: did you mean DX036\?$/)
    assert.equal((await checks({ ignore: [{ rule: 'DX036' }] })).status, 400)
  })

  await t.test('another account is told nothing of it', async () => {
    assert.deepEqual(await found({}, { 'x-landbridge-account': '999999999999' }), [])
  })
})

test('accounts that share a network are told of their own things, and of nothing of the others', async () => {
  const shared = fileURLToPath(new URL('../../examples/three-accounts/estate.yaml', import.meta.url))
  await using service = await serviceUnderTest({ args: [shared] })
  const told = async (account: string) => {
    const headers = { 'content-type': 'application/json', 'x-landbridge-account': account }
    const response = await fetch(`${service.url}/landbridge/v1/checks`, { method: 'POST', headers, body: '{}' })
    return JSON.stringify(CHECK_REPORT.parse(await response.json()))
  }
  assert.match(await told('222222222222'), /vif-hub/)
  const workload = await told('333333333333')
  assert.match(workload, /vif-lab/)
  assert.doesNotMatch(workload, /vif-hub|dx-own|dx-hosted|ashburn|edge-|metro|222222222222|111111111111/)
})
