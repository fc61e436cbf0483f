import { jsonOf, REST_JSON, textOf } from '../json.ts'
import type { WireRequest } from '../message.ts'
import { REST_JSON_NAMES } from '../naming.ts'
import type { Protocol } from '../protocol.ts'
import { type Route, routeOf } from '../restRoutes.ts'
import { type Member, UNIT } from '../schema.ts'
import type { Operation } from '../service.ts'
import { isScalar, printText, readText } from '../text.ts'
import { readTree, writeTree } from '../tree.ts'
import { unknownOperation } from '../unknownOperation.ts'
import { serializationError, wrongType } from '../wrongType.ts'

/** REST JSON: the operation is the method and path, members come from path, query, headers and a JSON body. */
export const restJson1: Protocol = {
  name: 'restJson1',
  naming: REST_JSON_NAMES,

  open(service, request) {
    const route = routeOf(service, request)
    if (!route) throw unknownOperation(service, `${request.method} ${request.path}`, 404)
    return { operation: route.operation, input: () => readInput(route, request) }
  },

  encode({ operation, output, requestId }) {
    const shape = operation.shapes?.output ?? UNIT
    const headers: Record<string, string> = { 'content-type': 'application/json', 'x-amzn-requestid': requestId }
    let status = operation.http?.[2] ?? 200
    for (const { name, shape: type, traits } of shape.members) {
      const value = output[name]
      if (value === undefined || value === null) continue
      if (traits.httpHeader && isScalar(type)) headers[traits.httpHeader.toLowerCase()] = printText(type, value, 'http-date')
      if (traits.httpResponseCode) status = Number(value)
    }
    return { status, headers, body: bodyOf(operation, output) }
  },

  refuse(refusal, requestId) {
    const type = { 'content-type': 'application/json', 'x-amzn-errortype': refusal.code, 'x-amzn-requestid': requestId }
    // Models of REST services spell the member either way.
    const body = JSON.stringify({ message: refusal.message, Message: refusal.message })
    return { status: refusal.status, headers: type, body }
  },
}

function readInput({ operation, labels }: Route, request: WireRequest): Record<string, unknown> {
  const shape = operation.shapes?.input ?? UNIT
  const input = readBody(operation, request)
  const query = shape.members.some(member => isInQuery(member)) ? queryOf(request) : undefined
  for (const member of shape.members) {
    const value = readBound(member, labels, query, request)
    if (value !== undefined) input[member.name] = value
  }
  return input
}

function readBody(operation: Operation, request: WireRequest): Record<string, unknown> {
  const shape = operation.shapes?.input ?? UNIT
  const payload = shape.members.find(member => member.traits.httpPayload)
  if (!payload) return readTree(shape, jsonOf(request.body), REST_JSON, '', isBound) as Record<string, unknown>
  if (request.body.length === 0) return {}
  if (payload.shape.kind === 'blob') return { [payload.name]: new Uint8Array(request.body) }
  if (payload.shape.kind === 'string') return { [payload.name]: textOf(request.body) }
  return { [payload.name]: readTree(payload.shape, jsonOf(request.body), REST_JSON, payload.name) }
}

function readBound(
  member: Member,
  labels: ReadonlyMap<string, string>,
  query: URLSearchParams | undefined,
  request: WireRequest,
) {
  const { traits, shape, name } = member
  if (traits.httpLabel) return readScalarText(member, labels.get(name))
  if (traits.httpHeader) return readScalarText(member, request.headers[traits.httpHeader.toLowerCase()]?.toString())
  if (traits.httpQueryParams) return Object.fromEntries(query ?? [])
  if (!traits.httpQuery || !query?.has(traits.httpQuery)) return undefined
  if (shape.kind !== 'list') return readScalarText(member, query.get(traits.httpQuery)!)
  const { item } = shape
  return query.getAll(traits.httpQuery).map(text => (isScalar(item) ? readText(item, text, name) : text))
}

function readScalarText({ shape, name }: Member, text: string | undefined): unknown {
  if (text === undefined) return undefined
  if (!isScalar(shape)) throw wrongType(name, shape.kind, text)
  return readText(shape, text, name)
}

function bodyOf(operation: Operation, output: Readonly<Record<string, unknown>>): string | Uint8Array {
  const shape = operation.shapes?.output ?? UNIT
  if (shape === UNIT) return ''
  const payload = shape.members.find(member => member.traits.httpPayload)
  if (!payload) return JSON.stringify(writeTree(shape, output, REST_JSON, isBound))
  const value = output[payload.name]
  if (value === undefined || value === null) return ''
  if (payload.shape.kind === 'blob' && value instanceof Uint8Array) return value
  if (payload.shape.kind === 'string') return String(value)
  return JSON.stringify(writeTree(payload.shape, value, REST_JSON))
}

function isInQuery({ traits }: Member): boolean {
  return traits.httpQuery !== undefined || traits.httpQueryParams === 1
}

function isBound(member: Member): boolean {
  const { httpLabel, httpHeader, httpResponseCode } = member.traits
  return httpLabel === 1 || httpHeader !== undefined || httpResponseCode === 1 || isInQuery(member)
}

function queryOf(request: WireRequest): URLSearchParams {
  try {
    decodeURIComponent(request.query)
  } catch {
    throw serializationError('The query is not percent-encoded UTF-8.')
  }
  return new URLSearchParams(request.query)
}
