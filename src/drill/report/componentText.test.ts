import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ScenarioFault } from '../report.ts'
import { componentTexts } from './componentText.ts'

const fault = (text: string): ScenarioFault => {
  const [kind = 'cut', domain = '', name = ''] = text.split(' ')
  return { kind: kind === 'silent' ? 'silent' : 'cut', on: `${domain}:${name}-id`, name }
}

for (const [scenarios, expected, because] of [
  [
    [['cut connection dx-a'], ['cut cross-connect dx-a'], ['cut virtual-interface vif-a']],
    [{ how: 'cut', lines: ['dx-a: connection, cross-connect', 'vif-a: virtual interface'] }],
    'things of one name stand on one line',
  ],
  [
    [['cut router edge'], ['silent router edge'], ['silent vpn backup']],
    [
      { how: 'cut or silent', lines: ['edge: router'] },
      { how: 'silent', lines: ['backup: VPN'] },
    ],
    'what makes no difference is said once',
  ],
  [
    [
      ['cut connection dx-a', 'cut router edge-2'],
      ['cut connection dx-a', 'cut connection dx-b'],
      ['cut location EqDC2', 'cut router edge-2'],
      ['cut location EqDC2', 'cut connection dx-b'],
    ],
    [{ how: 'cut', lines: ['dx-a, EqDC2 + edge-2, dx-b'] }],
    'pairs with the same halves are written once',
  ],
  [
    [['cut connection dx-a', 'silent router edge-2']],
    [{ how: 'cut + silent', lines: ['dx-a cut + edge-2 silent'] }],
    'in a mixed scenario each fault says how',
  ],
  [
    [['cut connection dx-a', 'cut cross-connect dx-a']],
    [{ how: 'cut', lines: ['dx-a + dx-a (cross-connect)'] }],
    'a pair of one name says which the other is',
  ],
] as const) {
  test(because, () => {
    assert.deepEqual(componentTexts(scenarios.map(faults => faults.map(fault))), expected)
  })
}
