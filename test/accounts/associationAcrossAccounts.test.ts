import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type HubStory, hubStory, NETWORK_NAMES, vpcWithGateway, WORKLOAD_NAMES } from './hubStory.ts'
import { DAY_MS, type InProcessAccount, inProcess } from './inProcess.ts'

type Proposals = { directConnectGatewayAssociationProposals: { proposalId: string; proposalState: string }[] }
type Associations = { directConnectGatewayAssociations: Record<string, unknown>[] }

async function propose({ workload, network, hubId, gatewayId }: HubStory, cidrs: readonly string[] = []): Promise<string> {
  const { directConnectGatewayAssociationProposal } = (await workload.call(
    'directconnect.CreateDirectConnectGatewayAssociationProposal',
    {
      directConnectGatewayId: hubId,
      directConnectGatewayOwnerAccount: network.id,
      gatewayId,
      addAllowedPrefixesToDirectConnectGateway: cidrs.map(cidr => ({ cidr })),
    },
  )) as unknown as { directConnectGatewayAssociationProposal: { proposalId: string } }
  return directConnectGatewayAssociationProposal.proposalId
}

async function accept({ network, workload, hubId }: HubStory, proposalId: string, override?: readonly string[]): Promise<void> {
  await network.call('directconnect.AcceptDirectConnectGatewayAssociationProposal', {
    directConnectGatewayId: hubId,
    proposalId,
    associatedGatewayOwnerAccount: workload.id,
    ...(override && { overrideAllowedPrefixesToDirectConnectGateway: override.map(cidr => ({ cidr })) }),
  })
}

async function associations(account: InProcessAccount, directConnectGatewayId: string): Promise<Record<string, unknown>[]> {
  const input = { directConnectGatewayId }
  const found = (await account.call('directconnect.DescribeDirectConnectGatewayAssociations', input)) as unknown as Associations
  return found.directConnectGatewayAssociations
}

async function proposalStates(account: InProcessAccount): Promise<string[]> {
  const found = (await account.call('directconnect.DescribeDirectConnectGatewayAssociationProposals', {})) as unknown as Proposals
  return found.directConnectGatewayAssociationProposals.map(({ proposalState }) => proposalState)
}

test('a proposal is accepted by the other account, and packets pass between the two', async () => {
  await using served = await inProcess()
  const story = await hubStory(served)
  const { network, workload, hubId, gatewayId } = story
  const way = async (account: InProcessAccount, from: string, to: string) =>
    (await account.rest('POST', '/traces', { from, to })).json.outcome
  assert.equal(await way(workload, 'db-host', '10.0.1.10'), undefined, 'before, nothing of the site is in sight')
  const proposalId = await propose(story)
  assert.deepEqual([await proposalStates(network), await proposalStates(workload)], [['requested'], ['requested']])
  await accept(story, proposalId)
  for (const account of [network, workload]) {
    const [association, ...more] = await associations(account, hubId)
    assert.deepEqual(more, [])
    assert.equal(association?.associationState, 'associated')
    assert.equal(association?.directConnectGatewayOwnerAccount, network.id)
    assert.deepEqual(association?.associatedGateway, {
      id: gatewayId,
      type: 'virtualPrivateGateway',
      ownerAccount: workload.id,
      region: 'us-east-1',
    })
  }
  assert.equal(await way(network, 'app-host', '10.20.1.10'), 'delivered')
  assert.equal(await way(workload, 'db-host', '10.0.1.10'), 'delivered')
  await served.service.advance(3 * DAY_MS - 1)
  assert.deepEqual(await proposalStates(network), ['accepted'])
  await served.service.advance(1)
  assert.deepEqual(await proposalStates(network), [])
})

test('no answer of either account shows a name or an id of the other', async () => {
  await using served = await inProcess()
  const story = await hubStory(served)
  await accept(story, await propose(story))
  const { network, workload, connectionId, virtualInterfaceId, vpcId } = story
  const asks = (from: string, to: string) =>
    [
      ['POST', '/traces', { from, to }],
      ['POST', '/drills', { every: 'single' }],
      ['GET', '/components', undefined],
      ['GET', '/routers', undefined],
      ['POST', '/drills', { cut: ['nothing-of-this-name'] }],
      ['GET', '/routes/nothing-of-this-name', undefined],
    ] as const
  for (const [account, from, to, secrets] of [
    [workload, 'db-host', '10.0.1.10', [...NETWORK_NAMES, connectionId, virtualInterfaceId, network.id]],
    [network, 'app-host', '10.20.1.10', [...WORKLOAD_NAMES, vpcId, workload.id]],
  ] as const) {
    for (const [method, path, body] of asks(from, to)) {
      const { text } = await account.rest(method, path, body)
      for (const secret of secrets) assert.ok(!text.includes(secret), `${method} ${path} says ${secret}: ${text}`)
    }
    const { text } = await account.rest('POST', '/traces', { from, to })
    assert.match(text, /delivered at.*another account’s (VPC|router) 1/)
  }
})

