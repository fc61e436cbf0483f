import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY_MS, inProcess } from './inProcess.ts'
import { prefixList } from './shareables.ts'

const [OWNER, GUEST] = ['111111111111', '222222222222']

test('an invitation that nobody answers ends after seven days, and a share that was deleted goes after an hour', async () => {
  await using own = await inProcess()
  const { service } = own
  const [owner, guest] = [own.account(OWNER), own.account(GUEST)]
  const arn = await prefixList(service.store, 'pl-00000000000000001', OWNER)
  const made = await owner.call('ram.CreateResourceShare', { name: 'share', resourceArns: [arn], principals: [GUEST] })
  const { resourceShareArn } = made.resourceShare as unknown as { resourceShareArn: string }
  const statuses = async () => {
    const { resourceShareInvitations } = await guest.call('ram.GetResourceShareInvitations', {})
    const input = { associationType: 'PRINCIPAL', resourceShareArns: [resourceShareArn] }
    const { resourceShareAssociations } = await owner.call('ram.GetResourceShareAssociations', input)
    const lists = [resourceShareInvitations, resourceShareAssociations] as unknown as { status: string }[][]
    return lists.map(list => list.map(({ status }) => status))
  }
  await service.advance(7 * DAY_MS - 1)
  assert.deepEqual(await statuses(), [['PENDING'], ['ASSOCIATING']])
  await service.advance(1)
  assert.deepEqual(await statuses(), [['EXPIRED'], ['FAILED']])
  const [expired] = (await guest.call('ram.GetResourceShareInvitations', {})).resourceShareInvitations as unknown as object[]
  await assert.rejects(guest.call('ram.AcceptResourceShareInvitation', { ...expired }), {
    code: 'ResourceShareInvitationExpiredException',
  })

  await owner.call('ram.DeleteResourceShare', { resourceShareArn })
  const listed = async () =>
    (await owner.call('ram.GetResourceShares', { resourceOwner: 'SELF' })).resourceShares as unknown as object[]
  await service.advance(DAY_MS / 24 - 1)
  assert.equal((await listed()).length, 1)
  await service.advance(1)
  assert.deepEqual(await listed(), [])
})
