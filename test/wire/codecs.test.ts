import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitsCbor } from '../../src/wire/cborBounds.ts'
import type { WireRequest } from '../../src/wire/message.ts'
import type { Model } from '../../src/wire/model.ts'
import type { Protocol } from '../../src/wire/protocol.ts'
import { awsJson } from '../../src/wire/protocols/awsJson.ts'
import { awsQuery, ec2Query } from '../../src/wire/protocols/query.ts'
import { restJson1 } from '../../src/wire/protocols/restJson1.ts'
import { rpcv2Cbor } from '../../src/wire/protocols/rpcv2Cbor.ts'
import { serviceOf } from '../../src/wire/service.ts'
import { SETTINGS } from '../../src/wire/services.ts'
import { parseTimestamp } from '../../src/wire/timestamp.ts'

/** A service with everything that Smithy allows and none of the real ones uses. */
const MODEL: Model = {
  source: 'this test',
  version: '2026-01-01',
  target: 'Odd',
  xmlNamespace: 'urn:odd/',
  operations: {
    Put: { input: '#Thing', output: '#Thing', http: ['PUT', '/things/{id}/{rest+}?odd', 201] },
    Send: { input: '#Payload', output: '#Payload', http: ['POST', '/payload', 200] },
  },
  errors: {},
  enums: {},
  shapes: {
    Thing: [
      'structure',
      {
        id: ['string', { httpLabel: 1 }],
        rest: ['string', { httpLabel: 1 }],
        when: ['timestamp', { httpHeader: 'X-When' }],
        others: ['{}string', { httpQueryParams: 1 }],
        status: ['number', { httpResponseCode: 1 }],
        flat: ['[]string', { xmlFlattened: 1, xmlName: 'Flat' }],
        flatMap: ['#Pairs', { xmlFlattened: 1 }],
        sparse: '#Sparse',
        renamed: ['number', { jsonName: 'other' }],
        date: 'timestamp:http-date',
        bytes: 'blob',
        self: '#Thing',
        choice: '#Choice',
      },
    ],
    Payload: ['structure', { bytes: ['blob', { httpPayload: 1 }], type: ['string', { httpHeader: 'X-Type' }] }],
    Pairs: ['map', ['string', { xmlName: 'K' }], ['number', { xmlName: 'V' }]],
    Sparse: ['list', 'string', { sparse: 1 }],
    Choice: ['union', { a: 'string', b: 'number' }],
  },
}
const service = serviceOf('odd', { ...SETTINGS.sts!, title: 'Odd' }, MODEL)
const DATE = new Date('2026-11-20T10:00:00Z')

function read(protocol: Protocol, request: Partial<WireRequest>): unknown {
  return protocol.open(service, { method: 'POST', path: '/', query: '', headers: {}, body: new Uint8Array(), ...request }).input()
}

function written(protocol: Protocol, output: Record<string, unknown>, name = 'Put') {
  return protocol.encode({ service, operation: service.operation(name)!, output, requestId: 'r' })
}

const json = (body: unknown) => ({ headers: { 'x-amz-target': 'Odd.Put' }, body: Buffer.from(JSON.stringify(body)) })
const form = (body: string) => ({ body: Buffer.from(`Action=Put&${body}`) })
const cbor = { path: '/service/Odd/operation/Put' }

// biome-ignore format: a table is read by its rows
for (const [because, given, expected] of [
  ['null in a sparse list is an item', () => read(awsJson('1.1'), json({ sparse: ['a', null] })), { sparse: ['a', null] }],
  ['null in any other list is nothing', () => read(awsJson('1.1'), json({ flat: ['a', null] })), { flat: ['a'] }],
  ['AWS JSON does not rename members', () => read(awsJson('1.1'), json({ renamed: 7, other: 8 })), { renamed: 7 }],
  ['the numbers that JSON lacks are words', () => read(awsJson('1.1'), json({ renamed: '-Infinity' })), { renamed: Number.NEGATIVE_INFINITY }],
  ['a timestamp may be text whatever its format', () => read(awsJson('1.1'), json({ date: '2026-11-20T10:00:00.000Z' })), { date: DATE }],
  ['base64 may lack its padding', () => read(awsJson('1.1'), json({ bytes: 'AQI' })), { bytes: Uint8Array.of(1, 2) }],
  ['a key may be called __proto__', () => Object.keys((read(awsJson('1.1'), { ...json(null), body: Buffer.from('{"flatMap":{"__proto__":1}}') }) as { flatMap: object }).flatMap), ['__proto__']],
  ['flattened lists of AWS Query have no member step', () => read(awsQuery, form('Flat.1=a&Flat.2=b')), { flat: ['a', 'b'] }],
  ['flattened maps of AWS Query have no entry step', () => read(awsQuery, form('flatMap.1.K=a&flatMap.1.V=1')), { flatMap: { a: 1 } }],
  ['EC2 capitalises names that it does not give', () => read(ec2Query, form('Flat.1=a&Renamed=7&Self.Renamed=8')), { flat: ['a'], renamed: 7, self: { renamed: 8 } }],
  ['shapes may contain themselves', () => read(awsQuery, form('self.self.renamed=1')), { self: { self: { renamed: 1 } } }],
  ['of equal parameters the last wins', () => read(awsQuery, form('renamed=1&renamed=2')), { renamed: 2 }],
  ['a plus is a space', () => read(awsQuery, form('choice.a=x+y')), { choice: { a: 'x y' } }],
  ['REST reads path, query, headers and body', () => read(restJson1, { method: 'PUT', path: '/things/a%20b/c/d', query: 'odd&x=1', headers: { 'x-when': 'Fri, 20 Nov 2026 10:00:00 GMT' }, body: Buffer.from('{"other":7,"id":"ignored"}') }),
    { renamed: 7, id: 'a b', rest: 'c/d', when: DATE, others: { odd: '', x: '1' } }],
  ['a payload is the whole body', () => read(restJson1, { path: '/payload', headers: { 'x-type': 't' }, body: Uint8Array.of(1, 2) }), { bytes: Uint8Array.of(1, 2), type: 't' }],
] as const) {
  test(because, () => assert.deepEqual(given(), expected))
}

