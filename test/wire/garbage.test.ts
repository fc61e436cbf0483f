import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { randomFrom } from './randomValue.ts'
import { type Raw, rawRequest, signedFor } from './rawRequest.ts'
import { testService } from './testService.ts'

let service: Awaited<ReturnType<typeof testService>>
before(async () => {
  service = await testService()
})
after(() => service.close())

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const EC2 = { ...FORM, authorization: signedFor('ec2') }
const STS = { ...FORM, authorization: signedFor('sts') }
const DX = { 'content-type': 'application/x-amz-json-1.1', authorization: signedFor('directconnect') }
const target = (operation: string) => ({ ...DX, 'x-amz-target': `OvertureService.${operation}` })
const CBOR = { 'smithy-protocol': 'rpc-v2-cbor', authorization: signedFor('monitoring') }
const METRIC_DATA = '/service/GraniteServiceVersion20100801/operation/PutMetricData'
const OUTPOSTS = { authorization: signedFor('outposts') }
const NESTED = '['.repeat(200_000)

const JSON_ERROR = /^\{"__type":"[A-Za-z]+","message":".+"\}$/
const EC2_ERROR =
  /<Response><Errors><Error><Code>[\w.]+<\/Code><Message>.+<\/Message><\/Error><\/Errors><RequestID>[0-9a-f-]{36}<\/RequestID>/
