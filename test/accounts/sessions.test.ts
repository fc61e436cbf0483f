import assert from 'node:assert/strict'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { STS } from '@aws-sdk/client-sts'
import type { Serving } from '../../src/cli/serve.ts'
import { ACCOUNTS, as, HUB, KEYS_FILE, type Key, ROOT, SPOKE, served } from './keys.ts'

const ROLE = (account: string, name = 'ops/network') => `arn:aws:iam::${account}:role/${name}`
let signed: Serving
let open: Serving
before(async () => {
  signed = await served({ keys: KEYS_FILE })
  open = await served()
})
after(async () => {
  await signed[Symbol.asyncDispose]()
  await open[Symbol.asyncDispose]()
})

const ANYBODY: Key = { accessKeyId: ACCOUNTS.spoke, secretAccessKey: 'any' }

/** The key of the temporary credentials in an answer. */
function keyOf({ Credentials }: { readonly Credentials?: object | undefined }): Key {
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials as Record<string, string>
  return { accessKeyId: AccessKeyId ?? '', secretAccessKey: SecretAccessKey ?? '', sessionToken: SessionToken ?? '' }
}

async function sessionOf(serving: Serving, key: Key, account: string, seconds?: number) {
  const answer = await new STS(as(key, serving.url)).assumeRole({
    RoleArn: ROLE(account),
    RoleSessionName: 'night.shift@hub',
    ExternalId: 'agreed/1',
    ...(seconds === undefined ? {} : { DurationSeconds: seconds }),
  })
  return { ...answer, key: keyOf(answer) }
}

for (const [how, serving, key] of [
  ['with signatures', () => signed, SPOKE],
  ['without signatures', () => open, ANYBODY],
] as const) {
  test(`an assumed role acts in its own account, ${how}`, async () => {
    const { url } = serving()
    const { AssumedRoleUser, Credentials, key: assumed } = await sessionOf(serving(), key, ACCOUNTS.hub, 900)
    assert.equal(AssumedRoleUser?.Arn, `arn:aws:sts::${ACCOUNTS.hub}:assumed-role/network/night.shift@hub`)
    assert.match(assumed.accessKeyId, /^ASIA[A-Z2-7]{16}$/)
    const lives = (Credentials?.Expiration?.getTime() ?? 0) - Date.now()
    assert.ok(lives > 890_000 && lives <= 900_000, `${lives}`)

    const identity = await new STS(as(assumed, url)).getCallerIdentity({})
    assert.deepEqual(
      [identity.Account, identity.Arn, identity.UserId],
      [ACCOUNTS.hub, AssumedRoleUser?.Arn, AssumedRoleUser?.AssumedRoleId],
    )
    await assert.rejects(new IAM(as(assumed, url)).getUser({}), { name: 'ValidationError' })
    const order = { location: 'EqDC2', bandwidth: '10Gbps', connectionName: 'ordered by the role' }
    const connection = await new DirectConnect(as(assumed, url)).createConnection(order)
    assert.equal(connection.ownerAccount, ACCOUNTS.hub)
    const own = await new DirectConnect(as(key, url)).describeConnections({})
    assert.deepEqual(own.connections, [])
  })
}

test('a role that is assumed across accounts has the role of the key that trusts', async () => {
  const { key } = await sessionOf(signed, SPOKE, ACCOUNTS.hub)
  const interconnect = { interconnectName: 'partner only', location: 'EqDC2', bandwidth: '10Gbps' }
  assert.ok((await new DirectConnect(as(key, signed.url)).createInterconnect(interconnect)).interconnectId)
  const own = await sessionOf(signed, SPOKE, ACCOUNTS.spoke)
  await assert.rejects(new DirectConnect(as(own.key, signed.url)).createInterconnect(interconnect), /partner/i)
})

test('a session of the caller itself is the caller, and makes no further session', async () => {
  const answer = await new STS(as(SPOKE, signed.url)).getSessionToken({})
  const sts = new STS(as(keyOf(answer), signed.url))
  assert.equal((await sts.getCallerIdentity({})).Arn, `arn:aws:iam::${ACCOUNTS.spoke}:user/ada`)
  assert.equal((await new IAM(as(keyOf(answer), signed.url)).getUser({})).User?.UserName, 'ada')
  await assert.rejects(sts.getSessionToken({}), { name: 'AccessDenied' })
})

