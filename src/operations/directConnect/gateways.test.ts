import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDirectConnectGateway } from './createDirectConnectGateway.ts'
import { createDirectConnectGatewayAssociation } from './createDirectConnectGatewayAssociation.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { deleteDirectConnectGateway } from './deleteDirectConnectGateway.ts'
import { deleteDirectConnectGatewayAssociation } from './deleteDirectConnectGatewayAssociation.ts'
import { deleteVirtualInterface } from './deleteVirtualInterface.ts'
import { describeDirectConnectGatewayAssociations } from './describeDirectConnectGatewayAssociations.ts'
import { describeDirectConnectGatewayAttachments } from './describeDirectConnectGatewayAttachments.ts'
import { describeDirectConnectGateways } from './describeDirectConnectGateways.ts'
import { describeVirtualGateways } from './describeVirtualGateways.ts'
import { TestAccount } from './testAccount.ts'
import { updateDirectConnectGateway } from './updateDirectConnectGateway.ts'
import { updateDirectConnectGatewayAssociation } from './updateDirectConnectGatewayAssociation.ts'

const UNKNOWN = '5f294f92-bafb-4011-916d-9b0bd0000000'

function associated(account: TestAccount, directConnectGatewayId: string, gatewayId: string, prefixes: string[] = []) {
  const addAllowedPrefixesToDirectConnectGateway = prefixes.map(cidr => ({ cidr }))
  const input = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway }
  return account.call(createDirectConnectGatewayAssociation, input).directConnectGatewayAssociation
}

function associationState(account: TestAccount, associationId: string | undefined): string | undefined {
  const { directConnectGatewayAssociations } = account.call(describeDirectConnectGatewayAssociations, { associationId })
  return directConnectGatewayAssociations?.[0]?.associationState
}

