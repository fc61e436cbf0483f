import assert from 'node:assert/strict'
import { test } from 'node:test'
import { associateMacSecKey } from '../directConnect/associateMacSecKey.ts'
import { createConnection } from '../directConnect/createConnection.ts'
import { describeConnections } from '../directConnect/describeConnections.ts'
import { TestAccount } from '../directConnect/testAccount.ts'
import { createSecret } from './createSecret.ts'
import { deleteSecret } from './deleteSecret.ts'
import { describeSecret } from './describeSecret.ts'
import { getSecretValue } from './getSecretValue.ts'
import { listSecrets } from './listSecrets.ts'
import { putSecretValue } from './putSecretValue.ts'
import { restoreSecret } from './restoreSecret.ts'

const DAY_MS = 86_400_000
const CKN = 'ab'.repeat(32)
const CAK = 'cd'.repeat(32)
const PAIR = JSON.stringify({ ckn: CKN, cak: CAK })

test('a secret is found by its ARN and by its name, and nobody else finds it', () => {
  const account = new TestAccount()
  const made = account.call(createSecret, { Name: 'macsec/one', SecretString: PAIR, Tags: [{ Key: 'team', Value: 'net' }] })
  assert.match(made.ARN ?? '', /^arn:aws:secretsmanager:us-east-1:123456789012:secret:macsec\/one-[a-z0-9]{6}$/)
  for (const SecretId of [made.ARN, 'macsec/one']) {
    assert.equal(account.call(getSecretValue, { SecretId }).SecretString, PAIR)
    assert.deepEqual(account.call(describeSecret, { SecretId }), {
      ARN: made.ARN,
      Name: 'macsec/one',
      CreatedDate: new Date(account.nowMs),
      LastChangedDate: new Date(account.nowMs),
      Tags: [{ Key: 'team', Value: 'net' }],
      VersionIdsToStages: { [made.VersionId ?? '']: ['AWSCURRENT'] },
    })
  }
  for (const other of [{ account: '222222222222' }, { region: 'eu-west-1' }]) {
    const stranger = new TestAccount({ ...other, world: account.world })
    assert.throws(() => stranger.call(getSecretValue, { SecretId: made.ARN }), { code: 'ResourceNotFoundException' })
    assert.deepEqual(stranger.call(listSecrets, {}).SecretList, [])
  }
})

test('a new value is current, the one before it previous, and the others go by their id', () => {
  const account = new TestAccount()
  const first = account.call(createSecret, { Name: 'x', SecretString: 'one' })
  account.call(putSecretValue, { SecretId: 'x', SecretString: 'two' })
  account.call(putSecretValue, { SecretId: 'x', SecretBinary: Uint8Array.of(3) })
  assert.deepEqual(account.call(getSecretValue, { SecretId: 'x' }).SecretBinary, Uint8Array.of(3))
  assert.equal(account.call(getSecretValue, { SecretId: 'x', VersionStage: 'AWSPREVIOUS' }).SecretString, 'two')
  assert.equal(account.call(getSecretValue, { SecretId: 'x', VersionId: first.VersionId }).SecretString, 'one')
  assert.throws(() => account.call(getSecretValue, { SecretId: 'x', VersionStage: 'AWSPENDING' }), /staging label: AWSPENDING/)
})

for (const [input, code, because] of [
  [{ Name: 'taken' }, 'ResourceExistsException', 'a name is unique'],
  [{ Name: 'a b' }, 'InvalidParameterException', 'a name has no spaces'],
  [{ Name: 'directconnect!x' }, 'InvalidParameterException', 'such names are for services'],
  [{ Name: 'x', SecretString: 'a', SecretBinary: Uint8Array.of(1) }, 'InvalidParameterException', 'a value is text or bytes'],
  [{ Name: 'x', SecretString: 'a'.repeat(65_537) }, 'InvalidParameterException', 'a value has up to 64 KiB'],
  [{ Name: 'x', ClientRequestToken: 'short' }, 'InvalidParameterException', 'a token has 32 to 64 characters'],
] as const) {
  test(`a secret called ${input.Name} is refused with ${code}: ${because}`, () => {
    const account = new TestAccount()
    account.call(createSecret, { Name: 'taken', SecretString: 'value' })
    assert.throws(() => account.call(createSecret, input), { code })
    assert.equal(account.call(listSecrets, {}).SecretList?.length, 1)
  })
}

test('the same request again is the same secret, and with another value it is refused', () => {
  const account = new TestAccount()
  const input = { Name: 'x', SecretString: 'a', ClientRequestToken: '0123456789abcdef0123456789abcdef' }
  assert.deepEqual(account.call(createSecret, input), account.call(createSecret, input))
  assert.throws(() => account.call(createSecret, { ...input, SecretString: 'b' }), { code: 'ResourceExistsException' })
})

