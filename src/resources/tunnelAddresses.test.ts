import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePrefix } from '../net/prefix.ts'
import { draftOf } from './draft.ts'
import { checkPreSharedKey, newPreSharedKey } from './preSharedKey.ts'
import { WorldTables } from './tables.ts'
import { freeInsideCidr, insideCidrsTaken, parseInsideCidr } from './tunnelAddresses.ts'

const NOTHING_TAKEN: readonly never[] = []

for (const [text, isAllowed, because] of [
  ['169.254.6.0/30', true, 'the first that is not reserved'],
  ['169.254.255.252/30', true, 'the last'],
  ['169.254.5.0/30', false, 'reserved'],
  ['169.254.0.4/30', true, 'only the first /30 of it is reserved'],
  ['169.254.169.252/30', false, 'reserved'],
  ['169.254.6.0/29', false, 'no /30'],
  ['169.254.6.1/30', false, 'host bits'],
  ['10.0.0.0/30', false, 'outside of link-local'],
  ['nonsense', false, 'no CIDR'],
] as const) {
  test(`inside CIDR ${text} is ${isAllowed ? 'taken' : 'refused'}: ${because}`, () => {
    if (isAllowed) assert.equal(parseInsideCidr(text, NOTHING_TAKEN).text, text)
    else assert.throws(() => parseInsideCidr(text, NOTHING_TAKEN), { code: 'InvalidParameterValue' })
  })
}

test('a free block steps over what is reserved or taken', () => {
  const taken = [parsePrefix('169.254.0.4/30')!]
  assert.equal(freeInsideCidr(taken, n => new Uint8Array(n)).text, '169.254.0.8/30', '.0 is reserved, .4 is taken')
})

test('live virtual interfaces of the gateway take the blocks of their peers', () => {
  const world = draftOf(new WorldTables())
  const peer = { id: 'dxpeer-1', addressFamily: 'ipv4', asn: 65_000, authKey: 'k', state: 'available' } as const
  for (const [number, gatewayId, state] of [
    [20, 'vgw-1', 'available'],
    [21, 'vgw-1', 'deleted'],
    [22, 'vgw-2', 'available'],
  ] as const) {
    const addresses = { amazonAddress: `169.254.${number}.1/29`, customerAddress: `169.254.${number}.2/29` }
    world.put(
      'virtualInterface',
      `dxvif-${number}`,
      { account: '1', region: 'us-east-1' },
      {
        type: 'private',
        connectionId: 'dxcon-1',
        name: 'vif',
        vlan: number,
        mtu: 1500,
        state,
        createdAt: 0,
        ownerAccount: '1',
        gateway: { kind: 'virtualPrivateGateway', id: gatewayId },
        amazonSideAsn: 64_512,
        peers: [{ ...peer, ...addresses }],
        siteLinkEnabled: false,
        routeFilterPrefixes: [],
        tags: {},
      },
    )
  }
  const taken = insideCidrsTaken(world, 'vgw-1')
  assert.deepEqual([...new Set(taken.map(({ text }) => text))], ['169.254.20.0/29'])
  assert.throws(() => parseInsideCidr('169.254.20.4/30', taken), /already in use/)
})

for (const [key, isAllowed, because] of [
  ['abcdefgh', true, 'eight characters'],
  ['A'.repeat(64), true, '64 characters'],
  ['a.b_c.d_9', true, 'full stops and underscores'],
  ['abcdefg', false, 'seven'],
  ['A'.repeat(65), false, '65'],
  ['0bcdefgh', false, 'starts with zero'],
  ['abcdefg-', false, 'a dash'],
] as const) {
  test(`pre-shared key ${key.slice(0, 10)}: ${because}`, () => {
    if (isAllowed) assert.equal(checkPreSharedKey(key), key)
    else
      assert.throws(
        () => checkPreSharedKey(key),
        error => error instanceof Error && !error.message.includes(key),
      )
  })
}

test('a generated key keeps the rule whatever the entropy', () => {
  for (let byte = 0; byte < 256; byte++)
    assert.match(checkPreSharedKey(newPreSharedKey(n => new Uint8Array(n).fill(byte))), /^.{32}$/)
})