test('a DX gateway is available at once, has ASN 64512 unless told, and is seen from every Region', () => {
  const account = new TestAccount()
  const { directConnectGateway } = account.call(createDirectConnectGateway, { directConnectGatewayName: 'hub' })
  const { directConnectGatewayId = '' } = directConnectGateway ?? {}
  assert.match(directConnectGatewayId, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.deepEqual(directConnectGateway, {
    directConnectGatewayId,
    directConnectGatewayName: 'hub',
    amazonSideAsn: 64_512,
    ownerAccount: '123456789012',
    directConnectGatewayState: 'available',
    stateChangeError: undefined,
    tags: [],
  })
  const elsewhere = new TestAccount({ region: 'eu-west-1', world: account.world })
  const found = elsewhere.call(describeDirectConnectGateways, { directConnectGatewayId }).directConnectGateways
  assert.deepEqual(found, [{ ...directConnectGateway, totalPrefixPoolAllocations: 0 }])
  const newDirectConnectGatewayName = 'renamed'
  const renamed = elsewhere.call(updateDirectConnectGateway, { directConnectGatewayId, newDirectConnectGatewayName })
  assert.equal(renamed.directConnectGateway?.directConnectGatewayName, 'renamed')
  const stranger = new TestAccount({ account: '210987654321', world: account.world })
  assert.deepEqual(stranger.call(describeDirectConnectGateways, {}).directConnectGateways, [])
  assert.throws(() => stranger.call(deleteDirectConnectGateway, { directConnectGatewayId }), /does not exist/)
})

for (const [amazonSideAsn, allowed] of [
  [64_511, false],
  [64_512, true],
  [65_534, true],
  [65_535, false],
  [4_199_999_999, false],
  [4_200_000_000, true],
  [4_294_967_294, true],
  [4_294_967_295, false],
  [7224, false],
] as const) {
  test(`ASN ${amazonSideAsn} is ${allowed ? '' : 'not '}for a DX gateway: its ranges are the private ones`, () => {
    const input = { directConnectGatewayName: 'hub', amazonSideAsn }
    const create = () => new TestAccount().call(createDirectConnectGateway, input).directConnectGateway?.amazonSideAsn
    if (allowed) assert.equal(create(), amazonSideAsn)
    else assert.throws(create, /is not valid: 64512 to 65534 and 4200000000 to 4294967294/)
  })
}

test('an account has as many DX gateways as its quota', () => {
  const account = new TestAccount({ quotas: { directConnectGatewaysPerAccount: 1 } })
  account.directConnectGateway()
  assert.throws(() => account.directConnectGateway(), /the quota is 1 per account/)
})

test('an association is associating until it is provisioned, and lists what it allows', () => {
  const account = new TestAccount()
  const hub = account.directConnectGateway()
  const gateway = account.virtualPrivateGateway(1)
  const association = associated(account, hub, gateway, ['10.1.0.0/16', '10.1.0.0/16'])
  const { associationId } = association ?? {}
  assert.deepEqual(association, {
    associationId,
    directConnectGatewayId: hub,
    directConnectGatewayOwnerAccount: '123456789012',
    associationState: 'associating',
    stateChangeError: undefined,
    associatedGateway: { id: gateway, type: 'virtualPrivateGateway', ownerAccount: '123456789012', region: 'us-east-1' },
    allowedPrefixesToDirectConnectGateway: [{ cidr: '10.1.0.0/16' }],
    virtualGatewayId: gateway,
    virtualGatewayRegion: 'us-east-1',
    virtualGatewayOwnerAccount: '123456789012',
  })
  account.pass()
  assert.equal(associationState(account, associationId), 'associated')
})

test('associations are found by id, by either gateway and by both, and by nothing at all not', () => {
  const account = new TestAccount()
  const [hub, other] = [account.directConnectGateway(), account.directConnectGateway()]
  const gateways = [account.virtualPrivateGateway(1), account.virtualPrivateGateway(2)] as const
  const ids = gateways.map(gateway => associated(account, hub, gateway)?.associationId)
  const found = (input: Parameters<typeof describeDirectConnectGatewayAssociations>[1]) =>
    account
      .call(describeDirectConnectGatewayAssociations, input)
      .directConnectGatewayAssociations?.map(each => each.associationId)
  assert.deepEqual(found({ directConnectGatewayId: hub }), ids)
  assert.deepEqual(found({ directConnectGatewayId: other }), [])
  assert.deepEqual(found({ associatedGatewayId: gateways[1] }), [ids[1]])
  assert.deepEqual(found({ virtualGatewayId: gateways[0], directConnectGatewayId: hub }), [ids[0]])
  assert.deepEqual(found({ virtualGatewayId: gateways[0], directConnectGatewayId: other }), [])
  assert.deepEqual(found({ associationId: ids[0] }), [ids[0]])
  assert.deepEqual(found({ associationId: UNKNOWN }), [])
  assert.throws(() => found({}), /Give at least one of/)
  assert.throws(() => found({ associationId: `ga-${hub}${gateways[0]}` }), /^AwsError: Association ID has an invalid format\./)
})

test('who may not be associated, and why', () => {
  const account = new TestAccount({ quotas: { virtualPrivateGatewaysPerDirectConnectGateway: 2 } })
  const [hub, other] = [account.directConnectGateway(), account.directConnectGateway()]
  const first = account.virtualPrivateGateway(1, '10.1.0.0/16')
  associated(account, hub, first)
  const refused = (gatewayId: string, message: RegExp, hubId = hub, prefixes: string[] = []) =>
    assert.throws(() => associated(account, hubId, gatewayId, prefixes), { name: 'AwsError', message })
  refused(first, /already associated with this Direct Connect Gateway/)
  refused(first, /already associated with another Direct Connect Gateway/, other)
  refused('vgw-0000000000000000f', /^The VirtualGateway vgw-0000000000000000f does not exist\./)
  refused(first, /^Direct Connect Gateway .* does not exist\./, UNKNOWN)
  const { attachment: _, ...detached } = account.world.get('virtualPrivateGateway', first)!.body
  account.put('virtualPrivateGateway', 'vgw-00000000000000003', detached)
  refused('vgw-00000000000000003', /is not attached to a VPC/)
  refused(account.virtualPrivateGateway(4, '10.1.128.0/20'), /10\.1\.128\.0\/20 .* overlaps .*10\.1\.0\.0\/16/)
  refused(account.virtualPrivateGateway(5), /Prefix 10\.5\.0\.1\/16 is not valid/, hub, ['10.5.0.1/16'])
  refused('tgw-00000000000000001', /addAllowedPrefixesToDirectConnectGateway is required to associate a transit gateway/)
  refused('tgw-00000000000000001', /^The TransitGateway tgw-00000000000000001 does not exist\./, hub, ['10.0.0.0/8'])
  associated(account, hub, account.virtualPrivateGateway(6))
  refused(account.virtualPrivateGateway(7), /has 2 virtual private gateways; the quota is 2/)
})

test('a gateway of another Region is associated from there', () => {
  const account = new TestAccount()
  const hub = account.directConnectGateway()
  const west = new TestAccount({ region: 'us-west-2', world: account.world })
  const gateway = west.virtualPrivateGateway(2)
  assert.throws(() => associated(account, hub, gateway), /VirtualGateway .* does not exist/)
  assert.equal(associated(west, hub, gateway)?.associatedGateway?.region, 'us-west-2')
})

test('allowed prefixes are added and removed while the association is updating, and never from one that is not associated', () => {
  const account = new TestAccount()
  const association = associated(account, account.directConnectGateway(), account.virtualPrivateGateway(1), ['10.1.0.0/17'])
  const update = {
    associationId: association?.associationId,
    addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.1.0.0/16' }],
    removeAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.1.0.0/17' }],
  }
  assert.throws(() => account.call(updateDirectConnectGatewayAssociation, update), /is associating/)
  account.pass()
  const changed = account.call(updateDirectConnectGatewayAssociation, update).directConnectGatewayAssociation
  assert.equal(changed?.associationState, 'updating')
  assert.deepEqual(changed?.allowedPrefixesToDirectConnectGateway, [{ cidr: '10.1.0.0/16' }])
  account.pass()
  assert.equal(associationState(account, update.associationId), 'associated')
})

test('an association ends: disassociating in the answer, then gone; its gateway is free for another', () => {
  const account = new TestAccount()
  const hub = account.directConnectGateway()
  const gateway = account.virtualPrivateGateway(1)
  const { associationId } = associated(account, hub, gateway) ?? {}
  account.pass()
  const ended = account.call(deleteDirectConnectGatewayAssociation, { associationId }).directConnectGatewayAssociation
  assert.equal(ended?.associationState, 'disassociating')
  assert.equal(associationState(account, associationId), 'disassociating')
  account.pass()
  assert.equal(associationState(account, associationId), undefined)
  assert.throws(() => account.call(deleteDirectConnectGatewayAssociation, { associationId }), /does not exist/)
  assert.equal(associated(account, hub, gateway)?.associationState, 'associating')
  const both = { directConnectGatewayId: hub, virtualGatewayId: gateway }
  const again = account.call(deleteDirectConnectGatewayAssociation, both).directConnectGatewayAssociation
  assert.equal(again?.associationState, 'disassociating')
  assert.throws(() => account.call(deleteDirectConnectGatewayAssociation, { virtualGatewayId: gateway }), /Give associationId/)
})

test('a DX gateway in use is not deleted; an unused one is deleting, then gone', () => {
  const account = new TestAccount()
  const directConnectGatewayId = account.directConnectGateway()
  const remove = () => account.call(deleteDirectConnectGateway, { directConnectGatewayId }).directConnectGateway
  const association = associated(account, directConnectGatewayId, account.virtualPrivateGateway(1))
  assert.throws(remove, /has 0 virtual interface attachments and 1 associations and cannot be deleted/)
  account.call(deleteDirectConnectGatewayAssociation, { associationId: association?.associationId })
  account.pass()
  const { virtualInterfaceId } = account.call(createPrivateVirtualInterface, {
    connectionId: account.availableConnection(),
    newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan: 1, asn: 65_000, directConnectGatewayId },
  })
  assert.throws(remove, new RegExp(`1 virtual interface attachments .* delete ${virtualInterfaceId} first`))
  account.call(deleteVirtualInterface, { virtualInterfaceId })
  account.pass()
  assert.equal(remove()?.directConnectGatewayState, 'deleting')
  account.pass()
  assert.deepEqual(account.call(describeDirectConnectGateways, { directConnectGatewayId }).directConnectGateways, [])
  assert.throws(remove, /does not exist/)
})