test('a fault breaks what is its account’s own, and nobody can break what belongs to others', async () => {
  await using served = await inProcess()
  const story = await hubStory(served)
  await accept(story, await propose(story))
  const { network, workload, virtualInterfaceId } = story
  const up = () => served.service.store.world.get('virtualInterface', virtualInterfaceId)?.body.state
  assert.equal((await workload.rest('POST', '/faults', { kind: 'cut', on: 'another account’s connection 1' })).status, 400)
  await workload.own('PostFault', { kind: 'cut', on: `connection:${story.connectionId}` })
  await workload.own('PostFault', { kind: 'cut', on: 'location:EQDC2' })
  assert.equal(up(), 'available')
  const seen = async () => (await workload.rest('POST', '/traces', { from: 'db-host', to: '10.0.1.10' })).json.outcome
  assert.equal(await seen(), 'delivered')
  await network.own('PostFault', { kind: 'cut', on: 'location:EQDC2' })
  await served.service.advance(1000)
  assert.equal(up(), 'down')
  assert.equal(await seen(), 'dropped', 'what the other account broke is broken for whoever depends on it')
})

test('another account’s gateway is not to be had without its owner, and looks like one that is not there', async () => {
  await using served = await inProcess()
  const { network, hubId, gatewayId } = await hubStory(served)
  const create = (id: string) =>
    network.call('directconnect.CreateDirectConnectGatewayAssociation', { directConnectGatewayId: hubId, gatewayId: id })
  const unknown = 'vgw-0123456789abcdef0'
  await assert.rejects(create(gatewayId), { message: `The VirtualGateway ${gatewayId} does not exist.` })
  await assert.rejects(create(unknown), { message: `The VirtualGateway ${unknown} does not exist.` })
})

for (const [side, because] of [
  ['network', 'the DX gateway’s owner may end it'],
  ['workload', 'the associated gateway’s owner may end it'],
] as const) {
  test(`an association is deleted from both sides: ${because}`, async () => {
    await using served = await inProcess()
    const story = await hubStory(served)
    await accept(story, await propose(story))
    const [association] = await associations(story.network, story.hubId)
    const { associationId } = association as { associationId: string }
    await story[side].call('directconnect.DeleteDirectConnectGatewayAssociation', { associationId })
    assert.deepEqual(await associations(story.network, story.hubId), [])
    assert.deepEqual(await associations(story.workload, story.hubId), [])
  })
}

test('a further proposal changes what an association allows, and the DX gateway’s owner has the last word', async () => {
  await using served = await inProcess()
  const story = await hubStory(served)
  const { network, workload, hubId } = story
  await accept(story, await propose(story, ['10.20.0.0/16']))
  const allowed = async () => (await associations(workload, hubId))[0]?.allowedPrefixesToDirectConnectGateway
  assert.deepEqual(await allowed(), [{ cidr: '10.20.0.0/16' }])
  await accept(story, await propose(story, ['10.21.0.0/16']))
  assert.deepEqual(await allowed(), [{ cidr: '10.20.0.0/16' }, { cidr: '10.21.0.0/16' }])
  await accept(story, await propose(story), ['10.30.0.0/16'])
  assert.deepEqual(await allowed(), [{ cidr: '10.30.0.0/16' }])
  const [association] = await associations(network, hubId)
  const update = {
    associationId: association?.associationId,
    addAllowedPrefixesToDirectConnectGateway: [{ cidr: '10.40.0.0/16' }],
  }
  await assert.rejects(workload.call('directconnect.UpdateDirectConnectGatewayAssociation', update), /by the owner of the Direct/)
  await network.call('directconnect.UpdateDirectConnectGatewayAssociation', update)
  assert.deepEqual(await allowed(), [{ cidr: '10.30.0.0/16' }, { cidr: '10.40.0.0/16' }])
})

test('a VPC that leaves its gateway leaves the DX gateway too', async () => {
  await using served = await inProcess()
  const story = await hubStory(served)
  await accept(story, await propose(story))
  await story.workload.call('ec2.DetachVpnGateway', { VpcId: story.vpcId, VpnGatewayId: story.gatewayId })
  assert.deepEqual(await associations(story.network, story.hubId), [])
})

test('VPCs behind one DX gateway never overlap, and whoever is refused learns nothing of the others', async () => {
  await using served = await inProcess()
  const story = await hubStory(served)
  await accept(story, await propose(story))
  const third = served.account('333333333333')
  const { vpcId, gatewayId } = await vpcWithGateway(third, '10.21.0.0/16')
  await accept({ ...story, workload: third }, await propose({ ...story, workload: third, gatewayId }))
  const further = (CidrBlock: string) => third.call('ec2.AssociateVpcCidrBlock', { VpcId: vpcId, CidrBlock })
  await further('10.22.0.0/16')
  await assert.rejects(further('10.20.128.0/20'), {
    code: 'InvalidVpc.Range',
    message: `The CIDR block 10.20.128.0/20 of ${vpcId} overlaps a CIDR block of a VPC of another account, which is associated with the same Direct Connect Gateway.`,
  })
  const fourth = served.account('444444444444')
  const clash = await vpcWithGateway(fourth, '10.20.0.0/16')
  const clashing = { ...story, workload: fourth, gatewayId: clash.gatewayId }
  await assert.rejects(accept(clashing, await propose(clashing)), {
    message: `A CIDR block of the VPC behind ${clash.gatewayId} overlaps a CIDR block of the VPC behind ${story.gatewayId}, which is associated with the same Direct Connect Gateway.`,
  })
})
