import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { customerSide } from '../clients/customerSide.ts'
import { eventually } from '../clients/eventually.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { cloudWatchOf } from './cloudWatchClient.ts'

const folder = await mkdtemp(join(tmpdir(), 'landbridge-webhooks-'))
after(() => rm(folder, { recursive: true, force: true }))

const NOC = 'arn:aws:sns:us-east-1:123456789012:noc'
const NOWHERE = 'arn:aws:sns:us-east-1:123456789012:nowhere'

/** A receiver that answers with the next status of the list, and with the last from then on. */
async function receiver(...statuses: readonly [number, ...number[]]) {
  const got: { headers: Record<string, unknown>; body: Record<string, string> }[] = []
  const left = [...statuses]
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    got.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) })
    response.writeHead(left.length > 1 ? left.shift()! : left[0]!).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url, got, [Symbol.asyncDispose]: close }
}

async function webhooksFile(name: string, urls: Readonly<Record<string, string>>): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, JSON.stringify(urls))
  return file
}

const RULE = { Period: 60, EvaluationPeriods: 1, Threshold: 5, ComparisonOperator: 'GreaterThanThreshold' } as const

async function busyAlarm(client: CloudWatch, AlarmActions: string[]): Promise<void> {
  const about = {
    AlarmName: 'busy',
    AlarmDescription: 'too much',
    Namespace: 'Ours',
    MetricName: 'load',
    Statistic: 'Maximum',
  } as const
  await client.putMetricAlarm({ ...about, ...RULE, AlarmActions, OKActions: AlarmActions, TreatMissingData: 'notBreaching' })
}

async function actions(client: CloudWatch): Promise<string[]> {
  const { AlarmHistoryItems = [] } = await client.describeAlarmHistory({
    HistoryItemType: 'Action',
    ScanBy: 'TimestampAscending',
  })
  return AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary!)
}

test('an alarm that fires posts what SNS would, tries again, and says so in its history', async () => {
  await using hook = await receiver(503, 200)
  const file = await webhooksFile('hooks.json', { [NOC]: hook.url })
  await using service = await serviceUnderTest({ args: ['--clock', 'manual', '--webhooks', file] })
  const [client, call] = [cloudWatchOf(service.url), customerSide(service.url)]
  const wait = (advance: string) => call('POST', 'clock', { advance })
  await wait('2min')
  await busyAlarm(client, [NOC, NOWHERE])
  await eventually('nothing is breaching', async () => (await client.describeAlarms({})).MetricAlarms?.[0]?.StateValue, 'OK')
  await eventually('both told of OK', async () => (await actions(client)).length, 2)
  hook.got.length = 0
  const { now } = await call<{ now: string }>('GET', 'clock')
  await client.putMetricData({ Namespace: 'Ours', MetricData: [{ MetricName: 'load', Value: 9, Timestamp: new Date(now) }] })
  await wait('70s')
  await eventually('told', async () => hook.got.length, 1)
  const [{ headers, body }] = hook.got as [(typeof hook.got)[0]]
  assert.deepEqual(
    [headers['x-amz-sns-message-type'], headers['x-amz-sns-topic-arn'], body.Type, body.TopicArn, body.Subject],
    ['Notification', NOC, 'Notification', NOC, 'ALARM: "busy" in US East (N. Virginia)'],
  )
  const { Trigger, ...message } = JSON.parse(body.Message!)
  assert.deepEqual(
    [message.AlarmName, message.AlarmDescription, message.AWSAccountId, message.OldStateValue, message.NewStateValue],
    ['busy', 'too much', '123456789012', 'OK', 'ALARM'],
  )
  assert.match(message.NewStateReason, /^Threshold Crossed: 1 out of the last 1 datapoint \[9\.0 /)
  assert.match(message.StateChangeTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/)
  assert.deepEqual(
    [Trigger.MetricName, Trigger.Statistic, Trigger.Period, Trigger.Threshold, Trigger.ComparisonOperator],
    ['load', 'MAXIMUM', 60, 5, 'GreaterThanThreshold'],
  )
  await eventually('told', async () => (await actions(client)).length, 4)
  const seen = (await actions(client)).map(summary => summary.replace(/ Received.*: no/, ' no')).sort()
  const [taken, not] = [`Successfully executed action ${NOC}`, `Failed to execute action ${NOWHERE}. no`]
  assert.deepEqual(
    seen.map(summary => summary.slice(0, not.length)),
    [not, not, taken, taken],
  )
  assert.equal(service.complaints(), '')
})

test('what could not be delivered before a kill is delivered after it', async () => {
  await using hook = await receiver(200)
  const data = join(folder, 'data')
  {
    // Nobody listens there.
    const file = await webhooksFile('dead.json', { [NOC]: 'http://127.0.0.1:9/hook' })
    await using service = await serviceUnderTest({ data, args: ['--webhooks', file] })
    const client = cloudWatchOf(service.url)
    await client.putCompositeAlarm({ AlarmName: 'always', AlarmRule: 'TRUE', AlarmActions: [NOC] })
    await eventually(
      'fired',
      async () => (await client.describeAlarms({ AlarmTypes: ['CompositeAlarm'] })).CompositeAlarms?.[0]?.StateValue,
      'ALARM',
    )
    await service.stop('SIGKILL')
  }
  const file = await webhooksFile('live.yaml', { [NOC]: hook.url })
  await using service = await serviceUnderTest({ data, args: ['--webhooks', file] })
  await eventually('delivered', async () => hook.got.length, 1)
  assert.equal(JSON.parse(hook.got[0]!.body.Message!).AlarmRule, 'TRUE')
  await eventually('kept', async () => actions(cloudWatchOf(service.url)), [`Successfully executed action ${NOC}`])
  assert.equal(service.complaints(), '')
})

test('without actions enabled nobody is told', async () => {
  await using hook = await receiver(200)
  const file = await webhooksFile('quiet.json', { [NOC]: hook.url })
  await using service = await serviceUnderTest({ args: ['--webhooks', file] })
  const client = cloudWatchOf(service.url)
  await busyAlarm(client, [NOC])
  await eventually('told of OK', async () => hook.got.length, 1)
  await client.disableAlarmActions({ AlarmNames: ['busy'] })
  await client.setAlarmState({ AlarmName: 'busy', StateValue: 'ALARM', StateReason: 'tried' })
  await client.enableAlarmActions({ AlarmNames: ['busy'] })
  await client.setAlarmState({ AlarmName: 'busy', StateValue: 'OK', StateReason: 'tried' })
  await eventually('told of OK again', async () => hook.got.length, 2)
  assert.deepEqual(
    hook.got.map(({ body }) => body.Subject?.slice(0, 3)),
    ['OK:', 'OK:'],
  )
  assert.equal(service.complaints(), '')
})

test('a webhooks file that is wrong is refused with what is wrong', async () => {
  for (const [content, message] of [
    [{ noc: 'http://127.0.0.1/' }, /noc is no ARN of an SNS topic/],
    [{ [NOC]: 'ftp://127.0.0.1/' }, /takes an http or https URL/],
    [{ [NOC]: 5 }, /takes one URL as text/],
  ] as const) {
    const file = join(folder, 'wrong.json')
    await writeFile(file, JSON.stringify(content))
    await assert.rejects(serviceUnderTest({ args: ['--webhooks', file] }), message)
  }
  await assert.rejects(serviceUnderTest({ args: ['--webhooks', join(folder, 'none.json')] }), /cannot be read: ENOENT/)
})
