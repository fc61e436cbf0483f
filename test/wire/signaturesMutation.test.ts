import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Credentials } from '../../src/wire/credentials.ts'
import type { WireRequest } from '../../src/wire/message.ts'
import { SignatureFault } from '../../src/wire/signatureFault.ts'
import { verifierOf } from '../../src/wire/signatureVerifier.ts'
import { ALICE, BOB, NOW, presigned, signed } from './signaturesSigner.ts'

const verify = verifierOf(new Credentials([ALICE, BOB].map(key => ({ ...key, role: 'customer', trusts: [] }))), () => NOW)

const REQUESTS: Readonly<Record<string, WireRequest>> = {
  'an EC2 form': signed(
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'Action=DeleteVpc&VpcId=vpc-0123456789abcdef0' },
    { service: 'ec2' },
  ),
  'a Direct Connect call': signed(
    {
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'OvertureService.DeleteConnection' },
      body: '{"connectionId":"dxcon-fgabcd12"}',
    },
    { service: 'directconnect' },
  ),
  'a REST call': signed(
    { method: 'GET', path: '/landbridge/v1/routes/a%20node', query: 'which=best&a=%2Fb&c=', headers: { 'x-a': 'one two' } },
    { service: 'landbridge' },
  ),
  'a presigned link': presigned({ method: 'GET', query: 'Action=GetCallerIdentity&Version=2011-06-15' }),
}

/** Every text of a request that its signature covers, with the way to put another in its place. */
function coveredParts(request: WireRequest): [string, string, (text: string) => WireRequest][] {
  const { method, path, query, headers, body } = request
  const isCovered = (name: string) => name !== 'authorization'
  return [
    ['method', method, text => ({ ...request, method: text })],
    ['path', path, text => ({ ...request, path: text })],
    ['query', query, text => ({ ...request, query: text })],
    ['body', Buffer.from(body).toString('latin1'), text => ({ ...request, body: Buffer.from(text, 'latin1') })],
    ...Object.keys(headers)
      .filter(isCovered)
      .map((name): [string, string, (text: string) => WireRequest] => [
        name,
        String(headers[name]),
        text => ({ ...request, headers: { ...headers, [name]: text } }),
      ]),
    ...['Credential', 'SignedHeaders', 'Signature'].flatMap((part): [string, string, (text: string) => WireRequest][] => {
      const [, before = '', value = '', after = ''] =
        new RegExp(`^(.*${part}=)([^,]*)(.*)$`).exec(String(headers.authorization)) ?? []
      const put = (text: string) => ({ ...request, headers: { ...headers, authorization: before + text + after } })
      return value === '' ? [] : [[part, value, put]]
    }),
  ]
}

/** The same query said otherwise: `%2F` as `%2f`, `a=` as `a&`. */
function isSameQuery(a: string, b: string): boolean {
  const pairs = (query: string) =>
    JSON.stringify([...new URLSearchParams(query)].toSorted(([x, y], [z, w]) => (x + y < z + w ? -1 : 1)))
  return pairs(a) === pairs(b)
}

for (const [name, request] of Object.entries(REQUESTS)) {
  test(`${name} as it was signed is taken`, () => {
    assert.equal(verify(request).signer.userArn, 'arn:aws:iam::111111111111:user/alice')
  })

  test(`${name} with any one byte of what was signed changed, missing or added is refused`, () => {
    const parts = coveredParts(request)
    const change = fc.record({
      part: fc.constantFrom(...parts),
      at: fc.nat(),
      byte: fc.integer({ min: 0x21, max: 0xff }),
      how: fc.constantFrom('change', 'drop', 'add'),
    })
    let refused = 0
    fc.assert(
      fc.property(change, ({ part: [where, text, put], at, byte, how }) => {
        const index = at % (text.length + 1)
        const kept = text.slice(index + (how === 'add' ? 0 : 1))
        const next = text.slice(0, index) + (how === 'drop' ? '' : String.fromCharCode(byte)) + kept
        fc.pre(next !== text && !(where === 'query' && isSameQuery(next, text)) && !(where === 'path' && isSamePath(next, text)))
        assert.throws(() => verify(put(next)), SignatureFault, `${where}: ${next}`)
        refused++
      }),
      { numRuns: 3000, seed: 7 },
    )
    assert.ok(refused > 2500, String(refused))
  })

  test(`${name} with any one bit of what was signed turned is refused`, () => {
    for (const [where, text, put] of coveredParts(request)) {
      for (let i = 0; i < text.length; i++) {
        for (let bit = 1; bit < 256; bit <<= 1) {
          const next = text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ bit) + text.slice(i + 1)
          if (where === 'query' && isSameQuery(next, text)) continue
          assert.throws(() => verify(put(next)), SignatureFault, `${where} ${i}: ${next}`)
        }
      }
    }
  })
}

/** Dots and doubled slashes say nothing in a path (RFC 3986 §5.2.4), and every AWS client removes them before it signs. */
function isSamePath(a: string, b: string): boolean {
  const [steps, other] = [a, b].map(path =>
    path
      .split('/')
      .filter(step => step !== '' && step !== '.')
      .join('/'),
  )
  return a.startsWith('/') && steps === other && (steps === '' || a.endsWith('/') === b.endsWith('/'))
}

test('garbage in every place of a signature is refused, never a bug', () => {
  const texts = fc.string({ unit: 'binary-ascii', maxLength: 60 })
  fc.assert(
    fc.property(texts, texts, texts, (authorization, date, query) => {
      for (const headers of [
        { host: 'h', authorization, 'x-amz-date': date },
        { host: 'h', authorization: `AWS4-HMAC-SHA256 Credential=${authorization}` },
        { host: 'h' },
      ]) {
        const presignedQuery = `X-Amz-Signature=${query}&X-Amz-Date=${date}&X-Amz-Credential=${authorization}`
        for (const given of ['', presignedQuery]) {
          assert.throws(
            () => verify({ method: 'POST', path: '/', query: given, headers, body: new Uint8Array() }),
            SignatureFault,
          )
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('a signature of a million commas is refused at once', () => {
  const began = performance.now()
  const authorization = `AWS4-HMAC-SHA256 ${'Credential=,'.repeat(100_000)}`
  const request = { ...REQUESTS['an EC2 form']!, headers: { host: 'h', authorization } }
  assert.throws(() => verify(request), SignatureFault)
  assert.ok(performance.now() - began < 1000)
})
