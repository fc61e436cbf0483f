import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_QUOTAS } from '../../resources/quotas.ts'
import type { TransitGateway } from '../../resources/transitGateway.ts'
import { newTransitGateway } from '../../resources/transitGatewayOrder.ts'
import { advanceTransitGateway } from '../../resources/transitGatewayTimers.ts'
import { acceptDirectConnectGatewayAssociationProposal } from './acceptDirectConnectGatewayAssociationProposal.ts'
import { createDirectConnectGatewayAssociation } from './createDirectConnectGatewayAssociation.ts'
import { createDirectConnectGatewayAssociationProposal } from './createDirectConnectGatewayAssociationProposal.ts'
import { createPrivateVirtualInterface } from './createPrivateVirtualInterface.ts'
import { deleteDirectConnectGatewayAssociation } from './deleteDirectConnectGatewayAssociation.ts'
import { TestAccount } from './testAccount.ts'
import { updateDirectConnectGatewayAssociation } from './updateDirectConnectGatewayAssociation.ts'

const HOME = { account: '123456789012', region: 'us-east-1' }

/** An available transit gateway; `nth` keeps the ids apart. */
function transitGateway(account: TestAccount, nth: number, order: Partial<TransitGateway> = {}, scope = HOME): string {
  const { nowMs } = account
  const random = (n: number) => Uint8Array.from({ length: n }, (_, at) => nth + at)
  const terms = { nowMs, readyAt: nowMs, quotas: DEFAULT_QUOTAS, random }
  const { id } = newTransitGateway(account.world, scope, { amazonSideAsn: 64_512 + nth, ...order }, terms)
  passTransit(account)
  return id
}

function passTransit(account: TestAccount): void {
  account.pass()
  for (const kind of ['transitGateway', 'transitGatewayAttachment', 'transitGatewayRouteTable'] as const) {
    for (const { id } of [...account.world.all(kind)]) advanceTransitGateway(account.world, kind, id, account.nowMs)
  }
}

function cidrs(texts: readonly string[]) {
  return texts.map(cidr => ({ cidr }))
}

function associated(account: TestAccount, directConnectGatewayId: string, gatewayId: string, prefixes = ['10.0.0.0/8']) {
  const input = { directConnectGatewayId, gatewayId, addAllowedPrefixesToDirectConnectGateway: cidrs(prefixes) }
  return account.call(createDirectConnectGatewayAssociation, input).directConnectGatewayAssociation
}

function attachments(account: TestAccount) {
  return [...account.world.all('transitGatewayAttachment')].map(row => row.body)
}

test('a transit gateway is associated, and the DX gateway is among its attachments for as long', () => {
  const account = new TestAccount()
  const [hub, gateway] = [account.directConnectGateway(), transitGateway(account, 1)]
  const association = associated(account, hub, gateway)
  assert.deepEqual(association, {
    associationId: association?.associationId,
    directConnectGatewayId: hub,
    directConnectGatewayOwnerAccount: '123456789012',
    associationState: 'associating',
    stateChangeError: undefined,
    associatedGateway: { id: gateway, type: 'transitGateway', ownerAccount: '123456789012', region: 'us-east-1' },
    allowedPrefixesToDirectConnectGateway: [{ cidr: '10.0.0.0/8' }],
  })
  passTransit(account)
  const table = account.world.get('transitGateway', gateway)?.body.associationDefaultRouteTableId
  const [attachment] = attachments(account)
  assert.deepEqual(
    [attachment?.type, attachment?.resourceId, attachment?.state, attachment?.association, attachment?.propagations],
    [
      'direct-connect-gateway',
      hub,
      'available',
      { routeTableId: table, state: 'associated' },
      [{ routeTableId: table, state: 'enabled' }],
    ],
  )
  account.call(deleteDirectConnectGatewayAssociation, { associationId: association?.associationId })
  assert.equal(attachments(account)[0]?.state, 'deleting')
  passTransit(account)
  assert.deepEqual(attachments(account), [])
})

test('what is announced for a transit gateway is its list: required, limited, and nobody else’s', () => {
  const account = new TestAccount({ quotas: { allowedPrefixesPerTransitGateway: 2 } })
  const hub = account.directConnectGateway()
  const [first, second] = [transitGateway(account, 1), transitGateway(account, 2)]
  assert.throws(() => associated(account, hub, first, []), /addAllowedPrefixesToDirectConnectGateway is required/)
  const three = ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16']
  assert.throws(() => associated(account, hub, first, three), /would have 3 allowed prefixes; the quota is 2/)
  const association = associated(account, hub, first, ['10.1.0.0/16', '10.2.0.0/16'])
  assert.throws(
    () => associated(account, hub, second, ['10.2.3.0/24']),
    /10\.2\.3\.0\/24 overlaps 10\.2\.0\.0\/16 of another transit gateway/,
  )
  assert.throws(() => associated(account, hub, second, ['0.0.0.0/0']), /0\.0\.0\.0\/0 overlaps/)
  associated(account, hub, second, ['10.3.0.0/16'])
  account.pass()
  const update = (add: readonly string[], remove: readonly string[]) =>
    account.call(updateDirectConnectGatewayAssociation, {
      associationId: association?.associationId,
      addAllowedPrefixesToDirectConnectGateway: cidrs(add),
      removeAllowedPrefixesToDirectConnectGateway: cidrs(remove),
    }).directConnectGatewayAssociation
  assert.throws(() => update([], ['10.1.0.0/16', '10.2.0.0/16']), /is required to associate a transit gateway/)
  assert.throws(() => update(['10.3.1.0/24'], ['10.1.0.0/16']), /overlaps 10\.3\.0\.0\/16/)
  assert.deepEqual(
    update(['10.4.0.0/16'], ['10.1.0.0/16'])?.allowedPrefixesToDirectConnectGateway,
    cidrs(['10.2.0.0/16', '10.4.0.0/16']),
  )
})

