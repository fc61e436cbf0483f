import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { type HardService, hardService } from './hardService.ts'
import { type Pieces, rawExchange, rawText, signed } from './rawExchange.ts'

let service: HardService
before(async () => {
  service = await hardService()
})
after(async () => {
  await using ending = service
  await ending.assertWell(300e6)
})

const CHUNKED = { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' }
const chunkedHead = `POST /landbridge/v1/faults HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n`
const MEGABYTE = 'x'.repeat(1_000_000)
const chunk = `${MEGABYTE.length.toString(16)}\r\n${MEGABYTE}\r\n`
const JSON_TYPE = { 'Content-Type': 'application/json' }

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, pieces: Pieces, statuses: readonly number[]][] = [
  ['a TLS handshake', ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello'], [400]],
  ['the preface of HTTP/2', ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], [400]],
  ['a method that nobody has', [rawText('BREW', '/')], [400]],
  ['a version that nobody has', ['GET / HTTP/9.9\r\nHost: localhost\r\n\r\n'], [400]],
  ['no version', ['GET /healthz\r\n\r\n'], [403]],
  ['no Host', ['GET /healthz HTTP/1.1\r\n\r\n'], [403]],
  ['an empty Host', ['GET /healthz HTTP/1.1\r\nHost:\r\n\r\n'], [403]],
  ['two Hosts', ['GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'], [200, 400, 403]],
  ['a header line without a colon', ['GET / HTTP/1.1\r\nHost: localhost\r\nnonsense\r\n\r\n'], [400]],
  ['a NUL in a header', ['GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n'], [400]],
  ['a folded header', ['GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n'], [400, 200]],
  ['a header of 17 KiB', [rawText('GET', '/healthz', { X: 'x'.repeat(17_000) })], [431]],
  ['500 headers', [rawText('GET', '/healthz', Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`X-${i}`, 'v'])))], [200]],
  ['a target of 17 KiB', [rawText('GET', `/${'a'.repeat(17_000)}`)], [431]],
  ['a target of 10 KiB', [rawText('GET', `/landbridge/v1/${'a'.repeat(10_000)}`)], [404]],
  ['a whole URL as target', [rawText('GET', 'http://evil.example/landbridge/v1/sites')], [404]],
  ['a star as target', [rawText('OPTIONS', '*')], [403]],
  ['a proxy request', ['CONNECT example.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n'], [405]],
  ['an upgrade', [rawText('GET', '/healthz', { Connection: 'Upgrade', Upgrade: 'websocket' })], [200]],
  ['an expectation that nobody meets', [rawText('POST', '/', { Expect: 'a-miracle' })], [417]],
  ['a path with a NUL', [rawText('GET', '/landbridge/v1/routes/%00')], [400]],
  ['a path that is no UTF-8', [rawText('GET', '/landbridge/v1/routes/%ff')], [400]],
  ['a path of a percent sign', [rawText('DELETE', '/landbridge/v1/sites/%')], [400]],
  ['a path out of the folder', [rawText('GET', '/landbridge/v1/../../etc/passwd')], [404]],
  ['a path of two slashes', [rawText('GET', '//healthz')], [404]],
  ['a member of every object as path', [rawText('GET', '/landbridge/v1/constructor')], [404]],
  ['a query of percent signs', [rawText('GET', '/landbridge/v1/sites?%=%&&=&%ff')], [400]],
  ['a query of 10,000 members', [rawText('GET', `/landbridge/v1/sites?${'a&'.repeat(5000)}`)], [400]],
  ['a negative length', [rawText('POST', '/', { 'Content-Length': '-1' })], [400]],
  ['a length that is no number', [rawText('POST', '/', { 'Content-Length': '0x10' })], [400]],
  ['a length beyond all numbers', [rawText('POST', '/', { 'Content-Length': '99999999999999999999' })], [400]],
  ['two lengths', ['POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'], [400]],
  ['a length and chunks', [rawText('POST', '/', { ...CHUNKED, 'Content-Length': '5' }, '0\r\n\r\n')], [400]],
  ['chunks of an unknown coding', [rawText('POST', '/', { 'Transfer-Encoding': 'chunked, gzip' })], [400]],
  ['a chunk size that is none', [`${chunkedHead}\r\nzz\r\nabc\r\n`], [400]],
  ['a chunk size beyond all numbers', [`${chunkedHead}\r\nfffffffffffffffff\r\nabc\r\n`], [400]],
  ['a chunk that is longer than its size', [`${chunkedHead}\r\n1\r\nabc\r\n0\r\n\r\n`], [400]],
  ['chunk extensions of 20 KiB', [`${chunkedHead}\r\n1;${'a'.repeat(20_000)}\r\nx\r\n0\r\n\r\n`], [413]],
  ['10 MB in chunks', [`${chunkedHead}\r\n`, ...Array(10).fill(chunk), '0\r\n\r\n'], [413]],
  ['10 MB for AWS', [rawText('POST', '/', { ...signed('directconnect'), 'X-Amz-Target': 'OvertureService.CreateConnection' }, MEGABYTE.repeat(10))], [413]],
  ['10 MB for the customer’s side', [rawText('POST', '/landbridge/v1/faults', JSON_TYPE, MEGABYTE.repeat(10))], [413]],
  ['10 MB for /healthz', [rawText('GET', '/healthz', {}, MEGABYTE.repeat(10))], [413]],
  ['no content type', [rawText('POST', '/landbridge/v1/faults', {}, '{}')], [415]],
  ['a target header of 8,000 characters', [rawText('POST', '/', { ...signed('directconnect'), 'X-Amz-Target': `OvertureService.${'A'.repeat(8000)}` }, '{}')], [400]],
  ['a target header of dots', [rawText('POST', '/', { ...signed('directconnect'), 'X-Amz-Target': '.'.repeat(100) }, '{}')], [400]],
  ['two target headers', [rawText('POST', '/', { ...signed('directconnect'), 'X-Amz-Target': 'OvertureService.DescribeLocations', 'x-amz-target': 'OvertureService.DescribeTags' }, '{}')], [400]],
  ['a target of another service', [rawText('POST', '/', { ...signed('sts'), 'X-Amz-Target': 'OvertureService.DescribeLocations' }, '{}')], [400]],
  ['two Authorizations', [rawText('POST', '/', { ...signed('directconnect'), authorization: 'Basic eDp5' }, '{}')], [400, 403]],
  ['a body that goes on after its length', [rawText('POST', '/landbridge/v1/faults', { ...JSON_TYPE, 'Content-Length': '2' }, '{}}}}}')], [400]],
]