test('a union has exactly one member', () => {
  for (const choice of [{}, { a: 'x', b: 1 }]) {
    assert.throws(() => read(awsJson('1.1'), json({ choice })), { code: 'SerializationException' })
  }
})

test('XML writes flattened lists and maps without wrappers and escapes what XML cannot hold', () => {
  const { body } = written(awsQuery, { flat: ['a<b', 'c\u0000d'], flatMap: { k: 1 }, date: DATE, sparse: ['s'] })
  const result =
    '<Flat>a&lt;b</Flat><Flat>c\ufffdd</Flat><flatMap><K>k</K><V>1</V></flatMap>' +
    '<sparse><member>s</member></sparse><date>Fri, 20 Nov 2026 10:00:00 GMT</date>'
  const metadata = '<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>'
  const document = `<PutResponse xmlns="urn:odd/"><PutResult>${result}</PutResult>${metadata}</PutResponse>`
  assert.equal(body, `<?xml version="1.0" encoding="UTF-8"?>\n${document}`)
})

test('JSON writes NaN as a word and timestamps in their own format', () => {
  const { body } = written(awsJson('1.0'), {
    renamed: Number.NaN,
    when: DATE,
    date: DATE,
    bytes: Uint8Array.of(1, 2),
    unknown: 1,
  })
  const expected = { when: DATE.getTime() / 1000, renamed: 'NaN', date: 'Fri, 20 Nov 2026 10:00:00 GMT', bytes: 'AQI=' }
  assert.deepEqual(JSON.parse(body as string), expected)
})

test('REST JSON writes the status, headers and renamed members', () => {
  const { status, headers, body } = written(restJson1, { status: 202, when: DATE, renamed: 7 })
  assert.deepEqual([status, headers['x-when'], body], [202, 'Fri, 20 Nov 2026 10:00:00 GMT', '{"other":7}'])
  assert.deepEqual(written(restJson1, { bytes: Uint8Array.of(7) }, 'Send').body, Uint8Array.of(7))
})

test('CBOR has timestamps under tag 1 and numbers as they are, both ways', () => {
  const given = { date: DATE, renamed: Number.NaN, bytes: Uint8Array.of(1) }
  const body = written(rpcv2Cbor, given).body as Uint8Array
  assert.ok(fitsCbor(body))
  assert.deepEqual(read(rpcv2Cbor, { ...cbor, body }), given)
})

// biome-ignore format: a table is read by its rows
for (const [because, bytes, fits] of [
  ['an empty map', [0xa0], true],
  ['an indefinite map of one entry', [0xbf, 0x61, 0x61, 0x01, 0xff], true],
  ['an indefinite map of a key alone', [0xbf, 0x61, 0x61, 0xff], false],
  ['an indefinite string in chunks', [0x7f, 0x61, 0x61, 0x61, 0x62, 0xff], true],
  ['a string longer than the body', [0x78, 0x20, 0x61], false],
  ['a list of more items than bytes', [0x9b, 0, 0, 0, 1, 0, 0, 0, 0], false],
  ['two items', [0x01, 0x01], false],
  ['a tag other than time', [0xc2, 0x41, 0x01], false],
  ['nothing', [], false],
  ['a break without a beginning', [0xff], false],
] as const) {
  test(`CBOR: ${because} ${fits ? 'fits' : 'does not fit'}`, () => assert.equal(fitsCbor(Uint8Array.from(bytes)), fits))
}

// biome-ignore format: a table is read by its rows
for (const [text, expected] of [
  ['2026-11-20T10:00:00Z', DATE],
  ['2026-11-20T11:00:00+01:00', DATE],
  ['2026-11-20T10:00:00', DATE],
  ['Fri, 20 Nov 2026 10:00:00 GMT', DATE],
  ['1795168800', DATE],
  [1_795_168_800, DATE],
  ['2026-13-20T10:00:00Z', undefined],
  ['tomorrow', undefined],
  [Number.NaN, undefined],
  [1e300, undefined],
  [true, undefined],
] as const) {
  test(`the timestamp ${text} is ${expected ? 'understood' : 'refused'}`, () => assert.deepEqual(parseTimestamp(text), expected))
}