test('numbers and quotas of both gateways are kept', () => {
  const account = new TestAccount({
    quotas: { transitGatewaysPerDirectConnectGateway: 2, directConnectGatewaysPerTransitGateway: 1 },
  })
  const hub = account.directConnectGateway(64_600)
  const same = transitGateway(account, 1, { amazonSideAsn: 64_600 })
  assert.throws(() => associated(account, hub, same), /have the same Amazon side ASN 64600; they must differ/)
  const first = transitGateway(account, 2)
  associated(account, hub, first, ['10.1.0.0/16'])
  assert.throws(() => associated(account, hub, first, ['10.9.0.0/16']), /is already associated with this Direct Connect Gateway/)
  assert.throws(
    () => associated(account, account.directConnectGateway(64_700), first),
    /has 1 Direct Connect Gateways; the quota is 1/,
  )
  const west = new TestAccount({ region: 'us-west-2', world: account.world })
  const far = transitGateway(west, 3, { amazonSideAsn: 64_514 }, { ...HOME, region: 'us-west-2' })
  assert.throws(
    () => associated(west, hub, far, ['10.2.0.0/16']),
    /has the Amazon side ASN 64514 of another transit gateway in us-east-1/,
  )
  assert.throws(() => associated(account, hub, far, ['10.2.0.0/16']), /^AwsError: The TransitGateway tgw-\w+ does not exist\.$/)
  associated(account, hub, transitGateway(account, 4), ['10.3.0.0/16'])
  assert.throws(
    () => associated(account, hub, transitGateway(account, 5), ['10.4.0.0/16']),
    /has 2 transit gateways; the quota is 2/,
  )
})

test('a DX gateway serves transit gateways or virtual private ones', () => {
  const account = new TestAccount()
  const [hub, other] = [account.directConnectGateway(64_600), account.directConnectGateway(64_601)]
  associated(account, hub, transitGateway(account, 1))
  const vgw = { directConnectGatewayId: hub, gatewayId: account.virtualPrivateGateway(1) }
  assert.throws(
    () => account.call(createDirectConnectGatewayAssociation, vgw),
    /it serves transit virtual interfaces and transit gateways/,
  )
  const connectionId = account.availableConnection()
  const order = { virtualInterfaceName: 'vif', vlan: 1, asn: 65_000 }
  const privately = (directConnectGatewayId: string) =>
    account.call(createPrivateVirtualInterface, {
      connectionId,
      newPrivateVirtualInterface: { ...order, directConnectGatewayId },
    })
  assert.throws(() => privately(hub), /it serves transit virtual interfaces and transit gateways/)
  privately(other)
  assert.throws(
    () => associated(account, other, transitGateway(account, 2)),
    /has the private virtual interface dxvif-\w+; it serves private/,
  )
})

test('across accounts a proposal is accepted, and the attachment stands with the transit gateway', () => {
  const owner = new TestAccount({ account: '111111111111' })
  const other = new TestAccount({ account: '222222222222', world: owner.world })
  const directConnectGatewayId = owner.directConnectGateway()
  const gatewayId = transitGateway(other, 1, {}, { account: '222222222222', region: 'us-east-1' })
  const proposal = { directConnectGatewayId, directConnectGatewayOwnerAccount: '111111111111', gatewayId }
  const propose = (prefixes: readonly string[]) =>
    other.call(createDirectConnectGatewayAssociationProposal, {
      ...proposal,
      addAllowedPrefixesToDirectConnectGateway: cidrs(prefixes),
    }).directConnectGatewayAssociationProposal?.proposalId
  const accept = (proposalId: string | undefined, override?: readonly string[]) =>
    owner.call(acceptDirectConnectGatewayAssociationProposal, {
      proposalId,
      directConnectGatewayId,
      associatedGatewayOwnerAccount: '222222222222',
      ...(override && { overrideAllowedPrefixesToDirectConnectGateway: cidrs(override) }),
    }).directConnectGatewayAssociation
  assert.throws(() => propose([]), /is required to associate a transit gateway/)
  assert.deepEqual(
    accept(propose(['10.1.0.0/16']), ['10.2.0.0/16'])?.allowedPrefixesToDirectConnectGateway,
    cidrs(['10.2.0.0/16']),
  )
  passTransit(owner)
  const [row] = [...owner.world.all('transitGatewayAttachment')]
  assert.deepEqual(
    [row?.account, row?.body.resourceOwnerAccount, row?.body.resourceId, row?.body.state],
    ['222222222222', '111111111111', directConnectGatewayId, 'available'],
  )
  assert.equal(accept(propose(['10.3.0.0/16']))?.associationState, 'updating', 'a second proposal changes what is announced')
  assert.equal([...owner.world.all('transitGatewayAttachment')].length, 1)
})
