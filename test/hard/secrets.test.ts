import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { EC2 } from '@aws-sdk/client-ec2'
import { SecretsManager } from '@aws-sdk/client-secrets-manager'
import { coverageOf } from '../../src/cli/operationTable.ts'
import { SETTINGS, servicesOf } from '../../src/wire/services.ts'

const require = createRequire(import.meta.url)
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** Every secret has this in it, or is one of the others. */
const MARK = 'PLANTED'
const CAK = `${'c0ffee'.repeat(10)}beef`
const SECRETS = [MARK, CAK]
const KEY = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: `${MARK}-secret-access-key-1` }

let folder = ''
let url = ''
let said = ''
let child: ChildProcess
const basic = `Basic ${Buffer.from(`${KEY.accessKeyId}:${KEY.secretAccessKey}`).toString('base64')}`
let sdk: { dx: DirectConnect; ec2: EC2; secrets: SecretsManager }

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landbridge-secrets-'))
  const keys = join(folder, 'keys.json')
  const entry = { secret: KEY.secretAccessKey, account: '123456789012', user: 'tester' }
  await writeFile(keys, JSON.stringify({ [KEY.accessKeyId]: entry }), { mode: 0o600 })
  const args = [MAIN, 'serve', '--port', '0', '--data', join(folder, 'data'), '--credentials', keys, '--json']
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stderr!.on('data', text => {
    said += text
  })
  child.stdout!.on('data', text => {
    said += text
  })
  const { value } = await createInterface({ input: child.stdout! })[Symbol.asyncIterator]().next()
  url = (JSON.parse(`${value}`) as { listening: string }).listening
  const configuration = { endpoint: url, region: 'us-east-1', credentials: KEY, maxAttempts: 1 }
  sdk = { dx: new DirectConnect(configuration), ec2: new EC2(configuration), secrets: new SecretsManager(configuration) }
})
after(async () => {
  child.kill()
  await once(child, 'exit')
  await rm(folder, { recursive: true, force: true })
})

function assertNoSecret(text: string, where: string): void {
  for (const secret of SECRETS) {
    const at = text.toLowerCase().indexOf(secret.toLowerCase())
    assert.ok(at < 0, `${where} says ${text.slice(Math.max(0, at - 100), at + 100)}`)
  }
}

async function customerSide(method: string, path: string, body?: string): Promise<{ status: number; text: string }> {
  const headers = { authorization: basic, 'content-type': 'application/json' }
  const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
  return { status: response.status, text: await response.text() }
}

test('secrets are planted, and AWS’s own answers show them where AWS does', async () => {
  const { dx, ec2, secrets } = sdk
  const { connectionId } = await dx.createConnection({
    location: 'EqDC2',
    bandwidth: '10Gbps',
    connectionName: 'port',
    requestMACSec: true,
  })
  await dx.associateMacSecKey({ connectionId, ckn: 'ab'.repeat(32), cak: CAK })
  const { VpnGateway } = await ec2.createVpnGateway({ Type: 'ipsec.1' })
  await dx.createPrivateVirtualInterface({
    connectionId,
    newPrivateVirtualInterface: {
      virtualInterfaceName: 'vif',
      vlan: 100,
      asn: 65_000,
      authKey: `${MARK}-md5-key`,
      virtualGatewayId: VpnGateway?.VpnGatewayId,
    },
  })
  const { CustomerGateway } = await ec2.createCustomerGateway({ Type: 'ipsec.1', BgpAsn: 65_000, IpAddress: '198.51.100.7' })
  await ec2.createVpnConnection({
    Type: 'ipsec.1',
    CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
    VpnGatewayId: VpnGateway?.VpnGatewayId,
    Options: { TunnelOptions: [{ PreSharedKey: `${MARK}_pre_shared_1` }, { PreSharedKey: `${MARK}_pre_shared_2` }] },
  })
  await secrets.createSecret({ Name: 'mine', SecretString: `${MARK}-of-the-user` })
  const { virtualInterfaces } = await dx.describeVirtualInterfaces({})
  assert.equal(virtualInterfaces?.[0]?.authKey, `${MARK}-md5-key`)
})

