import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANDBRIDGE } from './landbridge.ts'
import { landbridgeRoute } from './landbridgeRoute.ts'
import { openApiDocument } from './openApiDocument.ts'

interface Described {
  readonly operationId: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[]
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': { readonly schema: { readonly required: string[]; readonly properties: object } }
    }
  }
  readonly responses: Readonly<Record<string, object>>
}

const document = openApiDocument('1.2.3') as {
  readonly openapi: string
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}
const described = Object.values(document.paths).flatMap(methods => Object.values(methods))

test('every operation is described once, with what it answers', () => {
  assert.deepEqual([document.openapi, document.info.version], ['3.1.0', '1.2.3'])
  assert.deepEqual(described.map(({ operationId }) => operationId).toSorted(), Object.keys(LANDBRIDGE).toSorted())
  for (const { operationId, responses } of described)
    assert.deepEqual(Object.keys(responses), ['200', '400', '404', '409'], operationId)
})

test('what is in the path is not in the body', () => {
  const put = document.paths['/routers/{name}']?.put
  assert.deepEqual(
    put?.parameters.map(({ name, in: where }) => [name, where]),
    [['name', 'path']],
  )
  const { schema } = put?.requestBody?.content['application/json'] ?? { schema: { required: [], properties: {} } }
  assert.deepEqual(schema.required, ['site'])
  assert.ok('asn' in schema.properties && !('name' in schema.properties))
})

for (const [method, path, expected, because] of [
  ['PUT', '/sites/ashburn', { operation: 'PutSite', fromPath: { name: 'ashburn' } }, 'a member from the path'],
  ['GET', '/faults', { operation: 'ListFaults', fromPath: {} }, 'nothing from the path'],
  ['DELETE', '/flows/a%2Fb', { operation: 'DeleteFlow', fromPath: { id: 'a/b' } }, 'percent-decoded'],
  ['DELETE', '/flows/a%', { operation: 'DeleteFlow', fromPath: { id: 'a%' } }, 'a stray percent sign stays'],
  ['PATCH', '/faults', { allowed: ['POST', 'GET', 'DELETE'] }, 'the path is there, the method is not'],
  ['GET', '/sites/', undefined, 'an empty name is none'],
  ['GET', '/nothing', undefined, 'nothing there'],
] as const) {
  test(`${method} ${path}: ${because}`, () => assert.deepEqual(landbridgeRoute(method, path), expected))
}