const QUERY_ERROR = /<ErrorResponse.*><Error><Type>Sender<\/Type><Code>\w+<\/Code>.*<RequestId>[0-9a-f-]{36}<\/RequestId>/

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, request: Raw, status: number, code: string, shape: RegExp][] = [
  ['an unsigned AWS JSON request', { headers: { 'x-amz-target': 'OvertureService.DescribeConnections' } }, 403, 'MissingAuthenticationToken', JSON_ERROR],
  ['an unsigned EC2 request', { headers: FORM, body: 'Action=DescribeVpcs&Version=2016-11-15' }, 403, 'MissingAuthenticationToken', EC2_ERROR],
  ['an unsigned Query request', { headers: FORM, body: 'Action=GetCallerIdentity&Version=2011-06-15' }, 403, 'MissingAuthenticationToken', QUERY_ERROR],
  ['an empty POST', {}, 403, 'MissingAuthenticationToken', JSON_ERROR],
  ['an empty DELETE', { method: 'DELETE' }, 403, 'MissingAuthenticationToken', JSON_ERROR],
  ['another scheme', { headers: { ...target('DescribeConnections'), authorization: 'Basic dTpw' } }, 400, 'IncompleteSignature', JSON_ERROR],
  ['a short credential', { headers: { ...EC2, authorization: 'AWS4-HMAC-SHA256 Credential=AKID/ec2' } }, 400, 'IncompleteSignature', QUERY_ERROR],
  ['a credential of percent signs', { method: 'GET', path: '/?Action=DescribeVpcs&X-Amz-Credential=%E0%A4%A' }, 400, 'IncompleteSignature', QUERY_ERROR],
  ['a service that is not served', { headers: { authorization: signedFor('s3') }, method: 'GET', path: '/bucket' }, 400, 'InvalidAction', /Landbridge serves directconnect, ec2, .*sts, .*iam/],
  ['a service named as a part of every object', { headers: { ...DX, authorization: signedFor('constructor') } }, 400, 'InvalidAction', JSON_ERROR],
  ['an unknown target', { headers: target('DescribeUnicorns') }, 400, 'UnknownOperationException', JSON_ERROR],
  ['an operation named as a part of every object', { headers: target('constructor') }, 400, 'UnknownOperationException', JSON_ERROR],
  ['the target of another service', { headers: { ...DX, 'x-amz-target': 'AmazonEC2.DescribeVpcs' } }, 400, 'UnknownOperationException', JSON_ERROR],
  ['no target', { headers: DX, body: '{}' }, 400, 'UnknownOperationException', JSON_ERROR],
  ['Direct Connect over Query', { headers: { ...FORM, authorization: DX.authorization }, body: 'Action=DescribeConnections' }, 400, 'UnknownOperationException', /does not speak awsQuery; it speaks awsJson1_1/],
  ['Direct Connect over CBOR', { headers: { ...CBOR, authorization: DX.authorization }, path: METRIC_DATA }, 400, 'UnknownOperationException', /rpcv2Cbor/],
  ['no JSON', { headers: target('DescribeConnections'), body: '{"connectionId":' }, 400, 'SerializationException', JSON_ERROR],
  ['JSON of another kind', { headers: target('DescribeConnections'), body: '[]' }, 400, 'SerializationException', JSON_ERROR],
  ['JSON null', { headers: target('DescribeConnections'), body: 'null' }, 400, 'SerializationException', JSON_ERROR],
  ['JSON nested 200,000 deep', { headers: target('DescribeConnections'), body: `{"connectionId":${NESTED}` }, 400, 'SerializationException', JSON_ERROR],
  ['bytes that are not UTF-8', { headers: target('DescribeConnections'), body: Uint8Array.of(0x7b, 0xff, 0x7d) }, 400, 'SerializationException', JSON_ERROR],
  ['a number for a string', { headers: target('DescribeConnections'), body: '{"connectionId":7}' }, 400, 'SerializationException', /The value of connectionId is 7, but a string is needed\./],
  ['a string for a number', { headers: target('CreateLag'), body: '{"numberOfConnections":"two"}' }, 400, 'SerializationException', /numberOfConnections is \\"two\\", but a number/],
  ['a number as text', { headers: target('CreateLag'), body: '{"numberOfConnections":"2"}' }, 400, 'SerializationException', JSON_ERROR],
  ['an object for a list', { headers: target('TagResource'), body: '{"resourceArn":"a","tags":{"key":"k"}}' }, 400, 'SerializationException', /The value of tags is a structure, but a list/],
  ['a string in a list of structures', { headers: target('TagResource'), body: '{"resourceArn":"a","tags":["k"]}' }, 400, 'SerializationException', /The value of tags\[0\] is \\"k\\"/],
  ['an unknown action', { headers: EC2, body: 'Action=DescribeUnicorns&Version=2016-11-15' }, 400, 'InvalidAction', EC2_ERROR],
  ['no action', { headers: EC2, body: 'Version=2016-11-15' }, 400, 'InvalidAction', EC2_ERROR],
  ['no body', { headers: EC2 }, 400, 'InvalidAction', EC2_ERROR],
  ['a version that is none', { headers: EC2, body: 'Action=DescribeVpcs&Version=latest' }, 400, 'NoSuchVersion', EC2_ERROR],
  ['a percent sign alone', { headers: EC2, body: 'Action=DeleteVpc&VpcId=%' }, 400, 'SerializationException', EC2_ERROR],
  ['a percent sign that makes no UTF-8', { headers: EC2, body: 'Action=DeleteVpc&VpcId=%ff' }, 400, 'SerializationException', EC2_ERROR],
  ['a form that is not UTF-8', { headers: EC2, body: Uint8Array.of(0x41, 0xff) }, 400, 'SerializationException', EC2_ERROR],
  ['a key of 100,000 dots', { headers: EC2, body: `Action=DeleteVpc&${'A.'.repeat(100_000)}=1` }, 400, 'SerializationException', EC2_ERROR],
  ['text for a number', { headers: EC2, body: 'Action=DescribeVpcs&MaxResults=many' }, 400, 'SerializationException', /The value of MaxResults is &quot;many&quot;/],
  ['hexadecimal for a number', { headers: EC2, body: 'Action=DescribeVpcs&MaxResults=0x10' }, 400, 'SerializationException', EC2_ERROR],
  ['text for a boolean', { headers: EC2, body: 'Action=DescribeVpcs&DryRun=perhaps' }, 400, 'SerializationException', EC2_ERROR],
  ['text for a structure', { headers: EC2, body: 'Action=CreateVpnConnection&Options=1' }, 400, 'SerializationException', EC2_ERROR],
  ['text for a list', { headers: EC2, body: 'Action=DescribeVpcs&VpcId=vpc-1' }, 400, 'SerializationException', EC2_ERROR],
  ['a structure for text', { headers: EC2, body: 'Action=DeleteVpc&VpcId.1=vpc-1' }, 400, 'SerializationException', EC2_ERROR],
  ['JSON to a Query service', { headers: { ...STS, 'content-type': 'application/json' }, body: '{"Action":"GetCallerIdentity"}' }, 400, 'InvalidAction', QUERY_ERROR],
  ['an empty member where one is required', { headers: STS, body: 'Action=AssumeRole&RoleArn=a' }, 400, 'ValidationError', QUERY_ERROR],
  ['CBOR garbage', { headers: CBOR, path: METRIC_DATA, body: Uint8Array.of(0xff, 0xff) }, 400, 'SerializationException', /./],
  ['CBOR that promises four thousand million items', { headers: CBOR, path: METRIC_DATA, body: Uint8Array.of(0x9a, 0xff, 0xff, 0xff, 0xff) }, 400, 'SerializationException', /./],
  ['CBOR nested 200,000 deep', { headers: CBOR, path: METRIC_DATA, body: new Uint8Array(200_000).fill(0x81) }, 400, 'SerializationException', /./],
  ['CBOR with a number for its map', { headers: CBOR, path: METRIC_DATA, body: Uint8Array.of(1) }, 400, 'SerializationException', /./],
  ['CBOR without an operation', { headers: CBOR, path: '/' }, 400, 'UnknownOperationException', /./],
  ['a REST path that is none', { headers: OUTPOSTS, method: 'GET', path: '/unicorns' }, 404, 'UnknownOperationException', /"message":/],
  ['a REST path of broken percent signs', { headers: OUTPOSTS, method: 'GET', path: '/outposts/%ff' }, 400, 'SerializationException', /"message":/],
  ['a REST query of broken percent signs', { headers: OUTPOSTS, method: 'GET', path: '/outposts?MaxResults=%ff' }, 400, 'SerializationException', /"message":/],
  ['text for a number in a REST query', { headers: OUTPOSTS, method: 'GET', path: '/outposts?MaxResults=x' }, 400, 'SerializationException', /"message":/],
  ['a body of more than 2 MiB', { headers: target('DescribeConnections'), body: `{"connectionId":"${'x'.repeat(3_000_000)}"}` }, 413, 'RequestEntityTooLarge', JSON_ERROR],
  ['a form of more than 2 MiB', { headers: EC2, body: `Action=DeleteVpc&VpcId=${'x'.repeat(3_000_000)}` }, 413, 'RequestEntityTooLarge', EC2_ERROR],
]

