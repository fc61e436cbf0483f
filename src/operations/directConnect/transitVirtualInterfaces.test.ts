import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDirectConnectGatewayAssociation } from './createDirectConnectGatewayAssociation.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { createTransitVirtualInterface } from './createTransitVirtualInterface.ts'
import { deleteVirtualInterface } from './deleteVirtualInterface.ts'
import { describeDirectConnectGatewayAttachments } from './describeDirectConnectGatewayAttachments.ts'
import { TestAccount } from './testAccount.ts'

type Order = NonNullable<Parameters<typeof createTransitVirtualInterface>[1]['newTransitVirtualInterface']>

function prepared(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const connectionId = account.availableConnection()
  const directConnectGatewayId = account.directConnectGateway()
  const base = { virtualInterfaceName: 'vif', vlan: 300, asn: 65_000, directConnectGatewayId }
  const order = (change: Partial<Order> = {}) =>
    account.call(createTransitVirtualInterface, { connectionId, newTransitVirtualInterface: { ...base, ...change } })
  const orderPrivate = (change: object = {}) =>
    account.call(createPrivateVirtualInterface, { connectionId, newPrivateVirtualInterface: { ...base, ...change } })
  return { account, connectionId, directConnectGatewayId, order, orderPrivate }
}

test('a transit virtual interface answers nested and is attached to its DX gateway', () => {
  const { account, directConnectGatewayId, order } = prepared()
  const vif = order({ mtu: 8500 }).virtualInterface
  assert.deepEqual(
    [vif?.virtualInterfaceType, vif?.virtualInterfaceState, vif?.mtu, vif?.amazonSideAsn, vif?.directConnectGatewayId],
    ['transit', 'pending', 8500, 64_600, directConnectGatewayId],
  )
  const attachments = () =>
    account.call(describeDirectConnectGatewayAttachments, { directConnectGatewayId }).directConnectGatewayAttachments
  assert.deepEqual(
    attachments()?.map(({ attachmentType, attachmentState }) => [attachmentType, attachmentState]),
    [['TransitVirtualInterface', 'attaching']],
  )
  account.pass()
  assert.equal(attachments()?.[0]?.attachmentState, 'attached')
})

for (const [change, message, because] of [
  [{ mtu: 9001 }, /MTU 9001 is not valid for a transit virtual interface: 1500 and 8500 are allowed/, 'jumbo ends at 8500'],
  [
    { directConnectGatewayId: '' },
    /A transit virtual interface needs a gateway: give directConnectGatewayId/,
    'nothing else can end it',
  ],
  [{ asn: 64_600 }, /is the ASN of the Amazon side/, 'eBGP needs two AS numbers'],
  [{ asn: 3_000_000_000 }, /use asnLong/, 'asn stops at 2147483646'],
] as const) {
  test(`a transit virtual interface with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { order } = prepared()
    assert.throws(() => order(change), { name: 'AwsError', code: 'DirectConnectClientException', message })
  })
}

test('a DX gateway serves private or transit virtual interfaces, and changes with the last of them', () => {
  const { account, directConnectGatewayId, order, orderPrivate } = prepared()
  const { virtualInterface } = order()
  assert.throws(() => orderPrivate({ vlan: 301 }), /has the transit virtual interface dxvif-\w+; it serves transit/)
  const gatewayId = account.virtualPrivateGateway(1)
  const associate = () => account.call(createDirectConnectGatewayAssociation, { directConnectGatewayId, gatewayId })
  assert.throws(associate, /it serves transit virtual interfaces and transit gateways, and nothing of the other kind/)
  account.call(deleteVirtualInterface, { virtualInterfaceId: virtualInterface?.virtualInterfaceId })
  associate()
  assert.throws(() => order({ vlan: 302 }), /has the association with vgw-\w+; it serves private/)
  orderPrivate({ vlan: 303 })
})

test('a connection takes four transit virtual interfaces beside the 50 others', () => {
  const { order, orderPrivate, account } = prepared()
  for (let vlan = 1; vlan <= 4; vlan++) order({ vlan })
  assert.throws(() => order({ vlan: 5 }), { code: 'LimitExceededException', message: /has 4 virtual interfaces.* 4 transit/ })
  assert.equal(orderPrivate({ vlan: 6, directConnectGatewayId: account.directConnectGateway(64_601) }).vlan, 6)
})
