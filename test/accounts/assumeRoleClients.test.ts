import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { ended } from '../clients/ended.ts'
import { requirement } from '../requirement.ts'
import { ACCOUNTS, KEYS_FILE, SPOKE, served } from './keys.ts'

const ROLE = `arn:aws:iam::${ACCOUNTS.hub}:role/operator`

/** The files of ~/.aws in which a profile takes a role with another profile's key. */
async function profiles(t: TestContext, url: string) {
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-profiles-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')]
  await writeFile(
    config,
    `[profile own]\nregion = us-east-1\nendpoint_url = ${url}\n[profile hub]\nregion = us-east-1\nendpoint_url = ${url}\nrole_arn = ${ROLE}\nsource_profile = own\nrole_session_name = from-a-profile\nexternal_id = agreed\n`,
  )
  await writeFile(
    credentials,
    `[own]\naws_access_key_id = ${SPOKE.accessKeyId}\naws_secret_access_key = ${SPOKE.secretAccessKey}\n`,
  )
  // The CLI keeps sessions in its user's home, and would take one of an earlier service for this one's.
  return { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_PAGER: '', HOME: folder }
}

test('the aws CLI takes a role by a profile, and orders in the other account', async t => {
  const aws = requirement(t, 'aws')
  if (!aws) return
  await using serving = await served({ keys: KEYS_FILE })
  const env = await profiles(t, serving.url)
  const call = async (...words: string[]) => {
    const { code, stdout, stderr } = await ended(aws, [...words, '--endpoint-url', serving.url, '--output', 'json'], { env })
    assert.equal(code, 0, stderr)
    return JSON.parse(stdout)
  }
  const identity = await call('sts', 'get-caller-identity', '--profile', 'hub')
  assert.equal(identity.Arn, `arn:aws:sts::${ACCOUNTS.hub}:assumed-role/operator/from-a-profile`)
  const words = ['--location', 'EqDC2', '--bandwidth', '10Gbps', '--connection-name', 'port']
  const order = await call('directconnect', 'create-connection', '--profile', 'hub', ...words)
  assert.equal(order.ownerAccount, ACCOUNTS.hub)
  assert.deepEqual((await call('directconnect', 'describe-connections', '--profile', 'own')).connections, [])
})

const BOTO3 = `
import sys, json, boto3
url, role = sys.argv[1:3]
own = boto3.Session(profile_name='own')
hub = boto3.Session(profile_name='hub')
arn = lambda session: session.client('sts', endpoint_url=url).get_caller_identity()['Arn']
answer = own.client('sts', endpoint_url=url).assume_role(RoleArn=role, RoleSessionName='by-hand', DurationSeconds=900)['Credentials']
by_hand = boto3.Session(aws_access_key_id=answer['AccessKeyId'], aws_secret_access_key=answer['SecretAccessKey'],
                        aws_session_token=answer['SessionToken'], region_name='us-east-1')
link = by_hand.client('sts', endpoint_url=url).generate_presigned_url('get_caller_identity', HttpMethod='GET')
shares = by_hand.client('ram', endpoint_url=url)
share = shares.create_resource_share(name='empty')['resourceShare']
quotas = by_hand.client('service-quotas', endpoint_url=url)
print(json.dumps({
    'arns': [arn(own), arn(hub), arn(by_hand)],
    'link': link,
    'share': [share['owningAccountId'], share['status']],
    'deleted': shares.delete_resource_share(resourceShareArn=share['resourceShareArn'])['returnValue'],
    'quota': quotas.get_service_quota(ServiceCode='vpc', QuotaCode='L-F678F1CE')['Quota']['Value'],
    'vpcs': by_hand.client('ec2', endpoint_url=url).describe_vpcs()['Vpcs'][0]['OwnerId'],
}))
`

test('boto3 takes a role by a profile and by hand; RAM, Service Quotas and presigned links know it', async t => {
  if (!requirement(t, 'python3') || !requirement(t, 'boto3')) return
  await using serving = await served({ keys: KEYS_FILE })
  const { code, stdout, stderr } = await ended('python3', ['-c', BOTO3, serving.url, ROLE], {
    env: await profiles(t, serving.url),
  })
  assert.equal(code, 0, stderr)
  const { link, ...told } = JSON.parse(stdout)
  assert.deepEqual(told, {
    arns: [
      `arn:aws:iam::${ACCOUNTS.spoke}:user/ada`,
      `arn:aws:sts::${ACCOUNTS.hub}:assumed-role/operator/from-a-profile`,
      `arn:aws:sts::${ACCOUNTS.hub}:assumed-role/operator/by-hand`,
    ],
    share: [ACCOUNTS.hub, 'ACTIVE'],
    deleted: true,
    quota: 5,
    vpcs: ACCOUNTS.hub,
  })
  const answered = await fetch(link)
  assert.match(await answered.text(), /assumed-role\/operator\/by-hand/)
  assert.equal((await fetch(link.replace(/X-Amz-Security-Token=[^&]*/, 'X-Amz-Security-Token=TGJTMQ'))).status, 403)
})
