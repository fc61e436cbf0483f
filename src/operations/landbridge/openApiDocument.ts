import { z } from 'zod'
import type { LandbridgeOperation } from './binding.ts'
import { LANDBRIDGE_OPERATIONS } from './landbridge.ts'
import { LANDBRIDGE_ERRORS } from './refusals.ts'

type Json = { readonly [key: string]: unknown }

/** A call with schemas of its own that is no operation. */
type DescribedCall = Pick<LandbridgeOperation, 'method' | 'path' | 'summary' | 'input' | 'output'> & { readonly name: string }

/** The OpenAPI 3.1 description of `/landbridge/v1`, made from the schemas of the operations and of the given other calls. */
export function openApiDocument(version: string, others: readonly DescribedCall[] = []): Json {
  const paths: Record<string, Record<string, Json>> = {}
  const operations = Object.entries(LANDBRIDGE_OPERATIONS).map(([name, operation]) => ({ name, ...operation }))
  for (const call of [...operations, ...others]) {
    paths[call.path] ??= {}
    Object.assign(paths[call.path]!, { [call.method.toLowerCase()]: describe(call.name, call) })
  }
  return {
    openapi: '3.1.0',
    info: {
      title: "Landbridge: the customer's side",
      version,
      description: 'Sites, routers, hosts, flows, cross-connects and faults.',
    },
    servers: [{ url: '/landbridge/v1' }],
    paths,
    components: { schemas: { Error: ERROR } },
  }
}

const PROBLEMS: Json = {
  type: 'array',
  description: 'Of a drill file or a template: all that is wrong with it, each with its place such as steps, 0, cut, 1',
  items: {
    type: 'object',
    properties: { path: { type: 'array', items: { type: ['string', 'integer'] } }, summary: { type: 'string' } },
    required: ['path', 'summary'],
  },
}

const ERROR: Json = {
  type: 'object',
  properties: { code: { type: 'string', enum: Object.keys(LANDBRIDGE_ERRORS) }, message: { type: 'string' }, problems: PROBLEMS },
  required: ['code', 'message'],
}

function describe(operationId: string, operation: Omit<DescribedCall, 'name'>): Json {
  const { properties = {}, required = [], ...input } = schemaOf(operation.input, 'input')
  const inPath = [...operation.path.matchAll(/\{(.+?)\}/g)].map(([, member]) => member!)
  const others = Object.entries(properties).filter(([member]) => !inPath.includes(member))
  const isQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const body = { ...input, properties: Object.fromEntries(others), required: required.filter(member => !inPath.includes(member)) }
  const refusal = { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } }
  return {
    operationId,
    summary: operation.summary,
    parameters: [
      ...inPath.map(name => ({ name, in: 'path', required: true, schema: properties[name] })),
      ...(isQuery ? others.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema })) : []),
    ],
    ...(isQuery ? {} : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: schemaOf(operation.output, 'output') } } },
      ...Object.fromEntries(Object.values(LANDBRIDGE_ERRORS).map(status => [status, refusal])),
    },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $schema?: unknown }
  return rest as { readonly properties?: Readonly<Record<string, Json>>; readonly required?: readonly string[] }
}
