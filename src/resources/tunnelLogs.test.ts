import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkTunnelLogs } from './tunnelLogs.ts'
import type { TunnelLogs } from './vpn.ts'

const GROUP = 'arn:aws:logs:us-east-1:123456789012:log-group:vpn'

const CASES: readonly (readonly [TunnelLogs, string | undefined, string])[] = [
  [{ isOn: true, groupArn: GROUP, format: 'text' }, undefined, 'all that it needs'],
  [{ isOn: false }, undefined, 'off needs nothing'],
  [{ isBgpOn: true, bgpGroupArn: GROUP }, undefined, 'BGP logs alone'],
  [{ isOn: true }, 'InvalidParameterCombination', 'no group'],
  [{ isBgpOn: true, groupArn: GROUP }, 'InvalidParameterCombination', 'the group is for the other log'],
  [{ groupArn: 'arn:aws:s3:::bucket' }, 'InvalidParameterValue', 'no log group'],
  [{ format: 'xml' as 'json' }, 'InvalidParameterValue', 'no format'],
]

for (const [logs, code, because] of CASES) {
  test(`log options ${JSON.stringify(logs)} are ${code ?? 'taken'}: ${because}`, () => {
    if (code === undefined) assert.deepEqual(checkTunnelLogs(logs), logs)
    else assert.throws(() => checkTunnelLogs(logs), { code })
  })
}

test('no options are none', () => {
  assert.equal(checkTunnelLogs({}), undefined)
})
