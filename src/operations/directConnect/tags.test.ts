import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeConnections } from './describeConnections.ts'
import { describeTags } from './describeTags.ts'
import { tagResource } from './tagResource.ts'
import { TestAccount } from './testAccount.ts'
import { untagResource } from './untagResource.ts'

test('tags are set, overwritten, listed and removed by ARN', () => {
  const account = new TestAccount()
  const connectionId = account.availableConnection()
  const resourceArn = `arn:aws:directconnect:us-east-1:123456789012:dxcon/${connectionId}`
  const tags = () => account.call(describeTags, { resourceArns: [resourceArn] }).resourceTags?.[0]?.tags
  account.call(tagResource, { resourceArn, tags: [{ key: 'a', value: '1' }, { key: 'b' }] })
  account.call(tagResource, { resourceArn, tags: [{ key: 'a', value: '2' }] })
  assert.deepEqual(tags(), [
    { key: 'a', value: '2' },
    { key: 'b', value: '' },
  ])
  account.call(untagResource, { resourceArn, tagKeys: ['a', 'none'] })
  assert.deepEqual(tags(), [{ key: 'b', value: '' }])
  assert.deepEqual(account.call(describeConnections, {}).connections?.[0]?.tags, [{ key: 'b', value: '' }])
})

test('a DX gateway’s ARN has no Region and works from any', () => {
  const account = new TestAccount()
  const resourceArn = `arn:aws:directconnect::123456789012:dx-gateway/${account.directConnectGateway()}`
  const elsewhere = new TestAccount({ region: 'eu-west-1', world: account.world })
  elsewhere.call(tagResource, { resourceArn, tags: [{ key: 'a', value: '1' }] })
  assert.deepEqual(account.call(describeTags, { resourceArns: [resourceArn] }).resourceTags, [
    { resourceArn, tags: [{ key: 'a', value: '1' }] },
  ])
})

test('ARNs of nobody, of others and of other kinds are refused', () => {
  const account = new TestAccount()
  const connectionId = account.availableConnection()
  for (const [resourceArn, message] of [
    ['dxcon', /is not valid/],
    [`arn:aws:ec2:us-east-1:123456789012:dxcon/${connectionId}`, /is not valid/],
    [`arn:aws-cn:directconnect:us-east-1:123456789012:dxcon/${connectionId}`, /is not valid/],
    ['arn:aws:directconnect:us-east-1:123456789012:dxlag/dxlag-aaaaaaaa', /does not exist/],
    ['arn:aws:directconnect:us-east-1:123456789012:dxcon/dxcon-zzzzzzzz', /does not exist/],
    [`arn:aws:directconnect:us-west-1:123456789012:dxcon/${connectionId}`, /does not exist/],
    [`arn:aws:directconnect:us-east-1:210987654321:dxcon/${connectionId}`, /does not exist/],
  ] as const) {
    assert.throws(() => account.call(describeTags, { resourceArns: [resourceArn] }), { name: 'AwsError', message }, resourceArn)
  }
})

test('a key to remove that no tag can have is refused; an empty list of tags is none', () => {
  const account = new TestAccount()
  const resourceArn = `arn:aws:directconnect:us-east-1:123456789012:dxcon/${account.availableConnection()}`
  account.call(tagResource, { resourceArn, tags: [] })
  for (const key of ['', 'a'.repeat(129), '!']) {
    assert.throws(() => account.call(untagResource, { resourceArn, tagKeys: [key] }), /is not valid: 1 to 128/)
  }
})
