import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { STS } from '@aws-sdk/client-sts'
import { requirement } from '../requirement.ts'
import { serviceWithKeys } from './signaturesService.ts'
import { ALICE, BOB } from './signaturesSigner.ts'

let service: Awaited<ReturnType<typeof serviceWithKeys>>
before(async () => {
  service = await serviceWithKeys()
})
after(() => service[Symbol.asyncDispose]())

type Key = { readonly accessKey: string; readonly secret: string; readonly token?: string }

const options = ({ accessKey, secret, token }: Key, clock = 0) => ({
  endpoint: service.url,
  region: 'eu-central-1',
  maxAttempts: 1,
  systemClockOffset: clock,
  credentials: { accessKeyId: accessKey, secretAccessKey: secret, ...(token ? { sessionToken: token } : {}) },
})

const CALLS: Readonly<Record<string, (key: Key, clock?: number) => Promise<unknown>>> = {
  'Direct Connect': (key, clock) =>
    new DirectConnect(options(key, clock)).describeConnections({ connectionId: 'dxcon-ffffffff' }),
  EC2: (key, clock) => new EC2(options(key, clock)).describeVpcs({ Filters: [{ Name: 'tag:a b', Values: ['ü & +'] }] }),
  STS: async (key, clock) => (await new STS(options(key, clock)).getCallerIdentity({})).Arn,
  IAM: async (key, clock) => (await new IAM(options(key, clock)).getUser({})).User?.Arn,
}

test('the SDK’s clients with a right key are who they are', async () => {
  assert.equal(await CALLS.STS?.(ALICE), 'arn:aws:iam::111111111111:user/alice')
  assert.equal(await CALLS.IAM?.(BOB), 'arn:aws:iam::222222222222:user/bob')
  await assert.rejects(CALLS['Direct Connect']!(ALICE), { message: /Could not find Connection with ID dxcon-ffffffff/ })
  assert.ok(await CALLS.EC2?.(ALICE))
})

const WRONG = { ...ALICE, secret: BOB.secret }
const NOBODY = { ...ALICE, accessKey: 'AKIANOBODY0000000000' }
const HOUR = 3_600_000

// biome-ignore format: a table is read by its rows
const REFUSED: readonly [client: string, key: Key, clock: number, code: string, status: number][] = [
  ['Direct Connect', WRONG, 0, 'InvalidSignatureException', 400],
  ['Direct Connect', NOBODY, 0, 'UnrecognizedClientException', 400],
  ['Direct Connect', { ...ALICE, token: 'session' }, 0, 'UnrecognizedClientException', 400],
  ['Direct Connect', ALICE, -HOUR, 'InvalidSignatureException', 400],
  ['EC2', WRONG, 0, 'SignatureDoesNotMatch', 403],
  ['EC2', NOBODY, 0, 'AuthFailure', 401],
  ['EC2', ALICE, HOUR, 'RequestExpired', 400],
  ['STS', WRONG, 0, 'SignatureDoesNotMatch', 403],
  ['STS', NOBODY, 0, 'InvalidClientTokenId', 403],
  ['STS', ALICE, -HOUR, 'SignatureDoesNotMatch', 403],
  ['IAM', NOBODY, 0, 'InvalidClientTokenId', 403],
]

for (const [client, key, clock, code, status] of REFUSED) {
  const which =
    key === WRONG
      ? 'a wrong secret'
      : key === NOBODY
        ? 'an unknown key'
        : clock === 0
          ? 'a session token'
          : `a clock off by ${clock / HOUR} h`
  test(`the SDK’s ${client} with ${which} is told ${code}`, async () => {
    await assert.rejects(CALLS[client]!(key, clock), (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
      assert.deepEqual([error.name, error.$metadata?.httpStatusCode], [code, status])
      return true
    })
  })
}

const BOTO3 = `
import sys, json, boto3, botocore
url, key, secret = sys.argv[1:4]
session = boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret, region_name='us-east-1')
client = lambda name: session.client(name, endpoint_url=url, config=botocore.config.Config(retries={'max_attempts': 0}))
def told(call):
    try:
        call()
        return 'ok'
    except botocore.exceptions.ClientError as error:
        return [error.response['Error']['Code'], error.response['ResponseMetadata']['HTTPStatusCode']]
sts = client('sts')
print(json.dumps({
    'directconnect': told(lambda: client('directconnect').describe_connections()),
    'ec2': told(lambda: client('ec2').describe_vpcs(Filters=[{'Name': 'tag:a', 'Values': ['b c+d/e~*']}])),
    'sts': told(lambda: sts.get_caller_identity()),
    'link': sts.generate_presigned_url('get_caller_identity', ExpiresIn=60, HttpMethod='GET'),
    'late': sts.generate_presigned_url('get_caller_identity', ExpiresIn=700000, HttpMethod='GET'),
}))
`

const run = promisify(execFile)

async function boto3({ accessKey, secret }: Key) {
  const { stdout } = await run('python3', ['-c', BOTO3, service.url, accessKey, secret])
  return JSON.parse(stdout) as Record<'directconnect' | 'ec2' | 'sts' | 'link' | 'late', unknown>
}

test('boto3 with a right and a wrong secret, and its presigned GetCallerIdentity', async t => {
  if (!requirement(t, 'python3') || !requirement(t, 'boto3')) return
  const { link, late, ...right } = await boto3(ALICE)
  assert.deepEqual(right, { directconnect: 'ok', ec2: 'ok', sts: 'ok' })
  const answered = await fetch(String(link))
  assert.equal(answered.status, 200)
  assert.match(await answered.text(), /<Arn>arn:aws:iam::111111111111:user\/alice<\/Arn>/)
  for (const [because, changed, status] of [
    ['another action', String(link).replace('GetCallerIdentity', 'GetAccessKeyInfo'), 403],
    ['a longer life', String(link).replace('Expires=60', 'Expires=600'), 403],
    ['more than a week', String(late), 400],
  ] as const) {
    assert.equal((await fetch(changed)).status, status, because)
  }
  const { link: wrongLink, late: _, ...wrong } = await boto3(WRONG)
  assert.deepEqual(wrong, {
    directconnect: ['InvalidSignatureException', 400],
    ec2: ['SignatureDoesNotMatch', 403],
    sts: ['SignatureDoesNotMatch', 403],
  })
  assert.equal((await fetch(String(wrongLink))).status, 403)
})

test('the aws CLI with a right and a wrong secret', async t => {
  const aws = requirement(t, 'aws')
  if (!aws) return
  const call = ({ accessKey, secret }: Key, ...words: string[]) =>
    run(aws, [...words, '--endpoint-url', service.url, '--region', 'us-east-1', '--output', 'json'], {
      env: {
        PATH: process.env.PATH,
        AWS_ACCESS_KEY_ID: accessKey,
        AWS_SECRET_ACCESS_KEY: secret,
        AWS_MAX_ATTEMPTS: '1',
        AWS_PAGER: '',
      },
    })
  const { stdout } = await call(BOB, 'sts', 'get-caller-identity')
  assert.equal(JSON.parse(stdout).Arn, 'arn:aws:iam::222222222222:user/bob')
  await call(ALICE, 'directconnect', 'describe-connections')
  await assert.rejects(call(WRONG, 'directconnect', 'describe-connections'), /\(InvalidSignatureException\)/)
  await assert.rejects(call(WRONG, 'ec2', 'describe-vpcs'), /\(SignatureDoesNotMatch\)/)
  await assert.rejects(call(NOBODY, 'ec2', 'describe-vpcs'), /\(AuthFailure\)/)
})