const assume = (input: object, key: Key = SPOKE) =>
  new STS(as(key, signed.url)).assumeRole({ RoleArn: ROLE(ACCOUNTS.hub), RoleSessionName: 'session', ...input })

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [input: object, key: Key, code: string, status: number, says: RegExp, because: string][] = [
  [{ RoleArn: ROLE(ACCOUNTS.stranger) }, SPOKE, 'AccessDenied', 403, /not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::333333333333/, 'nobody there trusts this account'],
  [{ RoleArn: ROLE('444444444444') }, SPOKE, 'AccessDenied', 403, /not authorized/, 'an account without keys is like one that does not trust'],
  [{}, ROOT, 'AccessDenied', 403, /root accounts/, 'root takes no role'],
  [{ DurationSeconds: 899 }, SPOKE, 'ValidationError', 400, /durationSeconds.*greater than or equal to 900/, 'too short'],
  [{ DurationSeconds: 43_201 }, SPOKE, 'ValidationError', 400, /durationSeconds.*less than or equal to 43200/, 'too long'],
  [{ RoleSessionName: 'x' }, SPOKE, 'ValidationError', 400, /roleSessionName.*length greater/, 'a name of one letter'],
  [{ RoleSessionName: 'a b' }, SPOKE, 'ValidationError', 400, /regular expression pattern: \[\\w\+=,\.@-\]\*/, 'a space in the name'],
  [{ RoleArn: `arn:aws:iam::${ACCOUNTS.hub}:user/bob-the-builder` }, SPOKE, 'ValidationError', 400, /is invalid/, 'a user is no role'],
  [{ RoleArn: 'role' }, SPOKE, 'ValidationError', 400, /roleArn.*length/, 'no ARN'],
  [{ ExternalId: '#' }, SPOKE, 'ValidationError', 400, /externalId/, 'an external id of other characters'],
  [{ Policy: '{}' }, SPOKE, 'ValidationError', 400, /no policies/, 'what cannot be narrowed is not handed out'],
  [{ SerialNumber: 'arn:aws:iam::1:mfa/x', TokenCode: '123456' }, SPOKE, 'AccessDenied', 403, /MultiFactor/, 'there are no devices'],
]
for (const [input, key, code, status, says, because] of REFUSED) {
  test(`AssumeRole with ${JSON.stringify(input)} is refused: ${because}`, async () => {
    await assert.rejects(assume(input, key), (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
      assert.deepEqual([error.name, error.$metadata?.httpStatusCode], [code, status], error.message)
      assert.match(error.message, says)
      return true
    })
  })
}

test('a session of a session: the second hop lasts an hour at most', async () => {
  const { key } = await sessionOf(signed, SPOKE, ACCOUNTS.hub)
  await assert.rejects(assume({ DurationSeconds: 3601 }, key), { name: 'ValidationError', message: /1 hour/ })
  assert.ok((await assume({ DurationSeconds: 3600 }, key)).Credentials)
})

/** The same text with one character in its middle changed. */
const bent = (text: string, at = Math.floor(text.length / 2)) =>
  `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`

test('a token that was tampered with, is another’s, or goes with another key or secret is refused', async () => {
  const [{ key }, { key: other }] = [await sessionOf(signed, SPOKE, ACCOUNTS.hub), await sessionOf(signed, SPOKE, ACCOUNTS.spoke)]
  const { sessionToken = '' } = key
  const bare = { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey }
  for (const [because, wrong, code] of [
    ['a character changed', { ...key, sessionToken: bent(sessionToken) }, 'InvalidClientTokenId'],
    ['a shorter one', { ...key, sessionToken: sessionToken.slice(0, 32) }, 'InvalidClientTokenId'],
    ['the token of another session', { ...key, sessionToken: other.sessionToken ?? '' }, 'InvalidClientTokenId'],
    ['no token at all', bare, 'InvalidClientTokenId'],
    ['a key of the file', { ...SPOKE, sessionToken }, 'InvalidClientTokenId'],
    ['another secret', { ...key, secretAccessKey: other.secretAccessKey }, 'SignatureDoesNotMatch'],
  ] as const) {
    await assert.rejects(new STS(as(wrong, signed.url)).getCallerIdentity({}), { name: code }, because)
  }
  await assert.rejects(new EC2(as({ ...key, sessionToken: bent(sessionToken) }, signed.url)).describeVpcs({}), {
    name: 'AuthFailure',
  })
})

test('without signatures a broken token is refused, and one of AWS’s own is any key', async () => {
  const { key } = await sessionOf(open, ANYBODY, ACCOUNTS.hub)
  const broken = new STS(as({ ...key, sessionToken: bent(key.sessionToken ?? '') }, open.url))
  await assert.rejects(broken.getCallerIdentity({}), { name: 'InvalidClientTokenId' })
  const awss = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 'any', sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE' }
  assert.equal((await new STS(as(awss, open.url)).getCallerIdentity({})).Account, '123456789012')
})

test('sessions outlive a restart, and end with the key that made them; those of an open service never count later', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-sessions-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const whoIs = async (key: Key, serving: Serving) => (await new STS(as(key, serving.url)).getCallerIdentity({})).Account
  let key: Key
  let early: Key
  {
    await using serving = await served({ folder })
    early = (await sessionOf(serving, { ...ANYBODY, accessKeyId: SPOKE.accessKeyId }, ACCOUNTS.hub)).key
  }
  {
    await using serving = await served({ folder, keys: KEYS_FILE })
    assert.equal((await stat(join(folder, 'data', 'session.key'))).mode & 0o777, 0o600)
    await assert.rejects(whoIs(early, serving), { name: 'InvalidClientTokenId' })
    key = (await sessionOf(serving, SPOKE, ACCOUNTS.hub)).key
  }
  {
    await using serving = await served({ folder, keys: KEYS_FILE })
    assert.equal(await whoIs(key, serving), ACCOUNTS.hub)
  }
  {
    const untrusting = KEYS_FILE.replace(/, trusts: \[\d+\]/, '')
    await using serving = await served({ folder, keys: untrusting })
    await assert.rejects(whoIs(key, serving), { name: 'InvalidClientTokenId' }, 'the trust is taken back')
  }
  const without = KEYS_FILE.split('\n').filter(line => !line.startsWith(SPOKE.accessKeyId))
  await using serving = await served({ folder, keys: without.join('\n') })
  await assert.rejects(whoIs(key, serving), { name: 'InvalidClientTokenId' })
  assert.equal(await whoIs(HUB, serving), ACCOUNTS.hub)
})
