import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ended } from '../clients/ended.ts'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { terraform } from '../clients/terraform.ts'
import { cloudWatchOf } from './cloudWatchClient.ts'

function succeeded({ code, stdout, stderr }: Ended, wanted = 0): string {
  assert.equal(code, wanted, `${stdout}${stderr}`)
  return stdout
}

test('Terraform makes, changes and removes alarms, composite ones too, and finds nothing to do in between', async t => {
  const inFolder = await terraform(t, '../test/cloudWatch/terraform')
  if (inFolder === undefined) return
  await using service = await serviceUnderTest()
  const run = inFolder({ TF_VAR_endpoint: service.url })
  const client = cloudWatchOf(service.url)
  const described = async () => {
    const { MetricAlarms = [], CompositeAlarms = [] } = await client.describeAlarms({
      AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
    })
    return [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName)
  }
  succeeded(await run('init'))
  assert.match(succeeded(await run('apply', '-auto-approve')), /4 added, 0 changed, 0 destroyed/)
  assert.deepEqual(await described(), ['DirectConnect-Down', 'port-is-full', 'site-is-dark'])
  const { Tags } = await client.listTagsForResource({
    ResourceARN: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:site-is-dark',
  })
  assert.deepEqual(Tags, [{ Key: 'team', Value: 'noc' }])
  succeeded(await run('plan', '-detailed-exitcode'))
  assert.match(succeeded(await run('apply', '-auto-approve', '-var', 'threshold=0.5')), /0 added, 1 changed, 0 destroyed/)
  assert.equal((await client.describeAlarms({ AlarmNames: ['DirectConnect-Down'] })).MetricAlarms?.[0]?.Threshold, 0.5)
  assert.match(succeeded(await run('destroy', '-auto-approve')), /4 destroyed/)
  assert.deepEqual(await described(), [])
  assert.equal(service.complaints(), '')
})