test('a deleted secret can be restored while its window is open, and is named no second time until then', () => {
  const account = new TestAccount()
  const { ARN } = account.call(createSecret, { Name: 'x', SecretString: 'a' })
  const { DeletionDate } = account.call(deleteSecret, { SecretId: 'x', RecoveryWindowInDays: 7 })
  assert.equal(DeletionDate?.getTime(), account.nowMs + 7 * DAY_MS)
  assert.throws(() => account.call(getSecretValue, { SecretId: 'x' }), { code: 'InvalidRequestException' })
  assert.throws(() => account.call(createSecret, { Name: 'x' }), /already scheduled for deletion/)
  assert.equal(account.call(describeSecret, { SecretId: 'x' }).DeletedDate?.getTime(), account.nowMs)
  assert.deepEqual(account.call(listSecrets, {}).SecretList, [])
  assert.equal(account.call(listSecrets, { IncludePlannedDeletion: true }).SecretList?.[0]?.ARN, ARN)
  account.call(restoreSecret, { SecretId: 'x' })
  assert.equal(account.call(getSecretValue, { SecretId: 'x' }).SecretString, 'a')
})

for (const [input, message] of [
  [{ RecoveryWindowInDays: 6 }, /between 7 and 30 days/],
  [{ RecoveryWindowInDays: 31 }, /between 7 and 30 days/],
  [{ RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }, /in conjunction with RecoveryWindowInDays/],
] as const) {
  test(`deleting with ${JSON.stringify(input)} is refused: ${message.source}`, () => {
    const account = new TestAccount()
    account.call(createSecret, { Name: 'x', SecretString: 'a' })
    assert.throws(() => account.call(deleteSecret, { SecretId: 'x', ...input }), { message })
    assert.equal(account.call(getSecretValue, { SecretId: 'x' }).SecretString, 'a')
  })
}

test('secrets are listed page by page and by the beginning of a name', () => {
  const account = new TestAccount()
  for (const Name of ['a1', 'a2', 'b1']) account.call(createSecret, { Name, SecretString: 'v' })
  const names = (input: Parameters<typeof listSecrets>[1]) => account.call(listSecrets, input).SecretList?.map(({ Name }) => Name)
  const { NextToken } = account.call(listSecrets, { MaxResults: 2 })
  assert.deepEqual(names({ NextToken }), ['b1'])
  assert.deepEqual(names({ Filters: [{ Key: 'name', Values: ['a'] }] }), ['a1', 'a2'])
  assert.deepEqual(names({ Filters: [{ Key: 'name', Values: ['!a'] }] }), ['b1'])
  assert.throws(() => names({ NextToken: 'nothing' }), { code: 'InvalidNextTokenException' })
})

/** A MACsec port with one key from a secret of the customer's own. */
function keyedPort(account: TestAccount): { connectionId: string; keys: () => (string | undefined)[] } {
  const order = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'port', requestMACSec: true }
  const { connectionId = '' } = account.call(createConnection, order)
  account.pass()
  const { ARN } = account.call(createSecret, { Name: 'key', SecretString: PAIR })
  account.call(associateMacSecKey, { connectionId, secretARN: ARN })
  account.pass()
  const shown = () => account.call(describeConnections, { connectionId }).connections?.[0]?.macSecKeys
  return { connectionId, keys: () => (shown() ?? []).map(({ state }) => state) }
}

test('a port without light gives up a key at once when its secret is deleted', () => {
  const account = new TestAccount()
  const { keys } = keyedPort(account)
  account.call(deleteSecret, { SecretId: 'key' })
  assert.deepEqual(keys(), ['disassociating'])
  account.pass()
  assert.deepEqual(keys(), [])
})

test('a port in use keeps the key for 30 days, and for good when the secret is restored', () => {
  for (const isRestored of [false, true]) {
    const account = new TestAccount()
    const { connectionId, keys } = keyedPort(account)
    account.world.update('connection', connectionId, { state: 'available' })
    account.call(deleteSecret, { SecretId: 'key' })
    account.pass(30 * DAY_MS - 1)
    assert.deepEqual(keys(), ['associated'])
    if (isRestored) account.call(restoreSecret, { SecretId: 'key' })
    account.pass(1)
    assert.deepEqual(keys(), isRestored ? ['associated'] : [])
  }
})

test('what Direct Connect keeps in a secret is shown to nobody, and a secret without a pair is no key', () => {
  const account = new TestAccount()
  const { connectionId } = keyedPort(account)
  const { macSecKeys } = account.call(associateMacSecKey, { connectionId, ckn: '12'.repeat(32), cak: CAK })
  const SecretId = macSecKeys?.at(-1)?.secretARN
  assert.throws(() => account.call(getSecretValue, { SecretId }), /looked after by directconnect/)
  assert.equal(account.call(describeSecret, { SecretId }).OwningService, 'directconnect')
  for (const [Name, SecretString] of [
    ['text', 'no key'],
    ['half', JSON.stringify({ ckn: CKN })],
    ['short', JSON.stringify({ ckn: CKN, cak: 'abc' })],
  ] as const) {
    const { ARN } = account.call(createSecret, { Name, SecretString })
    assert.throws(() => account.call(associateMacSecKey, { connectionId, secretARN: ARN }), /is no MACsec key|is not valid/)
  }
})
