import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { RAM, type RAMClientConfig } from '@aws-sdk/client-ram'
import type { Serving } from '../../src/cli/serve.ts'
import { resourcesSharedWith, sharedWith } from '../../src/resources/resourceSharing.ts'
import { as, served } from './keys.ts'
import { transitGateway } from './shareables.ts'

const OWNER = '111111111111'
const GUEST = '222222222222'
const STRANGER = '333333333333'
const REGION = 'us-east-1'

let serving: Serving
before(async () => {
  serving = await served()
})
after(() => serving[Symbol.asyncDispose]())

const ram = (account: string, region = REGION) =>
  new RAM(as({ accessKeyId: account, secretAccessKey: 'any' }, serving.url, region) as RAMClientConfig)

const sees = (arn: string, account: string) => sharedWith(serving.service.store.world, arn, account)

test('a transit gateway is shared: asked, accepted, seen, left', async () => {
  const arn = await transitGateway(serving.service.store, 'tgw-00000000000000001', OWNER)
  const [owner, guest] = [ram(OWNER), ram(GUEST)]
  const { resourceShare } = await owner.createResourceShare({
    name: 'network',
    resourceArns: [arn],
    principals: [GUEST],
    tags: [{ key: 'team', value: 'network' }],
  })
  const resourceShareArn = resourceShare?.resourceShareArn ?? ''
  assert.match(resourceShareArn, /^arn:aws:ram:us-east-1:111111111111:resource-share\/[0-9a-f-]{36}$/)
  assert.deepEqual(
    [resourceShare?.status, resourceShare?.owningAccountId, resourceShare?.allowExternalPrincipals, resourceShare?.tags],
    ['ACTIVE', OWNER, true, [{ key: 'team', value: 'network' }]],
  )
  const statusOf = async () =>
    (await owner.getResourceShareAssociations({ associationType: 'PRINCIPAL', resourceShareArns: [resourceShareArn] }))
      .resourceShareAssociations?.[0]?.status
  assert.equal(await statusOf(), 'ASSOCIATING')
  assert.equal(sees(arn, GUEST), false)
  assert.deepEqual((await guest.getResourceShares({ resourceOwner: 'OTHER-ACCOUNTS' })).resourceShares, [])

  const [invitation] = (await guest.getResourceShareInvitations({})).resourceShareInvitations ?? []
  assert.deepEqual(
    [invitation?.status, invitation?.senderAccountId, invitation?.receiverAccountId, invitation?.resourceShareName],
    ['PENDING', OWNER, GUEST, 'network'],
  )
  const { resourceShareInvitationArn } = invitation ?? {}
  const pending = await guest.listPendingInvitationResources({ resourceShareInvitationArn })
  assert.deepEqual(
    pending.resources?.map(resource => [resource.arn, resource.type]),
    [[arn, 'ec2:TransitGateway']],
  )
  const accepted = await guest.acceptResourceShareInvitation({ resourceShareInvitationArn })
  assert.equal(accepted.resourceShareInvitation?.status, 'ACCEPTED')
  await assert.rejects(guest.acceptResourceShareInvitation({ resourceShareInvitationArn }), {
    name: 'ResourceShareInvitationAlreadyAcceptedException',
  })
  assert.equal(await statusOf(), 'ASSOCIATED')
  assert.deepEqual([sees(arn, GUEST), sees(arn, STRANGER)], [true, false])
  assert.deepEqual(resourcesSharedWith(serving.service.store.world, GUEST), [arn])

  const [theirs] = (await guest.getResourceShares({ resourceOwner: 'OTHER-ACCOUNTS' })).resourceShares ?? []
  assert.deepEqual([theirs?.resourceShareArn, theirs?.tags], [resourceShareArn, undefined])
  const [resource] = (await guest.listResources({ resourceOwner: 'OTHER-ACCOUNTS' })).resources ?? []
  assert.deepEqual([resource?.arn, resource?.status], [arn, 'AVAILABLE'])
  const principals = async (of: RAM, resourceOwner: 'SELF' | 'OTHER-ACCOUNTS') =>
    (await of.listPrincipals({ resourceOwner })).principals?.map(({ id }) => id)
  assert.deepEqual(await principals(owner, 'SELF'), [GUEST])
  assert.deepEqual(await principals(guest, 'OTHER-ACCOUNTS'), [OWNER])
  assert.deepEqual(
    (await owner.listResourceSharePermissions({ resourceShareArn })).permissions?.map(({ name }) => name),
    ['AWSRAMDefaultPermissionTransitGateway'],
  )

  await assert.rejects(guest.deleteResourceShare({ resourceShareArn }), { name: 'UnknownResourceException' })
  await assert.rejects(guest.disassociateResourceShare({ resourceShareArn, resourceArns: [arn] }), {
    name: 'UnknownResourceException',
  })
  await guest.disassociateResourceShare({ resourceShareArn, principals: [GUEST] })
  assert.deepEqual([sees(arn, GUEST), await statusOf()], [false, 'DISASSOCIATED'])

  await owner.associateResourceShare({ resourceShareArn, principals: [GUEST] })
  const again = (await guest.getResourceShareInvitations({})).resourceShareInvitations?.at(-1)
  await guest.rejectResourceShareInvitation({ resourceShareInvitationArn: again?.resourceShareInvitationArn })
  assert.deepEqual([sees(arn, GUEST), await statusOf()], [false, 'FAILED'])

  await owner.associateResourceShare({ resourceShareArn, principals: [GUEST] })
  const third = (await guest.getResourceShareInvitations({})).resourceShareInvitations?.at(-1)
  await guest.acceptResourceShareInvitation({ resourceShareInvitationArn: third?.resourceShareInvitationArn })
  assert.equal(sees(arn, GUEST), true)
  await owner.disassociateResourceShare({ resourceShareArn, resourceArns: [arn] })
  assert.equal(sees(arn, GUEST), false)
  await owner.associateResourceShare({ resourceShareArn, resourceArns: [arn] })
  assert.equal(sees(arn, GUEST), true)
  await owner.deleteResourceShare({ resourceShareArn })
  assert.equal(sees(arn, GUEST), false)
  const [gone] =
    (await owner.getResourceShares({ resourceOwner: 'SELF', resourceShareArns: [resourceShareArn] })).resourceShares ?? []
  assert.equal(gone?.status, 'DELETED')
})