for (const [because, request, status, code, shape] of TABLE) {
  test(`${because} is ${status} ${code}`, async () => {
    service.calls.length = 0
    const answer = await rawRequest(service.port, request)
    assert.equal(answer.status, status, answer.text)
    // REST JSON has its code in a header.
    assert.ok(answer.text.includes(code) || answer.headers['x-amzn-errortype'] === code, answer.text)
    assert.match(answer.text, shape)
    assert.match(String(answer.headers['x-amzn-requestid']), /^[0-9a-f-]{36}$/)
    assert.deepEqual([service.calls, service.bugs], [[], []])
  })
}

test('random bytes in every protocol are 2xx or 4xx, never 5xx, and nothing is reported', async () => {
  const random = randomFrom(11)
  const openings: Raw[] = [
    { headers: target('CreatePrivateVirtualInterface') },
    { headers: EC2 },
    { headers: STS },
    { headers: CBOR, path: METRIC_DATA },
    { headers: { ...OUTPOSTS, 'content-type': 'application/json' }, path: '/orders' },
  ]
  const alphabet = Buffer.from('{}[]":,.=&%+1aAction=DescribeVpcs\u00e9\xff\x00\xa1\xbf', 'latin1')
  for (let i = 0; i < 400; i++) {
    const body = Uint8Array.from({ length: Math.floor(random() * 40) }, () => alphabet[Math.floor(random() * alphabet.length)]!)
    const { status, text } = await rawRequest(service.port, { ...openings[i % openings.length]!, body })
    assert.ok(status < 500, `${Buffer.from(body).toString('latin1')} gave ${status} ${text}`)
  }
  assert.deepEqual(service.bugs, [])
})

for (const [what, request, input] of [
  [
    'members that the model does not know',
    { headers: target('DescribeConnections'), body: '{"unicorn":[1],"connectionId":"c"}' },
    { connectionId: 'c' },
  ],
  ['members that are null', { headers: target('DescribeConnections'), body: '{"connectionId":null}' }, {}],
  [
    'parameters that the model does not know',
    { headers: EC2, body: 'Action=DescribeVpcs&Unicorn.1=x&VpcId.7=b&VpcId.2=a' },
    { VpcIds: ['a', 'b'] },
  ],
  [
    'a presigned GET',
    {
      method: 'GET',
      path: '/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Credential=A%2F20261120%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Signature=0',
    },
    {},
  ],
  [
    'AWS JSON 1.0 at a 1.1 service',
    { headers: { ...target('DescribeConnections'), 'content-type': 'application/x-amz-json-1.0' } },
    {},
  ],
] as const) {
  test(`${what} are no reason to refuse`, async () => {
    service.calls.length = 0
    const answer = await rawRequest(service.port, request)
    assert.equal(answer.status, 200, answer.text)
    assert.deepEqual(service.calls[0]?.input, input)
  })
}
