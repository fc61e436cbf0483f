import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directConnectId, ec2Id, uuid } from './ids.ts'

const entropy = (n: number) => Uint8Array.from({ length: n }, (_, at) => (at * 97 + 13) % 256)

for (const [id, form, because] of [
  [directConnectId('dxcon', entropy), /^dxcon-[a-z0-9]{8}$/, 'Direct Connect counts in 36 characters'],
  [directConnectId('dxpeer', entropy), /^dxpeer-[a-z0-9]{8}$/, 'peers do as well'],
  [ec2Id('vpc', entropy), /^vpc-0[0-9a-f]{16}$/, 'EC2 ids have 17 hexadecimal digits'],
  [uuid(entropy), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'version 4 and variant 10 (RFC 9562)'],
] as const) {
  test(`${id} has the form ${form}: ${because}`, () => {
    assert.match(id, form)
  })
}

test('a UUID leaves the entropy it was given as it was', () => {
  const bytes = new Uint8Array(16).fill(255)
  uuid(() => bytes)
  assert.deepEqual([...bytes], new Array(16).fill(255))
})
