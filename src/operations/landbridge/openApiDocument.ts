import { z } from 'zod'
import type { LandbridgeOperation } from './binding.ts'
import { LANDBRIDGE_OPERATIONS } from './landbridge.ts'
import { LANDBRIDGE_ERRORS } from './refusals.ts'

type Json = { readonly [key: string]: unknown }

/** The OpenAPI 3.1 description of `/landbridge/v1`, made from the operations' own schemas. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const [name, operation] of Object.entries(LANDBRIDGE_OPERATIONS)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(name, operation) }
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

const ERROR: Json = {
  type: 'object',
  properties: { code: { type: 'string', enum: Object.keys(LANDBRIDGE_ERRORS) }, message: { type: 'string' } },
  required: ['code', 'message'],
}

function describe(operationId: string, operation: LandbridgeOperation): Json {
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
