import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'
import { cloudWatchOf } from './cloudWatchClient.ts'

test('dashboards are kept as they come, in every Region of their account', async () => {
  await using service = await serviceUnderTest()
  const client = cloudWatchOf(service.url)
  const DashboardBody = JSON.stringify({ widgets: [{ type: 'text', properties: { markdown: 'x' } }] })
  await client.putDashboard({ DashboardName: 'noc', DashboardBody, Tags: [{ Key: 'team', Value: 'noc' }] })
  const elsewhere = cloudWatchOf(service.url, { region: 'eu-west-1' })
  const { DashboardArn, DashboardBody: read } = await elsewhere.getDashboard({ DashboardName: 'noc' })
  assert.deepEqual([DashboardArn, read], ['arn:aws:cloudwatch::123456789012:dashboard/noc', DashboardBody])
  assert.deepEqual((await client.listTagsForResource({ ResourceARN: DashboardArn })).Tags, [{ Key: 'team', Value: 'noc' }])
  const stranger = cloudWatchOf(service.url, { account: '222222222222' })
  assert.deepEqual((await stranger.listDashboards({})).DashboardEntries, [])
  await assert.rejects(stranger.listTagsForResource({ ResourceARN: DashboardArn }), { name: 'ResourceNotFoundException' })
  await assert.rejects(client.putDashboard({ DashboardName: 'bad', DashboardBody: '{' }), { name: 'DashboardInvalidInputError' })
  await assert.rejects(client.deleteDashboards({ DashboardNames: ['noc', 'gone'] }), /Dashboard gone does not exist/)
  assert.equal((await client.listDashboards({ DashboardNamePrefix: 'n' })).DashboardEntries?.[0]?.Size, DashboardBody.length)
  await client.deleteDashboards({ DashboardNames: ['noc'] })
  assert.deepEqual((await client.listDashboards({})).DashboardEntries, [])
  assert.equal(service.complaints(), '')
})