test('an attachment follows its virtual interface: attaching, attached, detaching, gone', () => {
  const account = new TestAccount()
  const directConnectGatewayId = account.directConnectGateway()
  const connectionId = account.availableConnection()
  const { virtualInterfaceId } = account.call(createPrivateVirtualInterface, {
    connectionId,
    newPrivateVirtualInterface: { virtualInterfaceName: 'vif', vlan: 1, asn: 65_000, directConnectGatewayId },
  })
  const attachments = (input: { directConnectGatewayId?: string; virtualInterfaceId?: string | undefined }) =>
    account.call(describeDirectConnectGatewayAttachments, input).directConnectGatewayAttachments ?? []
  const state = () => attachments({ virtualInterfaceId })[0]?.attachmentState
  assert.equal(state(), 'attaching')
  account.pass()
  assert.deepEqual(attachments({ directConnectGatewayId }), [
    {
      directConnectGatewayId,
      virtualInterfaceId,
      virtualInterfaceRegion: 'us-east-1',
      virtualInterfaceOwnerAccount: '123456789012',
      attachmentState: 'attached',
      attachmentType: 'PrivateVirtualInterface',
    },
  ])
  account.call(deleteVirtualInterface, { virtualInterfaceId })
  assert.equal(state(), 'detaching')
  account.pass()
  assert.equal(state(), undefined)
  assert.throws(() => attachments({}), /Give at least one of/)
})

test('virtual private gateways are listed with their state, deleted ones not', () => {
  const account = new TestAccount()
  const id = account.virtualPrivateGateway(1)
  account.virtualPrivateGateway(2, '10.2.0.0/16', { state: 'deleted' })
  assert.deepEqual(account.call(describeVirtualGateways, {}).virtualGateways, [
    { virtualGatewayId: id, virtualGatewayState: 'available' },
  ])
})
