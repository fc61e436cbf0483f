import assert from 'node:assert/strict'
import { test } from 'node:test'
import { associateMacSecKey } from './associateMacSecKey.ts'
import { createConnection } from './createConnection.ts'
import { createLag } from './createLag.ts'
import { describeConnections } from './describeConnections.ts'
import { describeLags } from './describeLags.ts'
import { disassociateMacSecKey } from './disassociateMacSecKey.ts'
import { TestAccount } from './testAccount.ts'
import { updateConnection } from './updateConnection.ts'

const CKN = '0123456789abcdef'.repeat(4)
const CAK = 'FEDCBA9876543210'.repeat(4)
const pair = (digit: string) => ({ ckn: digit.repeat(64), cak: CAK })

function macSecPort(account: TestAccount, requestMACSec = true): string {
  const input = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port', requestMACSec }
  const { connectionId = '' } = account.call(createConnection, input)
  account.pass()
  return connectionId
}

function shown(account: TestAccount, connectionId: string) {
  const [connection] = account.call(describeConnections, { connectionId }).connections ?? []
  return { mode: connection?.encryptionMode, keys: connection?.macSecKeys?.map(({ ckn, state }) => `${ckn?.[0]} ${state}`) }
}

test('a pair is kept in a secret of Direct Connect, and its CAK is in no answer', () => {
  const account = new TestAccount({ leadTimes: { loa: 0, provisioning: 1000, vpnConnection: 0 } })
  const connectionId = macSecPort(account)
  const answer = account.call(associateMacSecKey, { connectionId, ckn: CKN.toUpperCase(), cak: CAK })
  const [key] = answer.macSecKeys ?? []
  assert.match(
    key?.secretARN ?? '',
    new RegExp(
      `^arn:aws:secretsmanager:us-east-1:123456789012:secret:directconnect!prod/us-east-1/directconnect/${CKN}-[a-z0-9]{6}$`,
    ),
  )
  assert.deepEqual(answer, {
    connectionId,
    macSecKeys: [{ secretARN: key?.secretARN, ckn: CKN, state: 'associating', startOn: '2026-11-21T00:00:00.000Z' }],
  })
  account.pass(1000)
  assert.deepEqual(shown(account, connectionId).keys, ['0 associated'])
  const everything = JSON.stringify([answer, account.call(describeConnections, {})]).toLowerCase()
  assert.ok(!everything.includes(CAK.toLowerCase()))
})

test('keys rotate: three at most, the newest last, and one taken off is disassociating until it is gone', () => {
  const account = new TestAccount({ leadTimes: { loa: 0, provisioning: 1000, vpnConnection: 0 } })
  const connectionId = macSecPort(account)
  const arns = ['a', 'b', 'c'].map(
    digit => account.call(associateMacSecKey, { connectionId, ...pair(digit) }).macSecKeys?.at(-1)?.secretARN ?? '',
  )
  assert.throws(() => account.call(associateMacSecKey, { connectionId, ...pair('d') }), /has 3 MACsec keys, which is the most/)
  account.pass(1000)
  const { macSecKeys } = account.call(disassociateMacSecKey, { connectionId, secretARN: arns[0] })
  assert.deepEqual(
    macSecKeys?.map(({ state }) => state),
    ['disassociating', 'associated', 'associated'],
  )
  account.pass(1000)
  assert.deepEqual(shown(account, connectionId).keys, ['b associated', 'c associated'])
  assert.throws(
    () => account.call(disassociateMacSecKey, { connectionId, secretARN: arns[0] }),
    /has no MACsec key with the secret/,
  )
})

test('must_encrypt needs a key, and whoever loses the last one falls back to should_encrypt', () => {
  const account = new TestAccount()
  const connectionId = macSecPort(account)
  const encryptionMode = 'must_encrypt'
  assert.equal(shown(account, connectionId).mode, 'should_encrypt')
  assert.throws(() => account.call(updateConnection, { connectionId, encryptionMode }), /has no MACsec key/)
  const { macSecKeys } = account.call(associateMacSecKey, { connectionId, ...pair('a') })
  account.pass()
  assert.equal(account.call(updateConnection, { connectionId, encryptionMode }).encryptionMode, encryptionMode)
  account.call(disassociateMacSecKey, { connectionId, secretARN: macSecKeys?.[0]?.secretARN })
  account.pass()
  assert.deepEqual(shown(account, connectionId), { mode: 'should_encrypt', keys: [] })
})

