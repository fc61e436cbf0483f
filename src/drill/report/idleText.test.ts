import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ScenarioFault } from '../report.ts'
import { idleText } from './idleText.ts'

const fault = (kind: string, name: string): ScenarioFault => ({ kind: 'cut', on: `${kind}:${name}`, name })

for (const [scenarios, most, expected, because] of [
  [[[fault('tunnel', 'a/1')], [fault('session', 'a/1')]], 1, 'a/1: tunnel, session.', 'one name may be that of several things'],
  [
    [
      [fault('tunnel', 'a/1')],
      [{ ...fault('tunnel', 'a/1'), kind: 'silent' as const }],
      [fault('tunnel', 'a/2')],
      [fault('campus', 'c')],
    ],
    2,
    '2 tunnels and 1 campus. --list all names them.',
    'what is cut and silent is one thing',
  ],
  [
    [[fault('campus', 'a')], [fault('campus', 'b')], [fault('vpn', 'c'), fault('vpn', 'd')]],
    3,
    '2 campuses and 1 combination of several. --list all names them.',
    'what fails together is counted together',
  ],
] as const) {
  test(`idle: ${because}`, () => {
    assert.equal(idleText(scenarios, most), expected)
  })
}
