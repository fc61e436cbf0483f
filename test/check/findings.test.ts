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

test('a limit that is nearly met is a warning, and explains no loss; one that is met is an error', () => {
  const announcing = (count: number) => (draft: Draft) => {
    const roomy = { vif: { prefixAllocation: { ipv4: 1000, ipv6: 1000 } } } as const
    const prefixes = Array.from({ length: count }, (_, i) => `10.0.${i}.0/24`)
    pair(draft, { ...(count > 100 ? { a: roomy, b: roomy } : {}), site: { prefixes } })
  }
  const severities = (count: number) => {
    const { findings } = report({ rule: '', about: '', because: '', write: announcing(count) }, true)
    return findings.flatMap(({ rule, severity }) => (['DX012', 'DX037'].includes(rule) ? [`${rule} ${severity}`] : []))
  }
  assert.deepEqual(severities(90), ['DX012 warning', 'DX012 warning', 'DX037 warning'])
  // Here the table is over its limit, and the sessions are not near theirs.
  assert.deepEqual(severities(101), ['DX037 error'])
})
