import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createBGPPeer } from './createBGPPeer.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { deleteVirtualInterface } from './deleteVirtualInterface.ts'
import { describeVirtualInterfaces } from './describeVirtualInterfaces.ts'
import { listVirtualInterfaceTestHistory } from './listVirtualInterfaceTestHistory.ts'
import { startBgpFailoverTest } from './startBgpFailoverTest.ts'
import { stopBgpFailoverTest } from './stopBgpFailoverTest.ts'
import { TestAccount } from './testAccount.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** A virtual interface with a peer of each family, available. */
function prepared() {
  const account = new TestAccount()
  const directConnectGatewayId = account.directConnectGateway()
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 100, asn: 65_000, directConnectGatewayId }
  const vif = account.call(createPrivateVirtualInterface, {
    connectionId: account.availableConnection(),
    newPrivateVirtualInterface,
  })
  const { virtualInterfaceId = '' } = vif
  const newBGPPeer = { addressFamily: 'ipv6' as const, asn: 65_000 }
  const both = account.call(createBGPPeer, { virtualInterfaceId, newBGPPeer }).virtualInterface?.bgpPeers
  account.pass()
  account.world.update('virtualInterface', virtualInterfaceId, { state: 'available' })
  const start = (change: object = {}) =>
    account.call(startBgpFailoverTest, { virtualInterfaceId, ...change }).virtualInterfaceTest
  const state = () =>
    account.call(describeVirtualInterfaces, { virtualInterfaceId }).virtualInterfaces?.[0]?.virtualInterfaceState
  const history = (filter: object = {}) =>
    account.call(listVirtualInterfaceTestHistory, filter).virtualInterfaceTestHistory?.map(({ status }) => status)
  const peers = both?.map(({ bgpPeerId = '' }) => bgpPeerId) ?? []
  return { account, virtualInterfaceId, peers, start, state, history }
}

test('a test takes all peers for three hours unless told otherwise, and is completed by time', () => {
  const { account, virtualInterfaceId, peers, start, state, history } = prepared()
  const run = start()
  assert.deepEqual(
    [run?.status, run?.virtualInterfaceId, run?.bgpPeers, run?.testDurationInMinutes, run?.ownerAccount, run?.endTime],
    ['In progress', virtualInterfaceId, peers, 180, '123456789012', undefined],
  )
  assert.equal(state(), 'testing')
  account.pass(180 * MINUTE - 1)
  assert.equal(state(), 'testing')
  account.pass(1)
  assert.equal(state(), 'down', 'until the fabric says that BGP is up')
  const [ended] = account.call(listVirtualInterfaceTestHistory, { testId: run?.testId }).virtualInterfaceTestHistory ?? []
  assert.deepEqual([ended?.status, ended?.endTime?.getTime()], ['Completed', account.nowMs])
  account.pass(365 * DAY - 1)
  assert.deepEqual(history(), ['Completed'])
  account.pass(1)
  assert.deepEqual(history(), [], 'history is kept for 365 days')
})

test('a stopped test is cancelled; the next may begin, and one at a time', () => {
  const { account, virtualInterfaceId, start, state, history } = prepared()
  const stop = () => account.call(stopBgpFailoverTest, { virtualInterfaceId }).virtualInterfaceTest
  assert.throws(stop, /is available; no failover test of it is running/)
  const { testId } = start({ testDurationInMinutes: 1 }) ?? {}
  assert.throws(() => start(), new RegExp(`is being tested by ${testId}; stop that test first`))
  account.pass(1000)
  assert.deepEqual([stop()?.status, state()], ['Cancelled', 'down'])
  assert.throws(() => start(), /is down; a failover test needs it available/)
  account.pass(MINUTE)
  assert.deepEqual(history(), ['Cancelled'], 'its time runs out and changes nothing')
  account.world.update('virtualInterface', virtualInterfaceId, { state: 'available' })
  start()
  assert.deepEqual(history(), ['In progress', 'Cancelled'], 'the latest first')
  for (const [filter, found] of [
    [{ status: 'cancelled' }, ['Cancelled']],
    [{ testId }, ['Cancelled']],
    [{ virtualInterfaceId: 'dxvif-zzzzzzzz' }, []],
    [{ maxResults: 1 }, ['In progress']],
  ] as const) {
    assert.deepEqual(history(filter), found, JSON.stringify(filter))
  }
})

test('one peer alone can be tested', () => {
  const { account, peers, start, history, virtualInterfaceId } = prepared()
  assert.deepEqual(start({ bgpPeers: [peers[1]] })?.bgpPeers, [peers[1]])
  assert.deepEqual(account.world.get('virtualInterface', virtualInterfaceId)?.body.test?.peerIds, [peers[1]])
  assert.deepEqual([history({ bgpPeers: [peers[0]] }), history({ bgpPeers: [peers[1]] })], [[], ['In progress']])
})

test('deleting the virtual interface fails its test', () => {
  const { account, virtualInterfaceId, start, state, history } = prepared()
  start()
  assert.deepEqual(account.call(deleteVirtualInterface, { virtualInterfaceId }), { virtualInterfaceState: 'deleting' })
  account.pass()
  assert.deepEqual([state(), history()], ['deleted', ['Failed']])
})

for (const [change, message, because] of [
  [{ testDurationInMinutes: 0 }, /A test duration of 0 minutes is not valid: 1 to 4320 are allowed/, 'no time is no test'],
  [{ testDurationInMinutes: 4321 }, /4321 minutes is not valid/, 'three days are the most'],
  [{ testDurationInMinutes: 1.5 }, /1\.5 minutes is not valid/, 'minutes are whole'],
  [{ bgpPeers: ['dxpeer-zzzzzzzz'] }, /The BGP peer dxpeer-zzzzzzzz is not on Virtual Interface dxvif-/, 'it is not there'],
] as const) {
  test(`a test with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { start, state } = prepared()
    assert.throws(() => start(change), { name: 'AwsError', message })
    assert.equal(state(), 'available')
  })
}
