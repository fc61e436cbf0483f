import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerWith } from '../../src/wire/answer.ts'
import { authenticateWith } from '../../src/wire/authenticate.ts'
import { Credentials } from '../../src/wire/credentials.ts'
import type { WireRequest } from '../../src/wire/message.ts'
import { ALICE, BOB, NOW, presigned, type Signing, signed } from './signaturesSigner.ts'

const credentials = new Credentials([
  { ...ALICE, role: 'customer', trusts: [] },
  { ...BOB, role: 'partner', trusts: [] },
])
const bugs: unknown[] = []
const answer = answerWith({
  perform: async ({ caller, operation }) =>
    operation === 'GetCallerIdentity' ? { Account: caller.account, Arn: caller.userArn, UserId: caller.role ?? 'none' } : {},
  coverage: async () => 'built',
  print: async () => new Uint8Array(),
  report: bug => bugs.push(bug),
  authenticate: authenticateWith(credentials, () => NOW),
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
const IDENTITY = { headers: FORM, body: 'Action=GetCallerIdentity&Version=2011-06-15' }
const VPCS = { headers: FORM, body: 'Action=DescribeVpcs&Version=2016-11-15' }
const PORTS = {
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'OvertureService.DescribeConnections' },
  body: '{}',
}
const LINK = { method: 'GET', query: 'Action=GetCallerIdentity&Version=2011-06-15' }

async function outcome(request: WireRequest): Promise<string> {
  const { status, body } = await answer(request)
  const text = String(body)
  const code = /<Code>([^<]+)/.exec(text)?.[1] ?? /"__type":"([^"]+)/.exec(text)?.[1]
  const message = /<Message>([^<]+)/.exec(text)?.[1] ?? /"message":"((?:[^"\\]|\\.)+)/.exec(text)?.[1]
  assert.deepEqual(bugs, [])
  return code === undefined ? String(status) : `${status} ${code}: ${message}`
}

test('a right signature names the account, the user and the role of its key', async () => {
  const alice = String((await answer(signed(IDENTITY))).body)
  assert.match(
    alice,
    /<Account>111111111111<.*<Arn>arn:aws:iam::111111111111:user\/alice<|<Arn>arn:aws:iam::111111111111:user\/alice</,
  )
  assert.match(alice, /<Account>111111111111</)
  assert.match(alice, /<Arn>arn:aws:iam::111111111111:user\/alice</)
  assert.match(alice, /<UserId>customer</)
  const bob = String((await answer(presigned(LINK, BOB))).body)
  assert.match(bob, /<Account>222222222222</)
  assert.match(bob, /<UserId>partner</)
})

const changed = (request: WireRequest, headers: Record<string, string | undefined>) => ({
  ...request,
  headers: Object.fromEntries(Object.entries({ ...request.headers, ...headers }).filter(([, value]) => value !== undefined)),
})
const reworded = (request: WireRequest, from: string | RegExp, to: string) =>
  changed(request, { authorization: String(request.headers.authorization).replace(from, to) })
const sts = (signing: Signing) => signed(IDENTITY, signing)