test('a CKN is used again with the CAK it has, and never with another', () => {
  const account = new TestAccount()
  const [first, second] = [macSecPort(account), macSecPort(account)]
  const arnOn = (connectionId: string, cak: string) =>
    account.call(associateMacSecKey, { connectionId, ckn: CKN, cak }).macSecKeys?.[0]?.secretARN
  assert.equal(arnOn(first, CAK), arnOn(second, CAK.toLowerCase()))
  assert.throws(() => arnOn(first, CAK), /is already associated with dxcon-/)
  assert.throws(() => arnOn(macSecPort(account), '1'.repeat(64)), /is in use with another CAK/)
})

const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:mine-AbCdEf'
for (const [input, message, because] of [
  [{ ckn: CKN }, /Give either secretARN, or ckn together with cak/, 'a CKN comes with its CAK'],
  [{ secretARN: SECRET, ckn: CKN, cak: CAK }, /Give either/, 'one of both is meant'],
  [{}, /Give either/, 'nothing is meant'],
  [{ ckn: `${CKN}0`, cak: CAK }, /^The CKN is not valid: exactly 64 .* 65 characters were given/, 'a CKN has 64 digits'],
  [{ ckn: CKN, cak: CAK.slice(2) }, /^The CAK is not valid: exactly 64 .* 62 characters were given/, 'a CAK has 64 digits'],
  [{ ckn: CKN, cak: 'x'.repeat(64) }, /^The CAK is not valid/, 'they are hexadecimal'],
  [{ secretARN: SECRET }, /Could not find the secret/, 'there is no such secret'],
] as const) {
  test(`a key of ${Object.keys(input).join(', ') || 'nothing'} is refused: ${because}`, () => {
    const account = new TestAccount()
    const connectionId = macSecPort(account)
    assert.throws(
      () => account.call(associateMacSecKey, { connectionId, ...input }),
      (thrown: Error) => {
        assert.match(thrown.message, message)
        if ('cak' in input) assert.ok(!thrown.message.includes(input.cak))
        return true
      },
    )
    assert.deepEqual(shown(account, connectionId).keys, [])
  })
}

test('a port that was ordered without MACsec takes no key', () => {
  const account = new TestAccount()
  const connectionId = macSecPort(account, false)
  assert.throws(() => account.call(associateMacSecKey, { connectionId, ...pair('a') }), /was not requested with MACsec/)
})

test('the keys of a LAG are those of its members: one that joins loses its own', () => {
  const account = new TestAccount()
  const joining = macSecPort(account)
  account.call(associateMacSecKey, { connectionId: joining, ...pair('a') })
  account.pass()
  const { lagId = '' } = account.call(createLag, {
    lagName: 'lag',
    location: 'EqDC2',
    connectionsBandwidth: '10Gbps',
    numberOfConnections: 2,
    connectionId: joining,
    requestMACSec: true,
  })
  account.pass()
  assert.deepEqual(shown(account, joining).keys, [])
  account.call(associateMacSecKey, { connectionId: lagId, ...pair('b') })
  account.pass()
  const [lag] = account.call(describeLags, { lagId }).lags ?? []
  const members = lag?.connections?.map(({ connectionId = '' }) => connectionId) ?? []
  assert.deepEqual(
    lag?.macSecKeys?.map(({ state }) => state),
    ['associated'],
  )
  assert.equal(members.length, 2)
  for (const member of members) {
    assert.deepEqual(shown(account, member).keys, ['b associated'])
    assert.throws(
      () => account.call(associateMacSecKey, { connectionId: member, ...pair('c') }),
      /whose keys it uses; name the LAG/,
    )
  }
})
