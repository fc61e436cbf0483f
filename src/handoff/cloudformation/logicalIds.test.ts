import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logicalIds } from './logicalIds.ts'

const SCOPE = { account: '123456789012', region: 'us-east-1' }

for (const [names, ids, because] of [
  [['prod'], ['VpcProd'], 'words begin with a capital'],
  [['prod-10.20.1.0-24'], ['VpcProd10x20x1x0x24'], 'numbers stay apart'],
  [['a-b', 'a.b'], ['VpcAB', 'VpcAB2'], 'what is left alike is numbered'],
  [['über uns'], ['VpcBerUns'], 'letters of other alphabets are not allowed there'],
] as const) {
  test(`${names.join(' and ')} become ${ids.join(' and ')}: ${because}`, () => {
    const pieces = names.map(name => ({
      id: name,
      called: ['Vpc', name] as const,
      scope: SCOPE,
      type: 'AWS::EC2::VPC',
      properties: {},
    }))
    assert.deepEqual([...logicalIds(pieces).values()], ids)
  })
}