/** Where AWS itself answers with keys: to configure the other end, or because a secret is what is asked for. */
const TELL = new Set([
  'DescribeVirtualInterfaces',
  'DescribeRouterConfiguration',
  'DescribeVpnConnections',
  'GetSecretValue',
  'GetVpnConnectionDeviceSampleConfiguration',
])

const CLIENTS = [
  { service: 'directconnect', package: '@aws-sdk/client-direct-connect', client: 'DirectConnectClient' },
  { service: 'ec2', package: '@aws-sdk/client-ec2', client: 'EC2Client' },
  { service: 'secretsmanager', package: '@aws-sdk/client-secrets-manager', client: 'SecretsManagerClient' },
  { service: 'iam', package: '@aws-sdk/client-iam', client: 'IAMClient' },
  { service: 'sts', package: '@aws-sdk/client-sts', client: 'STSClient' },
] as const

test('no other read of AWS’s API shows one', async () => {
  let read = 0
  for (const { service, package: name, client } of CLIENTS) {
    const library = require(name)
    const connection = new library[client]({ endpoint: url, region: 'us-east-1', credentials: KEY, maxAttempts: 1 })
    const { model } = await servicesOf(SETTINGS).load(service)
    for (const operation of Object.keys(model.operations).filter(one => /^(?:Describe|List|Get)/.test(one))) {
      if (TELL.has(operation) || !library[`${operation}Command`] || (await coverageOf(service, operation)) !== 'built') continue
      const answer = await connection.send(new library[`${operation}Command`]({})).catch((refusal: Error) => refusal.message)
      assertNoSecret(JSON.stringify(answer), operation)
      read++
    }
  }
  assert.ok(read > 30, `${read} were read`)
})

test('no answer of the customer’s side shows one', async () => {
  const document = JSON.parse((await customerSide('GET', '/landbridge/v1/openapi.json')).text) as {
    paths: Record<string, Record<string, unknown>>
  }
  const paths = Object.keys(document.paths).map(path => (path.startsWith('/landbridge/v1') ? path : `/landbridge/v1${path}`))
  assert.ok(paths.length > 10)
  const { text } = await customerSide('GET', '/landbridge/v1/routers')
  const [router] = (JSON.parse(text) as { routers: { name: string }[] }).routers
  assert.ok(router, 'smart hands made a router')
  for (const path of [
    '/',
    '/metrics',
    '/healthz',
    ...paths.map(path => path.replace(/\{.+?\}/g, encodeURIComponent(router.name))),
  ]) {
    const answer = await customerSide('GET', path)
    assertNoSecret(answer.text, `GET ${path}`)
  }
  for (const [path, body] of [
    ['/drills', { every: 'single' }],
    ['/traces', { from: '10.0.0.1', to: '10.0.0.2' }],
    ['/checks', {}],
    ['/faults', { kind: 'cut', on: `router:${router.name}` }],
  ] as const) {
    assertNoSecret((await customerSide('POST', `/landbridge/v1${path}`, JSON.stringify(body))).text, `POST ${path}`)
  }
})

for (const accept of ['application/x-ndjson', 'text/event-stream']) {
  test(`no event shows one (${accept})`, async () => {
    const response = await fetch(`${url}/events?after=0`, { headers: { authorization: basic, accept } })
    const { value } = await response.body!.getReader().read()
    const text = new TextDecoder().decode(value)
    for (const told of ['bgpPeer', 'vpnConnection', 'connection']) assert.ok(text.includes(`"type":"${told}"`), text)
    assertNoSecret(text, '/events')
  })
}

const vif = (authKey: unknown) => ({
  connectionId: 'dxcon-ffffffff',
  newPrivateVirtualInterface: { virtualInterfaceName: 'v', vlan: 1, asn: 65_000, authKey },
})

