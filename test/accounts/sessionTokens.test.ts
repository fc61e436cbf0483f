import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Credentials } from '../../src/wire/credentials.ts'
import { SessionTokens } from '../../src/wire/sessionTokens.ts'
import { SignatureFault } from '../../src/wire/signatureFault.ts'
import { verifierOf } from '../../src/wire/signatureVerifier.ts'
import { ALICE, NOW, signed } from '../wire/signaturesSigner.ts'

const KEY = Buffer.alloc(32, 7)
const credentials = new Credentials([{ ...ALICE, role: 'customer', trusts: [] }])
const SESSION = {
  account: ALICE.account,
  userArn: 'arn:aws:sts::111111111111:assumed-role/a/b',
  origin: { issuer: ALICE.accessKey, account: ALICE.account, trusts: [] },
}

test('a session ends to the second, and an expired one says so', () => {
  let now = NOW
  const tokens = new SessionTokens({ key: () => KEY, now: () => now, credentials })
  const { accessKey, token, expiresAt } = tokens.issue(SESSION, 900)
  assert.equal(expiresAt, NOW + 900_000)
  now = expiresAt - 1
  assert.equal((tokens.open(accessKey, token) as { account: string }).account, ALICE.account)
  now = expiresAt
  assert.equal(tokens.open(accessKey, token), 'expired')
})

test('a request with an expired token is refused whatever its signature', () => {
  let now = NOW
  const tokens = new SessionTokens({ key: () => KEY, now: () => now, credentials })
  const verify = verifierOf(credentials, () => NOW, tokens)
  const { accessKey, secret, token } = tokens.issue(SESSION, 900)
  const request = signed({ headers: { 'x-amz-security-token': token } }, { accessKey, secret })
  assert.equal(verify(request).signer.userArn, SESSION.userArn)
  now = NOW + 900_000
  assert.throws(
    () => verify(request),
    (fault: unknown) => fault instanceof SignatureFault && fault.kind === 'expiredToken',
  )
})

test('no byte of a token can be changed, and no other service’s key opens it', () => {
  const tokens = new SessionTokens({ key: () => KEY, now: () => NOW, credentials })
  const { accessKey, token } = tokens.issue(SESSION, 900)
  const bytes = Buffer.from(token, 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    assert.equal(tokens.open(accessKey, changed.toString('base64')), undefined, `byte ${at}`)
  }
  assert.equal(
    new SessionTokens({ key: () => Buffer.alloc(32, 8), now: () => NOW, credentials }).open(accessKey, token),
    undefined,
  )
})