for (const [because, pieces, statuses] of TABLE) {
  test(`${because} is ${statuses.join(' or ')}, with a sentence`, async () => {
    const { answers, isClosed } = await rawExchange(service.port, pieces)
    const [first] = answers
    assert.ok(first && statuses.includes(first.status), JSON.stringify({ answers, isClosed }).slice(0, 500))
    if (first.status >= 400) assert.match(first.body, /"message":".+"|<Message>.+<\/Message>/)
    assert.doesNotMatch(first.body, /node:|at \w+ \(|\.ts:\d/, 'no stack')
  })
}

test('fifty requests in one piece get fifty answers, in their order', async () => {
  const asked = Array.from({ length: 50 }, (_, i) => rawText('GET', i % 2 ? '/healthz' : `/landbridge/v1/nothing-${i}`))
  const { answers } = await rawExchange(service.port, [asked.join('')], { expected: 50 })
  assert.deepEqual(
    answers.map(({ status, body }, i) =>
      i % 2 ? status === 200 : (status === 404 && body.includes(`nothing-${i}.`)) || body.includes(`nothing-${i};`),
    ),
    Array(50).fill(true),
  )
})

test('what is no HTTP behind two good requests is refused alone', async () => {
  const { answers } = await rawExchange(
    service.port,
    [rawText('GET', '/healthz'), 50, rawText('GET', '/healthz'), 50, 'nonsense\r\n\r\n'],
    {
      expected: 3,
    },
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 400],
  )
})

test('three hundred clients who leave in the middle leave nothing behind', async () => {
  const head = rawText('POST', '/landbridge/v1/faults', { ...JSON_TYPE, 'Content-Length': '1000000' })
  const starts = [
    head,
    `${head}${'x'.repeat(100_000)}`,
    'POST / HT',
    rawText('GET', '/events'),
    rawText('GET', '/landbridge/v1/sites'),
  ]
  const leave = (text: string) =>
    new Promise<void>(resolve => {
      const socket = connect(service.port, '127.0.0.1', () =>
        socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 5)),
      )
      socket.on('error', () => undefined)
      socket.on('close', () => resolve())
    })
  for (let round = 0; round < 6; round++)
    await Promise.all(Array.from({ length: 50 }, (_, i) => leave(starts[i % starts.length]!)))
  assert.equal((await fetch(`${service.url}/healthz`)).status, 200)
})
