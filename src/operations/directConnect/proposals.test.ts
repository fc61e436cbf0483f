import assert from 'node:assert/strict'
import { test } from 'node:test'
import { acceptDirectConnectGatewayAssociationProposal } from './acceptDirectConnectGatewayAssociationProposal.ts'
import { createDirectConnectGatewayAssociationProposal } from './createDirectConnectGatewayAssociationProposal.ts'
import { deleteDirectConnectGatewayAssociationProposal } from './deleteDirectConnectGatewayAssociationProposal.ts'
import { describeDirectConnectGatewayAssociationProposals } from './describeDirectConnectGatewayAssociationProposals.ts'
import { TestAccount } from './testAccount.ts'

const DAY_MS = 86_400_000
const OWNER = '111111111111'
const UNKNOWN = '5f294f92-bafb-4011-916d-9b0bd0000000'

/** The owner of a DX gateway, and another account that has a virtual private gateway. */
function neighbours() {
  const owner = new TestAccount({ account: OWNER })
  const other = new TestAccount({ account: '222222222222', world: owner.world })
  const order = {
    directConnectGatewayId: owner.directConnectGateway(),
    directConnectGatewayOwnerAccount: OWNER,
    gatewayId: other.virtualPrivateGateway(1),
    addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.1.0.0/16' }],
  }
  const propose = (change: Partial<typeof order> = {}) =>
    other.call(createDirectConnectGatewayAssociationProposal, { ...order, ...change }).directConnectGatewayAssociationProposal
  const acceptance = (proposalId = UNKNOWN) => ({
    proposalId,
    directConnectGatewayId: order.directConnectGatewayId,
    associatedGatewayOwnerAccount: '222222222222',
  })
  const states = (account: TestAccount) =>
    account
      .call(describeDirectConnectGatewayAssociationProposals, {})
      .directConnectGatewayAssociationProposals?.map(({ proposalState }) => proposalState)
  return { owner, other, order, propose, acceptance, states }
}

test('a proposal says what exists and what is wanted, and both owners see it from every Region', () => {
  const { owner, other, order, propose } = neighbours()
  const proposal = propose()
  assert.deepEqual(proposal, {
    proposalId: proposal?.proposalId,
    directConnectGatewayId: order.directConnectGatewayId,
    directConnectGatewayOwnerAccount: OWNER,
    proposalState: 'requested',
    associatedGateway: {
      id: order.gatewayId,
      type: 'virtualPrivateGateway',
      ownerAccount: '222222222222',
      region: 'us-east-1',
    },
    existingAllowedPrefixesToDirectConnectGateway: [],
    requestedAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.1.0.0/16' }],
  })
  const elsewhere = new TestAccount({ account: OWNER, region: 'eu-west-1', world: owner.world })
  const stranger = new TestAccount({ account: '333333333333', world: owner.world })
  for (const [account, seen] of [
    [owner, 1],
    [other, 1],
    [elsewhere, 1],
    [stranger, 0],
  ] as const) {
    const filters: Parameters<typeof describeDirectConnectGatewayAssociationProposals>[1][] = [
      {},
      { proposalId: proposal?.proposalId },
      { directConnectGatewayId: order.directConnectGatewayId },
      { associatedGatewayId: order.gatewayId },
    ]
    for (const filter of filters) {
      const found = account.call(describeDirectConnectGatewayAssociationProposals, filter)
      assert.equal(found.directConnectGatewayAssociationProposals?.length, seen)
    }
  }
})

test('nobody accepts in time: a proposal is gone 7 days after it was made', () => {
  const { owner, other, propose, acceptance, states } = neighbours()
  const proposal = propose()
  owner.pass(7 * DAY_MS - 1)
  assert.deepEqual([states(owner), states(other)], [['requested'], ['requested']])
  owner.pass(1)
  assert.deepEqual([states(owner), states(other)], [[], []])
  assert.throws(() => owner.call(acceptDirectConnectGatewayAssociationProposal, acceptance(proposal?.proposalId)), /is not found/)
})

for (const [by, because] of [
  ['other', 'who made it takes it back'],
  ['owner', 'who got it turns it down'],
] as const) {
  test(`a deleted proposal is shown for 3 days and cannot be accepted any more: ${because}`, () => {
    const { owner, propose, acceptance, states, ...rest } = neighbours()
    const proposalId = propose()?.proposalId ?? ''
    const who = by === 'owner' ? owner : rest.other
    const answer = () => who.call(deleteDirectConnectGatewayAssociationProposal, { proposalId })
    assert.equal(answer().directConnectGatewayAssociationProposal?.proposalState, 'deleted')
    assert.deepEqual(answer(), answer(), 'deleting twice is deleting once')
    assert.throws(
      () => owner.call(acceptDirectConnectGatewayAssociationProposal, acceptance(proposalId)),
      /is deleted; a proposal/,
    )
    rest.other.pass(3 * DAY_MS)
    owner.pass(3 * DAY_MS)
    assert.deepEqual(states(owner), [])
    assert.throws(answer, /^AwsError: .* is not found\.$/)
  })
}

for (const [change, message, because] of [
  [{ directConnectGatewayOwnerAccount: '333333333333' }, /^Direct Connect Gateway .* does not exist\.$/, 'that is not its owner'],
  [{ directConnectGatewayId: UNKNOWN }, /^Direct Connect Gateway .* does not exist\.$/, 'there is no such gateway'],
  [{ gatewayId: 'vgw-00000000000000009' }, /^The VirtualGateway .* does not exist\.$/, 'the gateway is nobody’s'],
  [{ addAllowedPrefixesToDirectConnectGateway: [{ cidr: 'ten' }] }, /^Prefix ten is not valid/, 'that is no prefix'],
] as const) {
  test(`a proposal with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { propose, other, states } = neighbours()
    assert.throws(() => propose(change as Parameters<typeof propose>[0]), { name: 'AwsError', message })
    assert.deepEqual(states(other), [])
  })
}

for (const [change, by, message, because] of [
  [{ associatedGatewayOwnerAccount: '333333333333' }, 'owner', /is not found/, 'another account made it'],
  [{ directConnectGatewayId: UNKNOWN }, 'owner', /is not found/, 'it is for another DX gateway'],
  [{}, 'other', /can be accepted by account 111111111111 alone/, 'nobody accepts for the owner'],
  [{}, 'stranger', /is not found/, 'a stranger sees none of it'],
] as const) {
  test(`accepting as ${by} with ${JSON.stringify(change)} is refused: ${because}`, () => {
    const { owner, other, propose, acceptance } = neighbours()
    const proposalId = propose()?.proposalId
    const stranger = new TestAccount({ account: '333333333333', world: owner.world })
    const input = { ...acceptance(proposalId), ...change }
    assert.throws(() => ({ owner, other, stranger })[by].call(acceptDirectConnectGatewayAssociationProposal, input), { message })
  })
}

test('a gateway that lost its VPC meanwhile is not associated, and the proposal stays open', () => {
  const { owner, order, propose, acceptance, states } = neighbours()
  const proposalId = propose()?.proposalId
  owner.world.update('virtualPrivateGateway', order.gatewayId, { attachment: { vpcId: 'vpc-1', state: 'detached' } })
  const accept = () => owner.call(acceptDirectConnectGatewayAssociationProposal, acceptance(proposalId))
  assert.throws(accept, /is not attached to a VPC/)
  assert.deepEqual(states(owner), ['requested'])
})
