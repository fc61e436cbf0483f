import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jsonPieces } from './jsonPieces.ts'

test('the pieces of an object are what it is as a whole', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.array(fc.jsonValue()))),
      object => {
        assert.equal([...jsonPieces(object)].join(''), JSON.stringify(object))
      },
    ),
  )
  assert.equal([...jsonPieces({ list: [undefined, 1], none: undefined, empty: [] })].join(''), '{"list":[null,1],"empty":[]}')
})

test('a long list is many pieces', () => {
  assert.equal([...jsonPieces({ scenarios: [1, 2, 3] })].length, 6)
})
