import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row } from '../resources/world.ts'
import { faultsOf } from './faultsOf.ts'

const row = (kind: string, id: string, account: string, body: object) => ({ kind, id, account, body }) as unknown as Row

/** Two accounts with a port each on one device, in one meet-me room and on one card, in one network. */
const MEMBERS = ['mine', 'yours'].flatMap(account => [
  row('connection', `dxcon-${account}`, account, { awsDevice: 'd', location: 'EqDC2' }),
  row('crossConnect', `x-${account}`, account, { connectionId: `dxcon-${account}`, room: 'mmr', lineCard: 'c1' }),
  row('site', `site-${account}-hq`, account, {}),
])

for (const [on, expected, because] of [
  ['line-card:d/c1', ['connection:dxcon-mine'], 'of a card that two have ports on, one’s own'],
  ['line-card:d/c2', [], 'another card'],
  ['line-card:e/c1', [], 'another device'],
  ['room:EQDC2/mmr', ['cross-connect:dxcon-mine'], 'of a room that two are in, one’s own'],
  ['room:CSVA1/mmr', [], 'another building'],
  ['room:site-mine-hq/a', ['room:site-mine-hq/a'], 'a room of one’s own site'],
  ['room:site-yours-hq/a', [], 'a room of somebody else’s'],
  ['device:d', ['connection:dxcon-mine'], 'of a device that two have ports on, one’s own'],
] as const) {
  test(`${on} broken by one of two accounts breaks ${expected.join(' ') || 'nothing'}: ${because}`, () => {
    const fault = row('fault', 'fault-1', 'mine', { kind: 'cut', on, since: 0 }) as Row<'fault'>
    assert.deepEqual(
      faultsOf(MEMBERS, [fault]).map(each => each.on),
      expected,
    )
  })
}
