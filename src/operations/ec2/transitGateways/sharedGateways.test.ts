import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestHub } from './testHub.ts'

const OWNER = '111111111111'
const MEMBER = '222222222222'

/** The owner of a transit gateway, an account that it is shared with, and one that it is not. */
function neighbours(options = {}) {
  const owner = new TestHub({ account: OWNER })
  const member = new TestHub({ account: MEMBER, beside: owner })
  const stranger = new TestHub({ account: '333333333333', beside: owner })
  const gateway = owner.transitGateway(options)
  const association = { status: 'ASSOCIATED', createdAt: 0, changedAt: 0 } as const
  owner.world.put(
    'resourceShare',
    `arn:aws:ram:us-east-1:${OWNER}:resource-share/1`,
    { account: OWNER, region: 'us-east-1' },
    {
      name: 'hub',
      allowExternalPrincipals: true,
      status: 'ACTIVE',
      resources: [{ id: `arn:aws:ec2:us-east-1:${OWNER}:transit-gateway/${gateway}`, ...association }],
      principals: [{ id: MEMBER, ...association }],
      invitations: [],
      permissionArns: [],
      createdAt: 0,
      changedAt: 0,
      tags: {},
    },
  )
  return { owner, member, stranger, gateway }
}

function gatewaysOf(account: TestHub) {
  return account.call('DescribeTransitGateways', {}).TransitGateways?.map(each => each.TransitGatewayId)
}

test('a shared gateway is seen and attached to, and nobody else sees it; tags stay with who gave them', () => {
  const { owner, member, stranger, gateway } = neighbours()
  owner.call('CreateTags', { Resources: [gateway], Tags: [{ Key: 'owner', Value: 'network' }] })
  assert.deepEqual([gatewaysOf(owner), gatewaysOf(member), gatewaysOf(stranger)], [[gateway], [gateway], []])
  assert.deepEqual(member.call('DescribeTransitGateways', {}).TransitGateways?.[0]?.Tags, [])
  assert.match(member.refusal('DeleteTransitGateway', { TransitGatewayId: gateway }), /^InvalidTransitGatewayID\.NotFound/)
  assert.match(
    stranger.refusal('CreateTransitGatewayVpcAttachment', { TransitGatewayId: gateway, ...stranger.network() }),
    /^InvalidTransitGatewayID\.NotFound/,
  )
})

test('an attachment of another account waits until the gateway’s owner accepts it, and has the default tables from then on', () => {
  const { owner, member, stranger, gateway } = neighbours()
  const id = member.attached(gateway)
  const table = owner.defaultRouteTable(gateway)
  assert.deepEqual([member.attachment(id)?.State, owner.attachment(id)?.State], ['pendingAcceptance', 'pendingAcceptance'])
  assert.match(
    stranger.refusal('DescribeTransitGatewayAttachments', { TransitGatewayAttachmentIds: [id] }),
    /^InvalidTransitGatewayAttachmentID\.NotFound/,
  )
  assert.deepEqual(owner.associations(table), {})
  assert.match(
    member.refusal('AcceptTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id }),
    /^UnauthorizedOperation: .*by account 111111111111 in us-east-1 alone/,
  )
  assert.equal(
    owner.call('AcceptTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id }).TransitGatewayVpcAttachment?.State,
    'pending',
  )
  owner.pass()
  assert.deepEqual([owner.associations(table), owner.propagations(table)], [{ [id]: 'associated' }, { [id]: 'enabled' }])
  assert.equal(member.attachment(id)?.Association, undefined, 'the route tables are the owner’s')
  assert.match(
    owner.refusal('AcceptTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id }),
    /^IncorrectState: .*it is available/,
  )
  assert.match(
    owner.refusal('ModifyTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id }),
    /by the owner of vpc-\w+ alone/,
  )
  const tagged = (account: TestHub, Value: string) =>
    account.call('CreateTags', { Resources: [id], Tags: [{ Key: 'by', Value }] })
  tagged(owner, 'owner')
  tagged(member, 'member')
  assert.deepEqual(
    [owner, member].map(account => account.attachment(id)?.Tags),
    [[{ Key: 'by', Value: 'owner' }], [{ Key: 'by', Value: 'member' }]],
  )
  assert.deepEqual(
    [owner, member].map(account =>
      account.call('DescribeTags', { Filters: [{ Name: 'key', Values: ['by'] }] }).Tags?.map(tag => tag.Value),
    ),
    [['owner'], ['member']],
  )
  member.call('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id })
  owner.pass()
  assert.deepEqual([owner.associations(table), owner.attachment(id)?.State], [{}, 'deleted'])
})

test('the owner rejects an attachment, or accepts all of them beforehand', () => {
  const { owner, member, gateway } = neighbours()
  const id = member.attached(gateway)
  owner.call('RejectTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id })
  assert.equal(member.attachment(id)?.State, 'rejected')
  assert.match(
    owner.refusal('AcceptTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: id }),
    /^InvalidTransitGatewayAttachmentID\.NotFound/,
  )
  owner.call('DeleteTransitGateway', { TransitGatewayId: gateway })
  const open = neighbours({ AutoAcceptSharedAttachments: 'enable' })
  assert.equal(open.owner.attachment(open.member.attached(open.gateway))?.State, 'available')
})
