import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestHub } from './testHub.ts'

test('a policy table takes the place of a route table; its entries are kept by number', () => {
  const account = new TestHub()
  const gateway = account.transitGateway({ DefaultRouteTableAssociation: 'disable' })
  const TransitGatewayPolicyTableId =
    account.call('CreateTransitGatewayPolicyTable', { TransitGatewayId: gateway }).TransitGatewayPolicyTable
      ?.TransitGatewayPolicyTableId ?? ''
  account.pass()
  const TargetRouteTableId = account.routeTable(gateway)
  const entry = { TransitGatewayPolicyTableId, TargetRouteTableId }
  const create = (PolicyRuleNumber: string, PolicyRule: object) =>
    account.call('CreateTransitGatewayPolicyTableEntry', { ...entry, PolicyRuleNumber, PolicyRule })
  create('20', {})
  create('10', { DestinationCidrBlock: '10.0.0.0/8', DestinationPortRange: '443', Protocol: '6' })
  assert.match(
    account.refusal('CreateTransitGatewayPolicyTableEntry', { ...entry, PolicyRuleNumber: '10' }),
    /already has an entry/,
  )
  assert.match(
    account.refusal('CreateTransitGatewayPolicyTableEntry', {
      ...entry,
      PolicyRuleNumber: '30',
      PolicyRule: { DestinationPortRange: '9-1' },
    }),
    /^InvalidParameterValue: .*It must be a port/,
  )
  account.call('ModifyTransitGatewayPolicyTableEntry', {
    TransitGatewayPolicyTableId,
    PolicyRuleNumber: '20',
    PolicyRule: { SourceCidrBlock: '10.1.0.0/16' },
  })
  const entries = () =>
    account
      .call('GetTransitGatewayPolicyTableEntries', { TransitGatewayPolicyTableId })
      .TransitGatewayPolicyTableEntries?.map(each => [
        each.PolicyRuleNumber,
        each.PolicyRule?.SourceCidrBlock,
        each.TargetRouteTableId,
      ])
  assert.deepEqual(entries(), [
    ['10', undefined, TargetRouteTableId],
    ['20', '10.1.0.0/16', TargetRouteTableId],
  ])
  account.call('DeleteTransitGatewayPolicyTableEntry', { TransitGatewayPolicyTableId, PolicyRuleNumber: '10' })
  assert.equal(entries()?.length, 1)
  const TransitGatewayAttachmentId = account.attached(gateway)
  const pair = { TransitGatewayPolicyTableId, TransitGatewayAttachmentId }
  assert.equal(account.call('AssociateTransitGatewayPolicyTable', pair).Association?.State, 'associated')
  const both = { TransitGatewayRouteTableId: TargetRouteTableId, TransitGatewayAttachmentId }
  assert.match(account.refusal('AssociateTransitGatewayRouteTable', both), /^Resource\.AlreadyAssociated: .*to a policy table/)
  assert.match(account.refusal('DeleteTransitGatewayPolicyTable', pair), /^IncorrectState/)
  const { Associations } = account.call('GetTransitGatewayPolicyTableAssociations', { TransitGatewayPolicyTableId })
  assert.deepEqual(
    Associations?.map(each => each.TransitGatewayAttachmentId),
    [TransitGatewayAttachmentId],
  )
  account.call('DisassociateTransitGatewayPolicyTable', pair)
  assert.equal(account.call('DeleteTransitGatewayPolicyTable', pair).TransitGatewayPolicyTable?.State, 'deleting')
})