/** Requests with a secret in them that are refused. */
// biome-ignore format: a table is read by its rows
const REFUSED: readonly [because: string, send: () => Promise<string>][] = [
  ['a BGP key on a connection that is not there', () => refusal(sdk.dx.createPrivateVirtualInterface(vif(`${MARK}-key`) as never))],
  ['a BGP key that is too long', () => refusal(sdk.dx.createPrivateVirtualInterface(vif(MARK.repeat(20)) as never))],
  ['a BGP key that is too short for a peer', () => refusal(sdk.dx.createBGPPeer({ virtualInterfaceId: 'dxvif-ffffffff', newBGPPeer: { asn: 65_000, authKey: MARK, addressFamily: 'ipv4' } }))],
  ['a BGP key with a line break', () => existing(`${MARK}\nkey`)],
  ['a BGP key of spaces', () => existing(`${MARK} with spaces`)],
  ['a BGP key that is too long, on a real port', () => existing(MARK.repeat(20))],
  ['a pre-shared key that begins with 0', () => vpn(`0${MARK}_key`)],
  ['a pre-shared key with a character that is not allowed', () => vpn(`${MARK}!!key`)],
  ['a pre-shared key that is too short', () => vpn(MARK)],
  ['a pre-shared key that is too long', () => vpn(MARK.repeat(10))],
  ['a CAK without a CKN', () => refusal(sdk.dx.associateMacSecKey({ connectionId: 'dxcon-ffffffff', cak: CAK }))],
  ['a CAK that is no hexadecimal number', () => refusal(sdk.dx.associateMacSecKey({ connectionId: 'dxcon-ffffffff', ckn: 'ab'.repeat(32), cak: MARK }))],
  ['a CAK on a real port, too long', async () => refusal(sdk.dx.associateMacSecKey({ connectionId: await portId(), ckn: 'ab'.repeat(32), cak: CAK + CAK }))],
  ['a secret with the name of another', () => refusal(sdk.secrets.createSecret({ Name: 'mine', SecretString: `${MARK}-again` }))],
  ['a value for a secret that is not there', () => refusal(sdk.secrets.putSecretValue({ SecretId: 'nothing', SecretString: `${MARK}-again` }))],
]

async function refusal(call: Promise<unknown>): Promise<string> {
  const thrown = await call.then(
    () => assert.fail('it was taken'),
    (problem: unknown) => problem as Error & { $metadata?: { httpStatusCode?: number } },
  )
  assert.ok((thrown.$metadata?.httpStatusCode ?? 0) >= 400, String(thrown))
  return thrown.message
}

async function portId(): Promise<string> {
  return (await sdk.dx.describeConnections({})).connections?.[0]?.connectionId ?? ''
}

async function existing(authKey: string): Promise<string> {
  const { newPrivateVirtualInterface } = vif(authKey)
  const order = { ...newPrivateVirtualInterface, vlan: 200, virtualGatewayId: 'vgw-ffffffffffffffff0' }
  return refusal(
    sdk.dx.createPrivateVirtualInterface({ connectionId: await portId(), newPrivateVirtualInterface: order as never }),
  )
}

async function vpn(PreSharedKey: string): Promise<string> {
  const CustomerGatewayId = (await sdk.ec2.describeCustomerGateways({})).CustomerGateways?.[0]?.CustomerGatewayId
  const VpnGatewayId = (await sdk.ec2.describeVpnGateways({})).VpnGateways?.[0]?.VpnGatewayId
  const Options = { TunnelOptions: [{ PreSharedKey }] }
  return refusal(sdk.ec2.createVpnConnection({ Type: 'ipsec.1', CustomerGatewayId, VpnGatewayId, Options }))
}

for (const [because, send] of REFUSED) {
  test(`the refusal of ${because} does not repeat it`, async () => assertNoSecret(await send(), because))
}

test('what the service has said on stdout and stderr has none of them', () => {
  assert.match(said, /listening/)
  assertNoSecret(said, 'the log')
})
