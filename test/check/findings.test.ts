import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../../src/resources/world.ts'
import { pair, report, SCOPE, single, transit } from './ruleCase.ts'
import { SAID_OF_LIMITS } from './said/limits.ts'
import { SAID_OF_PORTS } from './said/ports.ts'
import { SAID_OF_WAYS } from './said/ways.ts'

for (const [rule, about, write, said, because] of [...SAID_OF_LIMITS, ...SAID_OF_PORTS, ...SAID_OF_WAYS]) {
  test(`${rule} says of ${about} ${said.length === 0 ? 'nothing' : 'what is wrong'}: ${because}`, () => {
    const { findings } = report({ rule, about, because, write }, true)
    const found = findings.filter(each => each.rule === rule && each.about === about)
    assert.deepEqual(
      found.map(({ summary, fix }) => `${summary} ${fix}`),
      said,
    )
  })
}

test('DX022 keeps silent where load is shared alike both ways, and where there is one way', () => {
  for (const write of [pair, transit, single]) {
    const { findings } = report({ rule: 'DX022', about: '', because: '', write: draft => write(draft) }, true)
    assert.ok(!findings.some(({ rule }) => rule === 'DX022'))
  }
})

test('DX045 looks at the routers that a flow passes, and not at all of its site', () => {
  const write = (draft: Draft) => {
    pair(draft, { site: { gateway: 'vrrp' } })
    const like = draft.get('router', 'r-edge-1')?.body ?? assert.fail()
    draft.put('router', 'r-lab', SCOPE, { ...like, name: 'lab', publicAddress: '198.51.100.77', stateful: true })
  }
  const { findings } = report({ rule: 'DX045', about: '', because: '', write }, true)
  assert.deepEqual(
    findings.filter(({ rule }) => rule === 'DX045'),
    [],
  )
})
