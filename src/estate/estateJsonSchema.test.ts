import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alternatives, estateJsonSchema, type JsonSchema, keysAt } from './estateJsonSchema.ts'

test('every key of the file is described, as editors show it', () => {
  const lacking: string[] = []
  let seen = 0
  const walk = (schema: JsonSchema, path: string): void => {
    for (const inner of alternatives(schema)) {
      for (const [name, member] of Object.entries(inner.properties ?? {})) {
        seen++
        if (!member.description) lacking.push(`${path}.${name}`)
        walk(member, `${path}.${name}`)
      }
      for (const element of [inner.additionalProperties, inner.items]) if (typeof element === 'object') walk(element, `${path}.*`)
    }
  }
  walk(estateJsonSchema(), '')
  assert.deepEqual(lacking, [])
  assert.ok(seen > 60, `only ${seen} keys were seen`)
})

for (const [path, expected, because] of [
  [['connections', 'dx', 'carrier'], ['name', 'forwardsLossOfLight'], 'inside a named thing'],
  [
    ['flows', 3],
    ['name', 'from', 'to', 'steady', 'peak', 'back', 'single', 'packetSize', 'packets', 'mss', 'monthly', 'monthlyBack'],
    'inside a list',
  ],
  [['directConnectGateways', 'hub', 'vpcs', 'prod'], ['allowed'], 'inside one of two ways to write it'],
  [['region'], [], 'a text has none'],
] as const) {
  test(`keys at ${path.join('.')}: ${because}`, () => assert.deepEqual(keysAt(path), expected))
}