test('a share is renamed, tagged and found by its tag, and the same token makes no second one', async () => {
  const owner = ram(STRANGER)
  const order = { name: 'first', clientToken: 'once' }
  const { resourceShare } = await owner.createResourceShare(order)
  const { resourceShareArn } = resourceShare ?? {}
  assert.equal((await owner.createResourceShare(order)).resourceShare?.resourceShareArn, resourceShareArn)
  await assert.rejects(owner.createResourceShare({ ...order, name: 'other' }), { name: 'IdempotentParameterMismatchException' })
  await owner.updateResourceShare({ resourceShareArn, name: 'second', allowExternalPrincipals: false })
  await owner.tagResource({
    resourceShareArn,
    tags: [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ],
  })
  await owner.untagResource({ resourceShareArn, tagKeys: ['a'] })
  const found = async (tagKey: string) =>
    (await owner.getResourceShares({ resourceOwner: 'SELF', tagFilters: [{ tagKey, tagValues: ['2'] }] })).resourceShares
  assert.deepEqual(
    (await found('b'))?.map(({ name, allowExternalPrincipals }) => [name, allowExternalPrincipals]),
    [['second', false]],
  )
  assert.deepEqual(await found('a'), [])
  await assert.rejects(owner.associateResourceShare({ resourceShareArn, principals: [GUEST] }), {
    name: 'InvalidParameterException',
    message: /not in your AWS organization/,
  })
  assert.deepEqual((await ram(STRANGER, 'eu-west-1').getResourceShares({ resourceOwner: 'SELF' })).resourceShares, [])
})

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [input: object, code: string, says: RegExp, because: string][] = [
  [{ name: '' }, 'InvalidParameterException', /1 to 256/, 'a share has a name'],
  [{ resourceArns: ['nonsense'] }, 'MalformedArnException', /not valid/, 'no ARN'],
  [{ resourceArns: [`arn:aws:ec2:${REGION}:${OWNER}:vpc/vpc-00000000000000001`] }, 'InvalidParameterException', /ec2:TransitGateway and ec2:PrefixList/, 'a type that is not shared'],
  [{ resourceArns: [`arn:aws:ec2:${REGION}:${OWNER}:transit-gateway/tgw-0ffffffffffffffff`] }, 'ResourceArnNotFoundException', /could not be found/, 'it is not there'],
  [{ resourceArns: [`arn:aws:ec2:${REGION}:${STRANGER}:transit-gateway/tgw-00000000000000009`] }, 'ResourceArnNotFoundException', /could not be found/, 'it is somebody else’s'],
  [{ principals: ['12345'] }, 'InvalidParameterException', /malformed/, 'no account'],
  [{ principals: [OWNER] }, 'InvalidParameterException', /owns the resource share/, 'the owner itself'],
  [{ principals: ['arn:aws:organizations::111111111111:organization/o-abc'] }, 'UnknownResourceException', /Organization/, 'there is no organisation'],
  [{ permissionArns: ['arn:aws:ram::aws:permission/AWSRAMDefaultPermissionSubnet'] }, 'UnknownResourceException', /Permission/, 'a permission of another type'],
  [{ tags: [{ key: 'aws:x', value: '' }] }, 'InvalidParameterException', /aws:/, 'a reserved tag'],
]
for (const [input, code, says, because] of REFUSED) {
  test(`CreateResourceShare with ${JSON.stringify(input)} is refused: ${because}`, async () => {
    await transitGateway(serving.service.store, 'tgw-00000000000000009', STRANGER)
    await assert.rejects(ram(OWNER).createResourceShare({ name: 'share', ...input }), { name: code, message: says })
  })
}

test('there is no organisation to share with', async () => {
  await assert.rejects(ram(OWNER).enableSharingWithAwsOrganization({}), { name: 'OperationNotPermittedException' })
})

test('AWS’s managed permissions are there, and say what they allow', async () => {
  const { permissions } = await ram(OWNER).listPermissions({ resourceType: 'ec2:TransitGateway' })
  assert.equal(permissions?.length, 1)
  const { permission } = await ram(OWNER).getPermission({ permissionArn: permissions?.[0]?.arn })
  assert.ok(JSON.parse(permission?.permission ?? '{}').Action.includes('ec2:CreateTransitGatewayVpcAttachment'))
})
