import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { randomFrom } from '../wire/randomValue.ts'
import { type HardService, hardService } from './hardService.ts'
import { rawExchange, rawText, signed } from './rawExchange.ts'

let service: HardService
before(async () => {
  service = await hardService()
})
after(async () => {
  await using ending = service
  await ending.assertWell(500e6)
})

const DEEP = 10_000
const deepList = `${'['.repeat(DEEP)}1${']'.repeat(DEEP)}`
const deepMap = `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`
const long = 'é'.repeat(500_000)

/** Values for one member, as JSON. */
const VALUES = [
  ...['null', 'true', '0', '-0', '-1', '1.5', '1e400', '-1e400', '1e-400', '4294967296', '9007199254740993', '1e308'],
  ...['12345678901234567890123456789012345678901234567890', '""', '" "', '"\\u0000"', '"\\ud800"', '"\\ufeffa"', '"__proto__"'],
  ...['[]', '{}', '[null]', '[[]]', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '{"toString":1}'],
  ...[
    '"<script>alert(1)</script>"',
    '"\'; DROP TABLE rows; --"',
    '"../../etc/passwd"',
    '"%00%ff"',
    '"{{7*7}}"',
    '"2026-02-30T25:61:61Z"',
  ],
  ...[deepList, deepMap, `"${long}"`, `[${'1,'.repeat(100_000)}1]`, `{${Array.from({ length: 20_000 }, (_, i) => `"m${i}":1`)}}`],
]

/** Bodies that are no value at all, or not the one that is wanted. */
const BODIES = [
  ...[
    '',
    ' ',
    '{',
    '}',
    '{"a"',
    '{"a":}',
    '{"a":1,}',
    '{,}',
    '[',
    'nul',
    'NaN',
    '"a',
    "{'a':1}",
    '{"a":1}{"b":2}',
    '\ufeff{}',
    '\0',
  ],
  ...[
    '[]',
    '1',
    '"a"',
    'null',
    'true',
    '{"a":1,"a":2}',
    '{"__proto__":{"x":1}}',
    '[{"a":1}]',
    '// {}',
    '{"a":"\\x41"}',
    '{"a":"\n"}',
  ],
  ...[deepList, deepMap, '['.repeat(DEEP), '{"a":'.repeat(DEEP), `{"a":${'9'.repeat(100_000)}}`, '{}'.repeat(1000)],
]

const AWS_MEMBERS: readonly [operation: string, members: readonly string[]][] = [
  ['CreateConnection', ['location', 'bandwidth', 'connectionName', 'lagId', 'tags', 'providerName', 'requestMACSec']],
  ['CreatePrivateVirtualInterface', ['connectionId', 'newPrivateVirtualInterface']],
  ['CreateDirectConnectGateway', ['directConnectGatewayName', 'amazonSideAsn']],
  ['CreateLag', ['numberOfConnections', 'location', 'connectionsBandwidth', 'lagName']],
  ['DescribeVirtualInterfaces', ['connectionId', 'virtualInterfaceId', 'maxResults', 'nextToken']],
  ['TagResource', ['resourceArn', 'tags']],
  ['DescribeLoa', ['connectionId', 'providerName', 'loaContentType']],
]

const REST: readonly [method: string, path: string, members: readonly string[]][] = [
  ['PUT', '/sites/a', ['prefixes', 'place', 'at', 'gateway', 'mtu', 'tags']],
  ['PUT', '/routers/a', ['site', 'asn', 'kind', 'bfd', 'holdSeconds', 'publicAddress', 'uplink', 'policies', 'stateful']],
  ['PUT', '/hosts/a', ['address', 'site', 'vpc']],
  [
    'PUT',
    '/flows/a',
    ['from', 'to', 'steady', 'peak', 'back', 'packetBytes', 'dfBytes', 'mss', 'single', 'monthly', 'monthlyBackBytes'],
  ],
  ['POST', '/faults', ['kind', 'on', 'until']],
  ['POST', '/drills', ['every', 'cut', 'silent']],
  ['POST', '/prices', ['fees']],
  ['POST', '/bills', ['month', 'from', 'to']],
  ['POST', '/plans', ['requirements', 'candidates']],
  ['POST', '/traces', ['from', 'to', 'size', 'df', 'tcp']],
  ['POST', '/checks', ['ignore']],
  ['POST', '/clock', ['advance']],
]

interface Asked {
  readonly what: string
  readonly path: string
  readonly init: { readonly method: string; readonly headers: Record<string, string>; readonly body: string }
}

function toAws(operation: string, body: string): Asked {
  const headers = {
    ...signed('directconnect'),
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `OvertureService.${operation}`,
  }
  return { what: `${operation} ${body.slice(0, 60)}`, path: '/', init: { method: 'POST', headers, body } }
}

function toRest(method: string, path: string, body: string): Asked {
  const headers = { 'content-type': 'application/json' }
  return { what: `${method} ${path} ${body.slice(0, 60)}`, path: `/landbridge/v1${path}`, init: { method, headers, body } }
}

function toEc2(form: string): Asked {
  const headers = { ...signed('ec2'), 'content-type': 'application/x-www-form-urlencoded' }
  return { what: `ec2 ${form.slice(0, 60)}`, path: '/', init: { method: 'POST', headers, body: form } }
}

