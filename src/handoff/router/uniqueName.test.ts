import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uniqueName } from './uniqueName.ts'

for (const [name, others, ending, wanted, because] of [
  ['vif-a', [], '', 'vif-a', 'a plain name is kept'],
  ['vif a (1)', [], '', 'vif-a-1', 'what is no letter or digit is a hyphen'],
  ['vif-a', ['vif-a'], '', 'vif-a-2', 'a name that another has gets a number'],
  ['vif-a', ['vif-a'], '-v6', 'vif-a-v6', 'the ending tells it from its sibling'],
  ['vif-a', ['vif-a-v6'], '-v6', 'vif-a-2-v6', 'the number stands before the ending'],
  ['a-name-that-is-rather-long', [], '-v6', 'a-name-that-is-rathe-v6', 'what is too long is cut, and its ending is not'],
] as const) {
  test(`${name}${ending} beside ${others.join(', ') || 'nothing'}: ${because}`, () => {
    const taken = others.map(each => ({ name: each }))
    assert.equal(uniqueName(name, taken, ending), wanted)
  })
}
