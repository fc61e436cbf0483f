import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, hub, routesOf, type Story, shown, siteWithPort, stateOf, story } from './story.ts'

const MINUTE = 60_000

/** A private virtual interface with a session of each family, both up. */
async function prepared({ carrier }: Story) {
  const connectionId = await siteWithPort(carrier, { name: 'ashburn', asn: 65_001, prefixes: ['10.0.0.0/16'] })
  const directConnectGatewayId = await hub(carrier)
  const newPrivateVirtualInterface = { virtualInterfaceName: 'vif', vlan: 100, asn: 65_001, directConnectGatewayId }
  const { virtualInterfaceId } = await call(carrier, 'CreatePrivateVirtualInterface', {
    connectionId,
    newPrivateVirtualInterface,
  })
  await call(carrier, 'CreateBGPPeer', { virtualInterfaceId, newBGPPeer: { asn: 65_001, addressFamily: 'ipv6' } })
  const bgp = async () => (await shown(carrier, virtualInterfaceId))?.bgpPeers.map(({ bgpStatus }) => bgpStatus)
  const peers = (await shown(carrier, virtualInterfaceId))?.bgpPeers.map(({ bgpPeerId }) => bgpPeerId) ?? []
  return { virtualInterfaceId, peers, bgp }
}

test('a test holds BGP down for its duration; then it comes back by itself', async () => {
  await using told = await story()
  const { carrier, served } = told
  const { virtualInterfaceId, bgp } = await prepared(told)
  assert.deepEqual([await stateOf(carrier, virtualInterfaceId), await bgp()], ['available', ['up', 'up']])
  await call(carrier, 'StartBgpFailoverTest', { virtualInterfaceId, testDurationInMinutes: 2 })
  assert.deepEqual([await stateOf(carrier, virtualInterfaceId), await bgp()], ['testing', ['down', 'down']])
  assert.deepEqual(await routesOf(carrier, virtualInterfaceId), [])
  await served.service.advance(2 * MINUTE - 1)
  assert.equal(await stateOf(carrier, virtualInterfaceId), 'testing')
  await served.service.advance(1)
  assert.deepEqual([await stateOf(carrier, virtualInterfaceId), await bgp()], ['available', ['up', 'up']])
  assert.deepEqual(await routesOf(carrier, virtualInterfaceId), ['accepted 10.0.0.0/16'])
})

test('of two peers only the one that is named goes down, and the virtual interface is testing all the same', async () => {
  await using told = await story()
  const { carrier } = told
  const { virtualInterfaceId, peers, bgp } = await prepared(told)
  await call(carrier, 'StartBgpFailoverTest', { virtualInterfaceId, bgpPeers: [peers[1]] })
  assert.deepEqual([await stateOf(carrier, virtualInterfaceId), await bgp()], ['testing', ['up', 'down']])
  assert.deepEqual(await routesOf(carrier, virtualInterfaceId), ['accepted 10.0.0.0/16'])
  await call(carrier, 'StopBgpFailoverTest', { virtualInterfaceId })
  assert.deepEqual([await stateOf(carrier, virtualInterfaceId), await bgp()], ['available', ['up', 'up']])
})
