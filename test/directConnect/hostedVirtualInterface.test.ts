import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, hub, OWNER, routesOf, shown, siteWithPort, stateOf, story } from './story.ts'

test('allocated by one account, confirmed by the other: BGP comes up and both see it available', async () => {
  await using told = await story()
  const { carrier, owner } = told
  const connectionId = await siteWithPort(carrier, { name: 'ashburn', asn: 65_001, prefixes: ['10.0.0.0/16'] })
  const newPrivateVirtualInterfaceAllocation = { virtualInterfaceName: 'hosted', vlan: 400, asn: 65_001 }
  const order = { connectionId, ownerAccount: OWNER, newPrivateVirtualInterfaceAllocation }
  const { virtualInterfaceId } = await call(carrier, 'AllocatePrivateVirtualInterface', order)
  assert.deepEqual(
    [await stateOf(carrier, virtualInterfaceId), await stateOf(owner, virtualInterfaceId)],
    ['confirming', 'confirming'],
  )
  assert.equal((await shown(owner, virtualInterfaceId))?.bgpPeers[0]?.bgpStatus, 'down', 'nothing is carried before')
  const directConnectGatewayId = await hub(owner)
  await call(owner, 'ConfirmPrivateVirtualInterface', { virtualInterfaceId, directConnectGatewayId })
  assert.deepEqual(
    [await stateOf(carrier, virtualInterfaceId), await stateOf(owner, virtualInterfaceId)],
    ['available', 'available'],
  )
  assert.equal((await shown(owner, virtualInterfaceId))?.bgpPeers[0]?.bgpStatus, 'up')
  assert.deepEqual(await routesOf(owner, virtualInterfaceId), ['accepted 10.0.0.0/16'])
  const { directConnectGatewayAttachments } = await call(owner, 'DescribeDirectConnectGatewayAttachments', {
    directConnectGatewayId,
  })
  assert.deepEqual(
    (directConnectGatewayAttachments as { attachmentState: string }[]).map(({ attachmentState }) => attachmentState),
    ['attached'],
  )
  await call(carrier, 'DeleteVirtualInterface', { virtualInterfaceId })
  assert.equal(await stateOf(owner, virtualInterfaceId), 'deleted')
})

test('declined by its owner it is rejected, and its VLAN goes to the next', async () => {
  await using told = await story()
  const { carrier, owner } = told
  const connectionId = await siteWithPort(carrier, { name: 'ashburn', asn: 65_001, prefixes: [] })
  const newTransitVirtualInterfaceAllocation = { virtualInterfaceName: 'hosted', vlan: 400, asn: 65_001 }
  const order = { connectionId, ownerAccount: OWNER, newTransitVirtualInterfaceAllocation }
  const allocate = async () =>
    (await call(carrier, 'AllocateTransitVirtualInterface', order)).virtualInterface as Record<string, unknown>
  const { virtualInterfaceId } = await allocate()
  assert.deepEqual(await call(owner, 'DeleteVirtualInterface', { virtualInterfaceId }), { virtualInterfaceState: 'rejected' })
  assert.equal(await stateOf(carrier, virtualInterfaceId), 'rejected')
  assert.equal((await allocate()).vlan, 400)
  await told.served.service.advance(15 * 60_000)
  assert.equal(await stateOf(carrier, virtualInterfaceId), undefined)
})

test('at AWS’s pace a public one is verified first', async () => {
  await using told = await story('aws')
  const { carrier } = told
  const connectionId = await siteWithPort(carrier, { name: 'ashburn', asn: 65_001, prefixes: ['10.0.0.0/16'] })
  await told.served.service.advance(72 * 3_600_000)
  const newPublicVirtualInterface = {
    virtualInterfaceName: 'public',
    vlan: 401,
    asn: 65_001,
    amazonAddress: '203.0.113.1/30',
    customerAddress: '203.0.113.2/30',
    routeFilterPrefixes: [{ cidr: '198.51.100.0/24' }],
  }
  const { virtualInterfaceId } = await call(carrier, 'CreatePublicVirtualInterface', { connectionId, newPublicVirtualInterface })
  assert.equal(await stateOf(carrier, virtualInterfaceId), 'verifying')
  await told.served.service.advance(60_000)
  assert.equal(await stateOf(carrier, virtualInterfaceId), 'available')
})
