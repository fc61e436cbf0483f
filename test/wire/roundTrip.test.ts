import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { SmithyRpcV2CborProtocol } from '@smithy/core/cbor'
import type { Operation } from '../../src/wire/service.ts'
import { randomFrom, randomValue } from './randomValue.ts'
import { clientOptions, services, testService } from './testService.ts'

const require = createRequire(import.meta.url)
const REPEATS = 3

let service: Awaited<ReturnType<typeof testService>>
before(async () => {
  service = await testService()
})
after(() => service.close())

// The one that SDKs of other languages and of other years prefer for CloudWatch, which speaks three.
const PROTOCOLS: Record<string, unknown> = {
  CBOR: SmithyRpcV2CborProtocol,
  Query: createRequire(require.resolve('@aws-sdk/client-cloudwatch'))('@aws-sdk/core/protocols').AwsQueryProtocol,
}

const CLIENTS = [
  { service: 'directconnect', package: '@aws-sdk/client-direct-connect', client: 'DirectConnectClient', operations: 63 },
  { service: 'ec2', package: '@aws-sdk/client-ec2', client: 'EC2Client', operations: 823 },
  { service: 'sts', package: '@aws-sdk/client-sts', client: 'STSClient', operations: 11 },
  { service: 'iam', package: '@aws-sdk/client-iam', client: 'IAMClient', operations: 180 },
  { service: 'monitoring', package: '@aws-sdk/client-cloudwatch', client: 'CloudWatchClient', operations: 55 },
  { service: 'monitoring', package: '@aws-sdk/client-cloudwatch', client: 'CloudWatchClient', operations: 55, over: 'CBOR' },
  { service: 'monitoring', package: '@aws-sdk/client-cloudwatch', client: 'CloudWatchClient', operations: 55, over: 'Query' },
  { service: 'outposts', package: '@aws-sdk/client-outposts', client: 'OutpostsClient', operations: 37 },
]

/** What cannot come back as it went, with the reason. Nothing else may differ. */
const EXCEPTIONS: Record<string, string> = {
  'monitoring over Query: PutMetricAlarm in': 'a form cannot express a structure without members, as SlidingWindow is one',
}

for (const client of CLIENTS) {
  const how = client.over ? ` over ${client.over}` : ''
  test(`every operation of ${client.service}${how} comes through the SDK unchanged, both ways`, async () => {
    const sdk = require(client.package)
    const protocol = client.over ? { protocol: PROTOCOLS[client.over] } : {}
    const connection = new sdk[client.client]({ ...clientOptions(service.url), ...protocol })
    const { model, operation } = await services.load(client.service)
    const names = Object.keys(model.operations)
    assert.equal(names.length, client.operations)
    const random = randomFrom(7)
    const differences: string[] = []
    for (const known of names.map(name => operation(name)!).filter(({ shapes }) => shapes)) {
      for (let i = 0; i < REPEATS; i++) {
        const input = randomValue(known.shapes!.input, random) as Record<string, unknown>
        const output = randomValue(known.shapes!.output, random)
        service.behaviour.perform = () => output
        const { sent, received, problem } = await roundTrip(connection, sdk, known, input)
        if (problem) differences.push(`${known.name}: ${problem}`)
        else if (!same(sent, input)) differences.push(`${known.name} in: ${show(input)} came as ${show(sent)}`)
        else if (!same(received, output)) differences.push(`${known.name} out: ${show(output)} came as ${show(received)}`)
      }
    }
    const unexpected = differences.filter(difference => {
      return !Object.keys(EXCEPTIONS).some(exception => `${client.service}${how}: ${difference}`.startsWith(exception))
    })
    assert.deepEqual(unexpected.slice(0, 5), [], `${unexpected.length} round trips differ`)
  })
}

test('nothing was reported as a bug meanwhile', () => {
  assert.deepEqual(service.bugs, [])
})

// biome-ignore lint/suspicious/noExplicitAny: one loop over clients of six packages, which share no type
async function roundTrip(client: any, sdk: any, operation: Operation, input: Record<string, unknown>) {
  try {
    const { $metadata, ...received } = await client.send(new sdk[`${operation.name}Command`](structuredClone(input)))
    const sent = { ...service.calls.at(-1)!.input }
    service.calls.length = 0
    // The SDK fills these in.
    for (const { name, traits } of operation.shapes!.input.members) {
      if (traits.idempotencyToken && input[name] === undefined) delete sent[name]
    }
    assert.ok($metadata.requestId)
    return { sent, received }
  } catch (problem) {
    return { problem: `${problem} for ${show(input)}` }
  }
}

function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b))
}

/** Bytes of any class as hexadecimal, no undefined members, plain prototypes. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  if (value instanceof Date) return `date ${value.toISOString()}`
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [key, plain(item)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
}

function show(value: unknown): string {
  return JSON.stringify(plain(value)).slice(0, 500)
}
