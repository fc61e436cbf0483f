import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { EC2 } from '@aws-sdk/client-ec2'
import { rawRequest } from './rawRequest.ts'
import { serviceWithKeys } from './signaturesService.ts'
import { ALICE, BOB, presigned, signed } from './signaturesSigner.ts'

let service: Awaited<ReturnType<typeof serviceWithKeys>>
before(async () => {
  service = await serviceWithKeys()
})
after(() => service[Symbol.asyncDispose]())

const basic = (key: string, secret: string) => ({ authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` })
const asAlice = basic(ALICE.accessKey, ALICE.secret)
const asBob = basic(BOB.accessKey, BOB.secret)
const JSON_TYPE = { 'content-type': 'application/json' }
const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  fetch(`${service.url}${path}`, { signal: AbortSignal.timeout(5000), ...init })

const GUARDED = ['/', '/events', '/metrics', '/landbridge/v1/sites', '/landbridge/v1/openapi.json', '/nowhere']

for (const path of GUARDED) {
  for (const [because, headers, says] of [
    ['no key', {}, /missing an authentication token/],
    ['an unknown key', basic('AKIANOBODY', ALICE.secret), /is not one of the credentials file/],
    ['another’s secret', basic(ALICE.accessKey, BOB.secret), /is not one of the credentials file/],
    ['no secret', basic(ALICE.accessKey, ''), /is not one of the credentials file/],
    ['no colon', { authorization: 'Basic QUtJQQ==' }, /is not one of the credentials file/],
    ['only the header that names an account', { 'x-landbridge-account': ALICE.account }, /missing an authentication token/],
  ] as const) {
    test(`GET ${path} with ${because} is 401 and asks for a key`, async () => {
      const response = await ask(path, { headers })
      assert.equal(response.status, 401)
      assert.match(response.headers.get('www-authenticate') ?? '', /^Basic realm="[^"]+", charset="UTF-8"$/)
      assert.match(((await response.json()) as { message: string }).message, says)
    })
  }
}

test('the health of the service needs no key', async () => {
  assert.equal((await ask('/healthz')).status, 200)
})

test('HTTP Basic opens one account’s own half, and no other’s', async () => {
  const put = (headers: Record<string, string>, name: string) =>
    ask(`/landbridge/v1/sites/${name}`, {
      method: 'PUT',
      headers: { ...JSON_TYPE, ...headers },
      body: JSON.stringify({ prefixes: ['10.0.0.0/16'] }),
    })
  assert.equal((await put(asAlice, 'ashburn')).status, 200)
  assert.equal((await put(asBob, 'boston')).status, 200)
  const sites = async (headers: Record<string, string>) =>
    JSON.stringify(await (await ask('/landbridge/v1/sites', { headers })).json())
  assert.match(await sites(asAlice), /ashburn/)
  assert.doesNotMatch(await sites(asAlice), /boston/)
  assert.doesNotMatch(await sites(asBob), /ashburn/)
})

test('the header that names an account is refused beside a key, except for the key’s own', async () => {
  const with_ = (account: string) => ask('/landbridge/v1/sites', { headers: { ...asAlice, 'x-landbridge-account': account } })
  assert.equal((await with_(BOB.account)).status, 403)
  assert.equal((await with_(ALICE.account)).status, 200)
})

test('the status page shows the things of one account', async () => {
  const client = ({ accessKey, secret }: typeof ALICE) =>
    new EC2({ endpoint: service.url, region: 'us-east-1', credentials: { accessKeyId: accessKey, secretAccessKey: secret } })
  const [own, other] = await Promise.all(
    [ALICE, BOB].map(async key => (await client(key).createVpnGateway({ Type: 'ipsec.1' })).VpnGateway?.VpnGatewayId),
  )
  const page = await (await ask('/', { headers: asAlice })).text()
  assert.ok(page.includes(own!), page.slice(0, 200))
  assert.ok(!page.includes(other!) && !page.includes(BOB.account))
})

test('the events are those of one account', async () => {
  const gone = new AbortController()
  const response = await ask('/events', { headers: asAlice, signal: gone.signal })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  assert.match((await reader.read()).value ?? '', /"type":"start"/)
  for (const [headers, name] of [
    [asBob, 'bobs'],
    [asAlice, 'alices'],
  ] as const) {
    await ask(`/landbridge/v1/sites/${name}`, { method: 'PUT', headers: { ...JSON_TYPE, ...headers }, body: '{"prefixes":[]}' })
    const site = (await (await ask(`/landbridge/v1/sites`, { headers })).json()) as { sites: { id: string; name: string }[] }
    const on = `site:${site.sites.find(one => one.name === name)?.id}`
    const body = JSON.stringify({ kind: 'cut', on })
    const { status } = await ask('/landbridge/v1/faults', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body })
    assert.equal(status, 200)
  }
  let seen = ''
  while (!seen.includes('alices')) seen += (await reader.read()).value ?? ''
  assert.doesNotMatch(seen, /bobs/)
  gone.abort()
})

const port = () => Number(new URL(service.url).port)
const signing = (change = {}) => ({
  service: 'landbridge',
  time: new Date().toISOString().replace(/[-:]|\.\d{3}/g, ''),
  ...change,
})
const host = () => ({ host: new URL(service.url).host })

// biome-ignore format: a table is read by its rows
const SIGNED: readonly [because: string, change: object, status: number, says: RegExp][] = [
  ['a right signature for landbridge', {}, 200, /"sites":/],
  ['a signature for another service', { service: 'ec2' }, 401, /Credential should be scoped to correct service: 'landbridge'/],
  ['a wrong secret', { secret: BOB.secret }, 401, /The request signature we calculated does not match/],
  ['an old time', { time: '20200101T000000Z' }, 401, /Signature expired/],
]

for (const [because, change, status, says] of SIGNED) {
  test(`SigV4 on the customer’s side, ${because}: ${status}`, async () => {
    const { method, path, headers } = signed({ method: 'GET', path: '/landbridge/v1/sites', headers: host() }, signing(change))
    const answer = await rawRequest(port(), { method, path, headers: headers as Record<string, string> })
    assert.equal(answer.status, status, answer.text)
    assert.match(answer.text, says)
    const link = presigned({ method: 'GET', path: '/landbridge/v1/sites', headers: host() }, signing(change))
    const linked = await rawRequest(port(), { method, path: `${path}?${link.query}`, headers: host() })
    assert.equal(linked.status, status, linked.text)
  })
}

test('a signed look at the status page is for our half of the port', async () => {
  const { headers } = signed({ method: 'GET', headers: host() }, signing())
  const answer = await rawRequest(port(), { method: 'GET', headers: headers as Record<string, string> })
  assert.equal(answer.status, 200, answer.text)
  assert.match(answer.text, /^<!doctype html>/)
})

test('HTTP Basic does not open AWS’s half', async () => {
  const answer = await rawRequest(port(), {
    headers: { ...asAlice, 'x-amz-target': 'OvertureService.DescribeConnections' },
    body: '{}',
  })
  assert.equal(answer.status, 400)
  assert.match(answer.text, /IncompleteSignatureException/)
})

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname
const landbridge = (...words: string[]) =>
  spawnSync(process.execPath, [MAIN, 'serve', '--port', '0', '--data', join(service.folder, 'other'), ...words], {
    encoding: 'utf8',
    timeout: 20_000,
  })

test('listening for others without credentials is refused with a sentence', () => {
  const { status, stderr } = landbridge('--host', '0.0.0.0')
  assert.equal(status, 2)
  assert.match(stderr, /^--host 0\.0\.0\.0 is reachable by others and without --credentials .*\.\n$/)
})

for (const [because, text, says] of [
  ['no map', '[]', /keys\.yaml:1: the file holds no access key; it takes KEY: \{ secret/],
  [
    'an account of 11 digits',
    'AKIA1:\n  secret: topsecrettopsecret\n  account: 12345678901\n  user: u\n',
    /keys\.yaml:3: AKIA1\.account is 12345678901; it takes the 12 digits/,
  ],
  [
    'a short secret',
    'AKIA1: { secret: topsecret, account: 123456789012, user: u }',
    /AKIA1\.secret has 9 characters; it takes 16 to 256/,
  ],
  [
    'a role that is none',
    'AKIA1: { secret: topsecrettopsecret, account: 123456789012, user: u, role: king }',
    /AKIA1\.role is king; it takes customer or partner/,
  ],
  ['broken text', 'AKIA1: { secret: topsecrettopsecret, account: [', /keys\.yaml:1: this is neither YAML nor JSON/],
  [
    'a key twice',
    'AKIA1: { secret: topsecrettopsecret, account: 123456789012, user: u }\nAKIA1: {}',
    /keys\.yaml:2: this key is already in the map/,
  ],
] as const) {
  test(`a credentials file with ${because} is refused with file and line and without its secret`, async () => {
    const file = join(service.folder, 'bad-keys.yaml')
    await writeFile(file, text, { mode: 0o600 })
    const { status, stderr } = landbridge('--credentials', file)
    assert.equal(status, 2, stderr)
    assert.match(stderr, says)
    assert.doesNotMatch(stderr, /topsecret/)
  })
}

test('a credentials file that others can read is told of, and a missing one refused', async () => {
  const file = join(service.folder, 'open-keys.yaml')
  await writeFile(file, 'AKIA1: { secret: short, account: 123456789012, user: u }')
  await chmod(file, 0o644)
  assert.match(
    landbridge('--credentials', file).stderr,
    /open-keys\.yaml has mode 0644, so others can read its secrets; run chmod 600 /,
  )
  assert.match(landbridge('--credentials', join(service.folder, 'none')).stderr, /none cannot be read: ENOENT\./)
})
