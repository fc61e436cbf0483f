import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type HardService, hardService } from './hardService.ts'
import { signed } from './rawExchange.ts'

const MARK = 'PLANTED'
const DIGITS = '8675309867530986753098675309'

let service: HardService
before(async () => {
  service = await hardService()
})
after(async () => {
  await using ending = service
  await ending.assertWell(100e6)
})

const dx = (operation: string) => ({
  ...signed('directconnect'),
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': `OvertureService.${operation}`,
})
const form = { ...signed('ec2'), 'content-type': 'application/x-www-form-urlencoded' }
const rest = { 'content-type': 'application/json' }
const vif = (authKey: string) => `{"connectionId":"dxcon-1","newPrivateVirtualInterface":{"authKey":${authKey}}}`
const psk = (member: string) => `Action=CreateVpnConnection&Version=2016-11-15&Options.TunnelOptions.1.PreSharedKey${member}`

// biome-ignore format: a table is read by its rows
const TABLE: readonly [because: string, path: string, headers: Record<string, string>, body: string][] = [
  ['JSON that breaks off behind a key', '/', dx('CreatePrivateVirtualInterface'), vif(`"${MARK}`)],
  ['JSON that is broken beside a key', '/', dx('CreatePrivateVirtualInterface'), vif(`"${MARK}" x`)],
  ['JSON that begins with a key', '/', dx('CreatePrivateVirtualInterface'), MARK],
  ['JSON with a line break in a key', '/', dx('CreatePrivateVirtualInterface'), vif(`"${MARK}\n"`)],
  ['a key that is a number', '/', dx('CreatePrivateVirtualInterface'), vif(DIGITS)],
  ['a key that is in a list', '/', dx('CreatePrivateVirtualInterface'), vif(`["${MARK}"]`)],
  ['a key that is in an object', '/', dx('CreatePrivateVirtualInterface'), vif(`{"${MARK}":"${MARK}"}`)],
  ['a CAK that is a number', '/', dx('AssociateMacSecKey'), `{"connectionId":"dxcon-1","ckn":"a","cak":${DIGITS}}`],
  ['a form with a key as a structure', '/', form, psk(`.1=${MARK}`)],
  ['a form with a key that is no UTF-8', '/', form, psk(`=${MARK}%ff`)],
  ['a form with a percent sign in a key', '/', form, psk(`=${MARK}%`)],
  ['broken JSON for the customer’s side', '/landbridge/v1/faults', rest, `{"kind":"${MARK}" "`],
]

for (const [because, path, headers, body] of TABLE) {
  test(`the refusal of ${because} does not repeat it`, async () => {
    const answer = await fetch(`${service.url}${path}`, { method: 'POST', headers, body })
    const text = await answer.text()
    assert.equal(answer.status, 400, text)
    assert.ok(!text.includes(MARK) && !text.includes(DIGITS.slice(0, 10)) && !text.includes('8.67530'), text)
  })
}