/** Sends all, eight at a time; every answer is a modelled one. */
async function assertModelled(asked: readonly Asked[]): Promise<void> {
  const left = [...asked]
  const worker = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const answer = await fetch(`${service.url}${next.path}`, next.init)
      const text = await answer.text()
      assert.ok(answer.status < 500 || answer.status === 501, `${next.what} is ${answer.status}: ${text.slice(0, 300)}`)
      if (answer.status >= 400) assert.ok(text.length < 5000, `${next.what} says too much: ${text.length}`)
      if (answer.status >= 400) assert.match(text, /"message":"[^"]|<Message>[^<]/, next.what)
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

test('every odd value for members of AWS’s operations', async () => {
  await assertModelled(
    AWS_MEMBERS.flatMap(([operation, members]) =>
      VALUES.flatMap(value => members.map(member => toAws(operation, `{"${member}":${value}}`))),
    ),
  )
})

test('every odd value for members of the customer’s side', async () => {
  await assertModelled(
    REST.flatMap(([method, path, members]) =>
      VALUES.flatMap(value => members.map(member => toRest(method, path, `{"${member}":${value}}`))),
    ),
  )
})

test('bodies that are no JSON object', async () => {
  await assertModelled([
    ...BODIES.map(body => toAws('CreateConnection', body)),
    ...REST.flatMap(([method, path]) => BODIES.map(body => toRest(method, path, body))),
  ])
})

test('forms that are odd', async () => {
  const values = [
    '',
    '%',
    '%zz',
    '%00',
    '1e400',
    '-1',
    '9'.repeat(400),
    'x'.repeat(100_000),
    '10.0.0.0/33',
    '::/0',
    '%F0%9F%98%80',
    '<a>',
    '&&&',
    '=',
  ]
  const names = [
    'CidrBlock',
    'VpcId.1',
    'VpcId.99999999999',
    'VpcId.-1',
    'Filter.1.Name',
    'Filter.1.Value.1',
    'Filter.1.Value.__proto__',
    'MaxResults',
    'DryRun',
    'TagSpecification.1.Tag.1.Key',
    'Options.TunnelOptions.1.PreSharedKey',
    'A.'.repeat(5000),
    '__proto__.a',
    'constructor',
  ]
  const actions = [
    'CreateVpc',
    'DescribeVpcs',
    'CreateVpnConnection',
    'CreateCustomerGateway',
    'DescribeVpnConnections',
    'CreateRoute',
  ]
  await assertModelled(
    actions.flatMap(action =>
      names.flatMap(name => values.map(value => toEc2(`Action=${action}&Version=2016-11-15&${name}=${value}`))),
    ),
  )
})

test('two thousand good requests with bytes of them changed', async () => {
  const random = randomFrom(2026)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const dx = (operation: string, body: string) =>
    rawText(
      'POST',
      '/',
      {
        ...signed('directconnect'),
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': `OvertureService.${operation}`,
      },
      body,
    )
  const seeds = [
    dx('CreateConnection', '{"location":"EqDC2","bandwidth":"1Gbps","connectionName":"a","tags":[{"key":"k","value":"v"}]}'),
    dx('DescribeConnections', '{}'),
    rawText(
      'POST',
      '/',
      { ...signed('ec2'), 'Content-Type': 'application/x-www-form-urlencoded' },
      'Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16',
    ),
    rawText(
      'POST',
      '/',
      { ...signed('sts'), 'Content-Type': 'application/x-www-form-urlencoded' },
      'Action=GetCallerIdentity&Version=2011-06-15',
    ),
    rawText('PUT', '/landbridge/v1/sites/a', { 'Content-Type': 'application/json' }, '{"prefixes":["10.0.0.0/16"]}'),
    'POST /landbridge/v1/faults HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    rawText('GET', '/landbridge/v1/openapi.json'),
    rawText('GET', '/'),
  ].map(text => Buffer.from(text))

  function mutated(): Buffer {
    let bytes = Buffer.from(pick(seeds))
    for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
      const at = Math.floor(random() * bytes.length)
      const some = bytes.subarray(at, at + Math.floor(random() * 20))
      const kind = Math.floor(random() * 4)
      if (kind === 0) bytes[at] = Math.floor(random() * 256)
      else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + some.length)])
      else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), some, bytes.subarray(at)])
      else
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(pick(['\r\n', '\0', '{', '"', '%', ':', '\ud83d\ude00', '9999', '-', ' '])),
          bytes.subarray(at),
        ])
    }
    return bytes
  }

  let left = 2000
  let answered = 0
  const worker = async () => {
    while (left-- > 0) {
      const bytes = mutated()
      const { answers } = await rawExchange(service.port, [bytes], { patienceMs: 150 })
      for (const { status, body } of answers) {
        answered++
        assert.ok(status < 500 || status === 501, `${bytes.toString('latin1')}\ngave ${status} ${body}`)
      }
    }
  }
  await Promise.all(Array.from({ length: 32 }, worker))
  assert.ok(answered > 1000, `${answered} were answered; the others wait for bytes that never come`)
})
