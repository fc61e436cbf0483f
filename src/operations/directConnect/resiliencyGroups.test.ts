import assert from 'node:assert/strict'
import { test } from 'node:test'
import { associateConnectionsToResiliencyGroup } from './associateConnectionsToResiliencyGroup.ts'
import { createConnection } from './createConnection.ts'
import { createLag } from './createLag.ts'
import { createResiliencyGroup } from './createResiliencyGroup.ts'
import { deleteResiliencyGroup } from './deleteResiliencyGroup.ts'
import { describeTags } from './describeTags.ts'
import { disassociateConnectionsFromResiliencyGroup } from './disassociateConnectionsFromResiliencyGroup.ts'
import { getResiliencyGroup } from './getResiliencyGroup.ts'
import { listResiliencyGroupAssociations } from './listResiliencyGroupAssociations.ts'
import { listResiliencyGroups } from './listResiliencyGroups.ts'
import { tagResource } from './tagResource.ts'
import { TestAccount } from './testAccount.ts'
import { updateResiliencyGroup } from './updateResiliencyGroup.ts'

const LATER = { loa: 0, provisioning: 1000, vpnConnection: 0 }
const ORDER = { resiliencyGroupName: 'core', intendedResiliencyModel: 'maximum-resiliency' as const }

function port(account: TestAccount, location = 'EqDC2'): string {
  const input = { location, bandwidth: '10Gbps', connectionName: 'port' }
  return account.call(createConnection, input).connectionId ?? ''
}

function group(account: TestAccount): string {
  return account.call(createResiliencyGroup, ORDER).resiliencyGroup?.resiliencyGroupId ?? ''
}

function associations(account: TestAccount, resiliencyGroupId: string): string[] {
  const { items = [] } = account.call(listResiliencyGroupAssociations, { resiliencyGroupId })
  return items.map(({ connectionArn, state }) => `${connectionArn?.split('/')[1]} ${state}`)
}

test('a group is pending, then available, deleting, deleted and gone; its intended model is in no answer', () => {
  const account = new TestAccount({ leadTimes: LATER })
  const { resiliencyGroup } = account.call(createResiliencyGroup, { ...ORDER, tags: [{ key: 'env', value: 'prod' }] })
  const { resiliencyGroupId = '' } = resiliencyGroup ?? {}
  assert.match(resiliencyGroupId, /^dxrg-[0-9a-z]{17}$/)
  assert.deepEqual(resiliencyGroup, {
    resiliencyGroupId,
    resiliencyGroupArn: `arn:aws:directconnect::123456789012:dx-resiliency-group/${resiliencyGroupId}`,
    resiliencyGroupName: 'core',
    resiliencyGroupType: 'Managed',
    ownerAccount: '123456789012',
    state: 'pending',
    tags: [{ key: 'env', value: 'prod' }],
  })
  const state = () => account.call(getResiliencyGroup, { resiliencyGroupId }).resiliencyGroup?.state
  account.pass(1000)
  assert.equal(state(), 'available')
  const renamed = account.call(updateResiliencyGroup, { resiliencyGroupId, resiliencyGroupName: 'edge' })
  assert.equal(renamed.resiliencyGroup?.resiliencyGroupName, 'edge')
  assert.equal(account.call(deleteResiliencyGroup, { resiliencyGroupId }).resiliencyGroup?.state, 'deleting')
  assert.throws(() => account.call(updateResiliencyGroup, { resiliencyGroupId, resiliencyGroupName: 'x' }), /is deleting/)
  account.pass(1000)
  assert.equal(state(), 'deleted')
  account.pass(15 * 60_000)
  assert.throws(state, /Resiliency Group dxrg-.* does not exist/)
})

for (const [change, message] of [
  [{ resiliencyGroupName: '' }, /name "" is not valid/],
  [{ resiliencyGroupName: 'two words' }, /name "two words" is not valid/],
  [{ resiliencyGroupName: 'x'.repeat(256) }, /1 to 255 letters/],
  [{ clientToken: '' }, /clientToken has 0 characters/],
  [{ clientToken: 'x'.repeat(129) }, /clientToken has 129 characters/],
  [{ tags: [{ key: 'a' }, { key: 'a' }] }, /given more than once/],
] as const) {
  test(`a group with ${JSON.stringify(change).slice(0, 60)} is refused`, () => {
    const account = new TestAccount()
    const tags = 'tags' in change ? { tags: [...change.tags] } : {}
    group(account)
    assert.throws(() => account.call(createResiliencyGroup, { ...ORDER, ...change, ...tags }), { name: 'AwsError', message })
    assert.equal(account.call(listResiliencyGroups, {}).items?.length, 1)
  })
}

test('the same token is the same request: nothing is made twice, and nothing else is made with it', () => {
  const account = new TestAccount()
  const create = (name: string) => account.call(createResiliencyGroup, { ...ORDER, resiliencyGroupName: name, clientToken: 't1' })
  const first = create('core')
  assert.deepEqual(create('core'), first)
  assert.throws(() => create('other'), /clientToken t1 was used for another request/)
  const resiliencyGroupId = first.resiliencyGroup?.resiliencyGroupId ?? ''
  const [a, b] = [port(account), port(account)]
  const associate = (...connectionIdentifiers: string[]) =>
    account.call(associateConnectionsToResiliencyGroup, { resiliencyGroupId, connectionIdentifiers, clientToken: 't2' })
  assert.deepEqual(associate(a), associate(a))
  assert.throws(() => associate(a, b), /clientToken t2 was used/)
  assert.throws(() => associate(a).resiliencyGroupAssociations && associate(b), /clientToken t2 was used/)
})

