import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ListenOptions, listen } from '../../src/wire/listener.ts'
import { MAX_BODY_BYTES, type WireRequest, type WireResponse } from '../../src/wire/message.ts'
import { type Raw, rawRequest } from './rawRequest.ts'

const text = (body: WireResponse['body']): WireResponse => ({ status: 200, headers: { 'content-type': 'text/plain' }, body })

async function opened(options: Partial<ListenOptions> = {}) {
  const bugs: unknown[] = []
  const seen: WireRequest[] = []
  const answer = async (request: WireRequest) => {
    seen.push(request)
    return text('aws')
  }
  const listener = await listen({
    host: '127.0.0.1',
    port: 0,
    answer,
    rest: async () => text('rest'),
    report: bug => bugs.push(bug),
    ...options,
  })
  return { ...listener, bugs, seen }
}

const JSON_TYPE = { 'content-type': 'application/json' }
const BROWSER = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }
const SIGNED = { authorization: 'AWS4-HMAC-SHA256 Credential=x' }

// biome-ignore format: a table is read by its rows
const PARTING: readonly [because: string, request: Raw, status: number, body: string][] = [
  ['a POST to the root is for AWS', {}, 200, 'aws'],
  ['a person who looks at the root', { method: 'GET' }, 200, 'rest'],
  ['a file of the console', { method: 'GET', path: '/assets/main.js', headers: BROWSER }, 200, 'rest'],
  ['a signed GET is for AWS', { method: 'GET', path: '/outposts', headers: SIGNED }, 200, 'aws'],
  ['a presigned GET is for AWS', { method: 'GET', path: '/?Action=GetCallerIdentity&X-Amz-Credential=x' }, 200, 'aws'],
  ['an unsigned GET with an Action is for AWS', { method: 'GET', path: '/?Action=GetCallerIdentity' }, 200, 'aws'],
  ['the health of the service', { method: 'GET', path: '/healthz' }, 200, 'rest'],
  ['a write to the customer side', { path: '/landbridge/v1/faults', headers: JSON_TYPE }, 200, 'rest'],
  ['a write with parameters in its content type', { path: '/landbridge/v1/faults', headers: { 'content-type': 'application/json; charset=utf-8' } }, 200, 'rest'],
  ['a path that only begins alike is for AWS', { path: '/landbridge/v12' }, 200, 'aws'],
  ['a DELETE without a body needs no content type', { method: 'DELETE', path: '/landbridge/v1/faults/1' }, 200, 'rest'],
  ['a write without a content type', { path: '/landbridge/v1/faults' }, 415, 'application/json is needed'],
  ['a form of a web page', { path: '/landbridge/v1/faults', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, 'text/plain'],
  ['localhost by name', { headers: { host: 'localhost:7224' } }, 200, 'aws'],
  ['localhost in IPv6', { headers: { host: '[::1]:7224' } }, 200, 'aws'],
  ['the public name', { headers: { host: 'bridge.example' } }, 200, 'aws'],
  ['a name that was pointed here', { headers: { host: 'evil.example:7224' } }, 403, 'The Host evil.example:7224 is not this service'],
  ['a name that begins like ours', { headers: { host: 'localhost.evil.example' } }, 403, 'not this service'],
  ['a name that was pointed here, on the customer side', { method: 'GET', path: '/landbridge/v1/x', headers: { host: 'evil.example' } }, 403, 'not this service'],
  ['our own page', { path: '/landbridge/v1/x', headers: { ...JSON_TYPE, host: 'localhost:1', origin: 'http://localhost:1' } }, 200, 'rest'],
  ['our own page behind a proxy', { path: '/landbridge/v1/x', headers: { ...JSON_TYPE, origin: 'https://bridge.example' } }, 200, 'rest'],
  ['a page of another site', { path: '/landbridge/v1/x', headers: { ...JSON_TYPE, origin: 'https://evil.example' } }, 403, 'https://evil.example'],
  ['a page of another port', { headers: { host: 'localhost:1', origin: 'http://localhost:2' } }, 403, 'http://localhost:2'],
  ['a page without an origin', { headers: { origin: 'null' } }, 403, 'null'],
  ['an image whose address is an API call', { method: 'GET', path: '/?Action=CreateVpc&X-Amz-Credential=x', headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } }, 403, 'another site'],
  ['a link to an API call', { method: 'GET', path: '/?Action=CreateVpc&X-Amz-Credential=x', headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }, 403, 'another site'],
  ['a link to the console', { method: 'GET', headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }, 200, 'rest'],
]

