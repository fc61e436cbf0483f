import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Connection } from '../resources/connection.ts'
import { loa, portAssignment, verificationCode } from './loa.ts'

const ISSUED = Date.UTC(2026, 10, 21, 4)
const connection: Connection = {
  name: 'ashburn primary',
  location: 'eqdc2',
  bandwidth: '100Gbps',
  state: 'pending',
  createdAt: 0,
  awsDevice: 'EqDC2-1a2b3c4d5e6f7',
  awsLogicalDevice: 'EqDC2-1a2b3c4d5e6f7',
  requestMACSec: false,
  macSecCapable: false,
  tags: {},
}
const request = { connectionId: 'dxcon-fgk3cfwy', connection, account: '123456789012', region: 'us-east-1', issuedAt: ISSUED }

function fieldsOf(document: ReturnType<typeof loa>): Record<string, string> {
  const boxes = document.blocks.filter(block => block.kind === 'box').flatMap(box => box.columns.flat())
  return Object.fromEntries([...document.reference, ...boxes].map(({ label, value }) => [label, value]))
}

for (const [label, value, because] of [
  ['Connection', 'dxcon-fgk3cfwy', 'the operator quotes it'],
  ['Issued', '2026-11-21', 'the issue date starts the 90 days'],
  ['Valid until', '2027-02-19', 'the authority ends 90 days after issue'],
  ['Facility', 'Equinix DC2/DC11, Ashburn, VA', 'the name is found however the code was written'],
  ['Location code', 'eqdc2', 'a code is echoed as it was ordered'],
  ['Media', '100GBASE-LR4, single-mode fibre, LC duplex', 'the optics follow from the port speed'],
  ['Requesting party', 'Account 123456789012', 'no provider was named'],
] as const) {
  test(`the LOA-CFA says ${label}: ${value}, because ${because}`, () => {
    assert.equal(fieldsOf(loa(request))[label], value)
  })
}

test('a provider stands beside the customer: the one of the request before the one of the order', () => {
  const ordered = { ...request, connection: { ...connection, providerName: 'Equinix' } }
  assert.equal(fieldsOf(loa(ordered))['Requesting party'], 'Account 123456789012, by Equinix')
  assert.equal(fieldsOf(loa({ ...ordered, providerName: 'Zayo' }))['Requesting party'], 'Account 123456789012, by Zayo')
})

test('the place of a port never moves, and two ports of one device share its rack', () => {
  const place = portAssignment('dxcon-fgk3cfwy', connection.awsDevice)
  const other = portAssignment('dxcon-fh6ayh1d', connection.awsDevice)
  assert.deepEqual(place, portAssignment('dxcon-fgk3cfwy', connection.awsDevice))
  assert.equal(place.strands, `${2 * place.port - 1} / ${2 * place.port}`)
  assert.deepEqual([other.room, other.rack, other.panel], [place.room, place.rack, place.panel])
  assert.notEqual(other.port, place.port)
})

test('the verification code belongs to the connection and the day of issue', () => {
  const code = verificationCode('dxcon-fgk3cfwy', ISSUED)
  assert.match(code, /^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/)
  assert.equal(verificationCode('dxcon-fgk3cfwy', ISSUED + 3_600_000), code)
  assert.notEqual(verificationCode('dxcon-fgk3cfwy', ISSUED + 86_400_000), code)
  assert.notEqual(verificationCode('dxcon-fh6ayh1d', ISSUED), code)
})