// biome-ignore format: a table is read by its rows
const HEADER: readonly [because: string, request: WireRequest, outcome: string | RegExp][] = [
  ['the same instant', sts({}), '200'],
  ['15 minutes slow', sts({ time: '20261120T095612Z' }), '200'],
  ['15 minutes and a second slow', sts({ time: '20261120T095611Z' }), '403 SignatureDoesNotMatch: Signature expired: 20261120T095611Z is now earlier than 20261120T095612Z (20261120T101112Z - 15 min.)'],
  ['15 minutes fast', sts({ time: '20261120T102612Z' }), '200'],
  ['15 minutes and a second fast', sts({ time: '20261120T102613Z' }), '403 SignatureDoesNotMatch: Signature not yet current: 20261120T102613Z is still later than 20261120T102612Z (20261120T101112Z + 15 min.)'],
  ['a time that is none', sts({ time: '20261340T101112Z' }), /^400 IncompleteSignature: .*'X-Amz-Date' or a 'Date' header/],
  ['a scope of another day', sts({ date: '20261119' }), /^403 SignatureDoesNotMatch: Date in Credential scope does not match/],
  ['a Date header for the signed X-Amz-Date', changed(sts({}), { 'x-amz-date': undefined, date: 'Fri, 20 Nov 2026 10:11:12 GMT' }), /^403 SignatureDoesNotMatch: The header 'x-amz-date'/],
  ['no time at all', changed(sts({}), { 'x-amz-date': undefined }), /^400 IncompleteSignature/],
  ['a wrong secret', sts({ secret: BOB.secret }), /^403 SignatureDoesNotMatch: The request signature we calculated does not match/],
  ['an unknown key', sts({ accessKey: 'AKIANOBODY' }), /^403 InvalidClientTokenId: The security token included in the request is invalid: the access key AKIANOBODY/],
  ['a key of every object', sts({ accessKey: 'constructor' }), /^403 InvalidClientTokenId/],
  ['a session token', signed({ ...IDENTITY, headers: { ...FORM, 'x-amz-security-token': 'token' } }), /^403 InvalidClientTokenId: .*none that this service handed out/],
  ['an unsigned host', sts({ leaveOut: ['host'] }), /^403 SignatureDoesNotMatch: .*Host.* must be a .*SignedHeader/],
  ['an unsigned content type', sts({ leaveOut: ['content-type'] }), /^403 SignatureDoesNotMatch: .*content-type.* must be a .*SignedHeader/],
  ['an x-amz- header that came later', changed(sts({}), { 'x-amz-meta': '1' }), /^403 SignatureDoesNotMatch: .*x-amz-meta/],
  ['an unsigned other header', changed(sts({}), { 'user-agent': 'curl' }), '200'],
  ['a signed header that a proxy took', changed(signed({ ...IDENTITY, headers: { ...FORM, 'x-a': '1' } }), { 'x-a': undefined }), /^403 SignatureDoesNotMatch: .*did not arrive/],
  ['spaces that a proxy folds', changed(signed({ ...IDENTITY, headers: { ...FORM, 'x-a': 'a  b' } }), { 'x-a': ' a b ' }), '200'],
  ['the stated hash of the body', signed({ ...IDENTITY, headers: { ...FORM, 'x-amz-content-sha256': 'ab' } }), /^403 SignatureDoesNotMatch: The provided .*x-amz-content-sha256.* header does not match/],
  ['UNSIGNED-PAYLOAD, which only S3 takes', signed({ ...IDENTITY, headers: { ...FORM, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }, { payload: 'UNSIGNED-PAYLOAD' }), /^403 SignatureDoesNotMatch: The provided/],
  ['UNSIGNED-PAYLOAD without saying so', sts({ payload: 'UNSIGNED-PAYLOAD' }), /^403 SignatureDoesNotMatch: The request signature/],
  ['another body', { ...sts({}), body: new TextEncoder().encode(`${IDENTITY.body}&A=1`) }, /^403 SignatureDoesNotMatch/],
  ['another query', { ...sts({}), query: 'DryRun=true' }, /^403 SignatureDoesNotMatch/],
  ['another path', { ...sts({}), path: '/x' }, /^403 SignatureDoesNotMatch/],
  ['a path of encoded and plain marks', signed({ ...IDENTITY, path: '/a%20b/c:d' }), '200'],
  ['a query in another order', { ...signed({ ...IDENTITY, query: 'b=2&a=1&a=0' }), query: 'a=0&b=2&a=1' }, '200'],
  ['a name of the signature hidden in the query', { ...sts({}), query: 'X-Amz%2DSignature=x' }, /^403 SignatureDoesNotMatch/],
  ['signed in both places', { ...sts({}), query: 'X-Amz-Signature=x' }, /^400 IncompleteSignature: The request is signed twice/],
  ['no signature', { ...sts({}), headers: FORM }, /^403 MissingAuthenticationToken/],
  ['another scheme', changed(sts({}), { authorization: 'Basic dTpw' }), /^400 IncompleteSignature: The request.*is written AWS4-HMAC-SHA256 Credential=KEY/],
  ['another algorithm', reworded(sts({}), 'AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1'), /^400 IncompleteSignature/],
  ['a part twice', reworded(sts({}), /$/, ', Signature=00'), /^400 IncompleteSignature/],
  ['a part too many', reworded(sts({}), /$/, ', Extra=00'), /^400 IncompleteSignature/],
  ['no Signature', reworded(sts({}), /, Signature=.*/, ''), /^400 IncompleteSignature: The signature takes 64/],
  ['no SignedHeaders', reworded(sts({}), /SignedHeaders=[^,]*, /, ''), /^400 IncompleteSignature: SignedHeaders is missing/],
  ['a short signature', reworded(sts({}), /Signature=..../, 'Signature='), /^400 IncompleteSignature/],
  ['headers out of order', reworded(sts({}), 'content-type;host', 'host;content-type'), /^400 IncompleteSignature: SignedHeaders is host;content-type/],
  ['a header twice', reworded(sts({}), 'host;', 'host;host;'), /^400 IncompleteSignature/],
  ['a thousand headers', reworded(sts({}), 'host;', `host;${Array.from({ length: 1000 }, (_, i) => `ia${String(i).padStart(4, '0')}`).join(';')};`), /^400 IncompleteSignature/],
  ['a short scope', reworded(sts({}), '/aws4_request', ''), /^400 IncompleteSignature/],
  ['the key of another service', signed(VPCS, { service: 'sts' }), /^400 InvalidAction/],
  ['a signature for our own half', signed(IDENTITY, { service: 'landbridge' }), /^400 InvalidAction: The service landbridge/],
]

for (const [because, request, expected] of HEADER) {
  test(`in the header, ${because}: ${typeof expected === 'string' ? expected.slice(0, 40) : expected}`, async () => {
    const got = (await outcome(request)).replaceAll('&apos;', "'")
    if (typeof expected === 'string') assert.equal(got, expected)
    else assert.match(got, expected)
  })
}

const link = (signing: Signing, change?: (query: Map<string, string>) => void) => presigned(LINK, signing, change)

// biome-ignore format: a table is read by its rows
const QUERY: readonly [because: string, request: WireRequest, outcome: string | RegExp][] = [
  ['at once', link({}), '200'],
  ['in its last second', link({ time: '20261120T101012Z', expires: '60' }), '200'],
  ['a second too late', link({ time: '20261120T101011Z', expires: '60' }), /^403 SignatureDoesNotMatch: Signature expired: 20261120T101111Z/],
  ['a week old', link({ time: '20261113T101112Z', expires: '604800' }), '200'],
  ['for more than a week', link({ expires: '604801' }), /^400 IncompleteSignature: X-Amz-Expires must be .* from 1 to 604800/],
  ['for no time', link({ expires: '0' }), /^400 IncompleteSignature/],
  ['for a time that is no number', link({ expires: '1e3' }), /^400 IncompleteSignature/],
  ['15 minutes in the future', link({ time: '20261120T102612Z' }), '200'],
  ['further in the future', link({ time: '20261120T102613Z' }), /^403 SignatureDoesNotMatch: Signature not yet current/],
  ['without an expiry', link({}, query => query.delete('X-Amz-Expires')), /^400 IncompleteSignature: AWS query-string parameters must include/],
  ['with a parameter twice', { ...link({}), query: `${link({}).query}&X-Amz-Expires=600` }, /^400 IncompleteSignature/],
  ['with a parameter twice in disguise', { ...link({}), query: `${link({}).query}&X%2dAmz-Expires=600` }, /^400 IncompleteSignature/],
  ['with another algorithm', link({}, query => query.set('X-Amz-Algorithm', 'AWS4-HMAC-MD5')), /^400 IncompleteSignature: X-Amz-Algorithm is AWS4-HMAC-MD5/],
  ['with a token', link({}, query => query.set('X-Amz-Security-Token', 't')), /^403 InvalidClientTokenId: .*none that this service handed out/],
  ['with a wrong secret', link({ secret: 'x' }), /^403 SignatureDoesNotMatch/],
  ['by an unknown key', link({ accessKey: 'AKIANOBODY' }), /^403 InvalidClientTokenId/],
  ['with a body', { ...link({}), body: new TextEncoder().encode('Action=DeleteVpc') }, /^403 SignatureDoesNotMatch/],
  ['for UNSIGNED-PAYLOAD, which only S3 takes', link({ payload: 'UNSIGNED-PAYLOAD' }), /^403 SignatureDoesNotMatch/],
  ['to another method', { ...link({}), method: 'POST' }, /^403 SignatureDoesNotMatch/],
  ['for another action', { ...link({}), query: link({}).query.replace('GetCallerIdentity', 'GetAccessKeyInfo') }, /^403 SignatureDoesNotMatch/],
  ['with a content type beside it', changed(link({}), FORM), /^403 SignatureDoesNotMatch: .*content-type/],
  ['for another host', changed(link({}), { host: 'localhost:7224' }), /^403 SignatureDoesNotMatch/],
]

for (const [because, request, expected] of QUERY) {
  test(`presigned, ${because}: ${expected}`, async () => {
    const got = await outcome(request)
    if (typeof expected === 'string') assert.equal(got, expected)
    else assert.match(got, expected)
  })
}

// biome-ignore format: a table is read by its rows
const SERVICES: readonly [because: string, request: WireRequest, code: string][] = [
  ['Direct Connect, right', signed(PORTS, { service: 'directconnect' }), '200'],
  ['Direct Connect, an unknown key', signed(PORTS, { service: 'directconnect', accessKey: 'AKIANOBODY' }), '400 UnrecognizedClientException'],
  ['Direct Connect, a wrong secret', signed(PORTS, { service: 'directconnect', secret: 'x' }), '400 InvalidSignatureException'],
  ['Direct Connect, too old', signed(PORTS, { service: 'directconnect', time: '20261120T090000Z' }), '400 InvalidSignatureException'],
  ['Direct Connect, unsigned', changed(signed(PORTS, { service: 'directconnect' }), { authorization: undefined }), '403 MissingAuthenticationToken'],
  ['Direct Connect, half a signature', reworded(signed(PORTS, { service: 'directconnect' }), /, Signature=.*/, ''), '400 IncompleteSignatureException'],
  ['EC2, right', signed(VPCS, { service: 'ec2' }), '200'],
  ['EC2, an unknown key', signed(VPCS, { service: 'ec2', accessKey: 'AKIANOBODY' }), '401 AuthFailure'],
  ['EC2, a wrong secret', signed(VPCS, { service: 'ec2', secret: 'x' }), '403 SignatureDoesNotMatch'],
  ['EC2, too old', signed(VPCS, { service: 'ec2', time: '20261120T090000Z' }), '400 RequestExpired'],
  ['EC2, unsigned', changed(signed(VPCS, { service: 'ec2' }), { authorization: undefined }), '403 MissingAuthenticationToken'],
  ['EC2, half a signature', reworded(signed(VPCS, { service: 'ec2' }), /, Signature=.*/, ''), '400 IncompleteSignature'],
]

for (const [because, request, code] of SERVICES) {
  test(`${because}: ${code}`, async () => assert.equal((await outcome(request)).split(':')[0], code))
}

test('only the two operations that come unsigned pass without a key, whatever else the form says', async () => {
  const unsigned = (body: string): WireRequest => ({
    method: 'POST',
    path: '/',
    query: '',
    headers: FORM,
    body: new TextEncoder().encode(body),
  })
  const federated =
    'Action=AssumeRoleWithWebIdentity&RoleArn=arn:aws:iam::111111111111:role/r&RoleSessionName=s&WebIdentityToken=t'
  assert.equal(await outcome(unsigned(federated)), '200')
  for (const body of [
    `${federated}&Action=GetCallerIdentity`,
    `Action=AssumeRoleWithSAML&Action=AssumeRole&RoleArn=a&RoleSessionName=s`,
    'Action=AssumeRoleWithSAML&Action%20=x&Action=GetCallerIdentity',
  ]) {
    assert.match(await outcome(unsigned(body)), /^403 MissingAuthenticationToken/, body)
  }
})