for (const [because, request, status, body] of PARTING) {
  test(`${because}: ${status}`, async () => {
    await using listener = await opened({ publicUrl: new URL('https://bridge.example/') })
    const answer = await rawRequest(listener.port, request)
    assert.equal(answer.status, status, answer.text)
    assert.ok(answer.text.includes(body), answer.text)
    if (status >= 400) assert.match(JSON.parse(answer.text).message, /^[A-Z].*[^.]\.$/)
    assert.deepEqual(listener.bugs, [])
  })
}

test('on every interface any address is a Host of ours, and no unknown name is', async () => {
  await using listener = await opened({ host: '0.0.0.0' })
  assert.equal((await rawRequest(listener.port, { headers: { host: '192.0.2.7:7224' } })).status, 200)
  assert.equal((await rawRequest(listener.port, { headers: { host: 'evil.example' } })).status, 403)
})

test('a body is cut one byte past the limit, and the customer side says 413', async () => {
  await using listener = await opened()
  const body = new Uint8Array(MAX_BODY_BYTES + 5000)
  await rawRequest(listener.port, { body })
  assert.equal(listener.seen[0]?.body.length, MAX_BODY_BYTES + 1)
  assert.equal((await rawRequest(listener.port, { path: '/landbridge/v1/x', headers: JSON_TYPE, body })).status, 413)
  assert.equal((await rawRequest(listener.port, { body: body.subarray(0, MAX_BODY_BYTES) })).status, 200)
})

test('a throw of the customer side is reported and answered 500 without its text', async () => {
  const bug = new Error('hunter2')
  await using listener = await opened({ rest: () => Promise.reject(bug) })
  const { status, text } = await rawRequest(listener.port, { method: 'GET', path: '/healthz' })
  assert.deepEqual([status, text.includes('hunter2'), listener.bugs], [500, false, [bug]])
})

test('pieces are sent as they come, and the source hears when the client has gone', async () => {
  const gone = Promise.withResolvers<void>()
  async function* pieces(signal: AbortSignal) {
    signal.addEventListener('abort', () => gone.resolve())
    yield 'data: 1\n\n'
    await gone.promise
  }
  await using listener = await opened({ rest: async request => text(pieces(request.signal!)) })
  const socket = connect(listener.port, '127.0.0.1', () => socket.write('GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n'))
  const received = await new Promise<string>(resolve => {
    let all = ''
    socket.on('data', piece => {
      all += piece
      if (all.includes('data: 1')) resolve(all)
    })
  })
  assert.match(received, /^HTTP\/1.1 200 OK/)
  socket.destroy()
  await gone.promise
  assert.deepEqual(listener.bugs, [])
})

test('what is no HTTP is 400, and a client that leaves in the middle is nobody’s bug', async () => {
  await using listener = await opened()
  const socket = connect(listener.port, '127.0.0.1', () => socket.write('\x16\x03\x01 hello\r\n\r\n'))
  const received = await new Promise<string>(resolve => socket.once('data', piece => resolve(String(piece))))
  assert.match(received, /^HTTP\/1.1 400 /)
  const leaver = connect(listener.port, '127.0.0.1', () => {
    leaver.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf')
    leaver.destroy()
  })
  await new Promise(resolve => leaver.once('close', resolve))
  assert.equal((await rawRequest(listener.port, {})).status, 200)
  assert.deepEqual(listener.bugs, [])
})

test('closing lets a running request end and ends an idle connection', async () => {
  const started = Promise.withResolvers<void>()
  const listener = await opened({
    answer: async () => {
      started.resolve()
      await sleep(50)
      return text('late')
    },
  })
  const idle = connect(listener.port, '127.0.0.1')
  const idleEnded = new Promise(resolve => idle.once('close', resolve))
  const running = rawRequest(listener.port, {})
  await started.promise
  await listener.close()
  assert.equal((await running).text, 'late')
  await idleEnded
  await assert.rejects(rawRequest(listener.port, {}), { code: 'ECONNREFUSED' })
})

test('closing does not wait longer than its grace for a request that never ends', async () => {
  const started = Promise.withResolvers<void>()
  const listener = await opened({
    graceMs: 20,
    answer: () => {
      started.resolve()
      return new Promise(() => {})
    },
  })
  const running = assert.rejects(rawRequest(listener.port, {}))
  await started.promise
  await listener.close()
  await running
})

test('a port that is taken is refused', async () => {
  await using listener = await opened()
  await assert.rejects(opened({ port: listener.port }), { code: 'EADDRINUSE' })
})
