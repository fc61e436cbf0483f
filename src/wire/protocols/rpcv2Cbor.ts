import { cbor, tag } from '@smithy/core/cbor'
import { fitsCbor } from '../cborBounds.ts'
import { JSON_NAMES } from '../naming.ts'
import { faultOf, type Protocol } from '../protocol.ts'
import { UNIT } from '../schema.ts'
import { parseTimestamp, printTimestamp } from '../timestamp.ts'
import { type Dialect, readTree, writeTree } from '../tree.ts'
import { unknownOperation } from '../unknownOperation.ts'
import { serializationError } from '../wrongType.ts'

/** Smithy RPC v2 CBOR: `POST /service/Name/operation/Name`, one CBOR map each way. Loaded on its first request. */
export const rpcv2Cbor: Protocol = {
  name: 'rpcv2Cbor',
  naming: JSON_NAMES,

  open(service, request) {
    const [, target, name] = /^\/service\/([\w.-]+)\/operation\/(\w+)\/?$/.exec(request.path) ?? []
    const operation = target === service.model.target && name !== undefined ? service.operation(name) : undefined
    if (!operation || request.method !== 'POST') throw unknownOperation(service, name ?? '')
    const input = () => readTree(operation.shapes?.input ?? UNIT, cborOf(request.body), CBOR) as Record<string, unknown>
    return { operation, input }
  },

  encode({ operation, output, requestId }) {
    const shape = operation.shapes?.output ?? UNIT
    return answer(200, requestId, writeTree(shape, output, CBOR))
  },

  refuse(refusal, requestId, service) {
    const answered = answer(refusal.status, requestId, { __type: refusal.code, message: refusal.message })
    if (!service?.model.awsQueryCompatible) return answered
    const queryError = `${refusal.queryCode};${faultOf(refusal)}`
    return { ...answered, headers: { ...answered.headers, 'x-amzn-query-error': queryError } }
  },
}

const CBOR: Dialect = {
  naming: JSON_NAMES,
  nameOf: member => member.name,
  readNumber: value => (typeof value === 'bigint' ? Number(value) : typeof value === 'number' ? value : undefined),
  readTimestamp: value => parseTimestamp(untagged(value)),
  readBlob: value => (value instanceof Uint8Array ? new Uint8Array(value) : undefined),
  // The encoder writes a whole number as an integer and NaN and the infinities as floats.
  writeNumber: value => value,
  writeTimestamp: (_shape, value) => tag({ tag: 1, value: printTimestamp(value, 'epoch-seconds') }),
  writeBlob: bytesOf,
}

/** RFC 8949 §3.4.2: tag 1 is seconds since 1970. */
function untagged(value: unknown): unknown {
  const tagged = value as { readonly tag?: unknown; readonly value?: unknown } | undefined
  return tagged?.tag === 1 && typeof tagged.value === 'number' ? tagged.value : undefined
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new TypeError(`a blob of an output is a ${typeof value}, not bytes`)
}

function cborOf(body: Uint8Array): unknown {
  if (body.length === 0) return {}
  if (!fitsCbor(body)) throw serializationError('The body is not one CBOR item.')
  try {
    return cbor.deserialize(new Uint8Array(body))
  } catch {
    throw serializationError('The body is not CBOR that Smithy RPC v2 allows.')
  }
}

function answer(status: number, requestId: string, tree: unknown) {
  const headers = { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor', 'x-amzn-requestid': requestId }
  return { status, headers, body: new Uint8Array(cbor.serialize(tree)) }
}
