import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getUser } from '../iam/getUser.ts'
import type { Context } from '../operation.ts'
import { getCallerIdentity } from './getCallerIdentity.ts'

function contextOf(userArn: string): Context {
  return { caller: { account: '123456789012', region: 'us-east-1', accessKey: 'AKIA', userArn } } as Context
}

for (const [userArn, name, id] of [
  ['arn:aws:iam::123456789012:root', 'root', /^123456789012$/],
  ['arn:aws:iam::123456789012:user/ops/ada', 'ada', /^AIDA[A-Z0-9]{17}$/],
] as const) {
  test(`STS and IAM agree on who ${userArn} is`, () => {
    const context = contextOf(userArn)
    const identity = getCallerIdentity(context, {})
    assert.deepEqual({ ...identity, UserId: '' }, { Account: '123456789012', Arn: userArn, UserId: '' })
    assert.match(identity.UserId ?? '', id)
    const { User } = getUser(context, {})
    assert.deepEqual([User?.UserName, User?.UserId, User?.Arn], [name, identity.UserId, userArn])
  })
}

test('there is no other user', () => {
  const context = contextOf('arn:aws:iam::123456789012:user/ada')
  assert.throws(() => getUser(context, { UserName: 'bob' }), {
    code: 'NoSuchEntity',
    status: 404,
    message: /name bob cannot be found/,
  })
})