test('connections come and go together or not at all, by their ids or ARNs', () => {
  const account = new TestAccount({ leadTimes: LATER })
  const resiliencyGroupId = group(account)
  const [a, b] = [port(account), port(account, 'CSVA1')]
  const arn = `arn:aws:directconnect:us-east-1:123456789012:dxcon/${b}`
  const associate = (...connectionIdentifiers: string[]) =>
    account.call(associateConnectionsToResiliencyGroup, { resiliencyGroupId, connectionIdentifiers })
  const unknown = [a, 'dxcon-zzzzzzzz'] as const
  assert.throws(() => associate(...unknown), /Could not find Connection with ID dxcon-zzzzzzzz/)
  assert.deepEqual(associations(account, resiliencyGroupId), [])
  assert.deepEqual(associate(a, arn).resiliencyGroupAssociations?.[1], {
    resiliencyGroupId,
    connectionArn: arn,
    state: 'associating',
  })
  account.pass(1000)
  assert.deepEqual(associations(account, resiliencyGroupId), [`${a} associated`, `${b} associated`])
  assert.throws(() => associate(a), /is associated with Resiliency Group/)
  assert.throws(() => account.call(deleteResiliencyGroup, { resiliencyGroupId }), /has connections and cannot be deleted/)
  const part = (...connectionIdentifiers: string[]) =>
    account.call(disassociateConnectionsFromResiliencyGroup, { resiliencyGroupId, connectionIdentifiers })
  assert.throws(() => part(a, port(account)), /is not associated with Resiliency Group/)
  assert.deepEqual(associations(account, resiliencyGroupId), [`${a} associated`, `${b} associated`])
  assert.equal(part(a).resiliencyGroupAssociations?.[0]?.state, 'disassociating')
  account.pass(1000)
  assert.deepEqual(associations(account, resiliencyGroupId), [`${b} associated`])
})

test('a request names 1 to 50 connections, each once', () => {
  const account = new TestAccount()
  const resiliencyGroupId = group(account)
  const a = port(account)
  for (const [connectionIdentifiers, message] of [
    [[], /names 0 connections; 1 to 50/],
    [Array.from({ length: 51 }, () => a), /names 51 connections/],
    [[a, a], /was named more than once/],
    [[`arn:aws:directconnect:eu-west-1:123456789012:dxcon/${a}`], /Could not find Connection/],
    [[`arn:aws:directconnect:us-east-1:210987654321:dxcon/${a}`], /Could not find Connection/],
  ] as const) {
    const input = { resiliencyGroupId, connectionIdentifiers }
    assert.throws(() => account.call(associateConnectionsToResiliencyGroup, input), { message })
  }
})

test('a LAG counts as one connection, and its members not at all', () => {
  const account = new TestAccount()
  const resiliencyGroupId = group(account)
  const order = { lagName: 'lag', location: 'EqDC2', connectionsBandwidth: '10Gbps', numberOfConnections: 2 }
  const { lagId = '', connections = [] } = account.call(createLag, order)
  const associate = (id: string) =>
    account.call(associateConnectionsToResiliencyGroup, { resiliencyGroupId, connectionIdentifiers: [id] })
  assert.throws(() => associate(connections[0]?.connectionId ?? ''), /name the LAG/)
  associate(lagId)
  account.pass()
  assert.deepEqual(associations(account, resiliencyGroupId), [`${lagId} associated`])
})

test('groups are of one account and Region, and are listed page by page without tags', () => {
  const account = new TestAccount()
  const ids = Array.from({ length: 3 }, () => group(account))
  for (const other of [{ account: '210987654321' }, { region: 'eu-west-1' }]) {
    const stranger = new TestAccount({ ...other, world: account.world })
    assert.deepEqual(stranger.call(listResiliencyGroups, {}).items, [])
    assert.throws(() => stranger.call(getResiliencyGroup, { resiliencyGroupId: ids[0] }), /does not exist/)
  }
  const { items, nextToken } = account.call(listResiliencyGroups, { maxResults: 2 })
  assert.deepEqual(
    items?.map(item => [item.resiliencyGroupId, item.tags]),
    ids.slice(0, 2).map(id => [id, undefined]),
  )
  const rest = account.call(listResiliencyGroups, { maxResults: 2, nextToken })
  assert.deepEqual([rest.items?.map(item => item.resiliencyGroupId), rest.nextToken], [ids.slice(2), undefined])
  assert.throws(() => account.call(getResiliencyGroup, { resiliencyGroupId: 'dxrg-short' }), /has an invalid format/)
})

test('a group is tagged by its ARN, which has no Region', () => {
  const account = new TestAccount()
  const resourceArn = `arn:aws:directconnect::123456789012:dx-resiliency-group/${group(account)}`
  account.call(tagResource, { resourceArn, tags: [{ key: 'env', value: 'prod' }] })
  const { resourceTags } = account.call(describeTags, { resourceArns: [resourceArn] })
  assert.deepEqual(resourceTags, [{ resourceArn, tags: [{ key: 'env', value: 'prod' }] }])
})
