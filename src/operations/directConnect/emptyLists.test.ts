import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIRECT_CONNECT } from './operations.ts'
import { TestAccount } from './testAccount.ts'

const account = new TestAccount()

for (const [name, answer] of [
  ['DescribeLags', { lags: [] }],
  ['DescribeInterconnects', { interconnects: [] }],
  ['DescribeDirectConnectGatewayAssociationProposals', { directConnectGatewayAssociationProposals: [] }],
  ['ListVirtualInterfaceTestHistory', { virtualInterfaceTestHistory: [] }],
] as const) {
  test(`${name} answers an empty list to an account that has made none`, () => {
    assert.deepEqual(account.call<object, unknown>(DIRECT_CONNECT[name], {}), answer)
  })
}

test('nobody has signed or is a partner', () => {
  const answer = account.call(DIRECT_CONNECT.DescribeCustomerMetadata, {})
  assert.deepEqual(answer, { agreements: [], nniPartnerType: 'nonPartner' })
})

test('ids of nothing are refused in AWS’s words', () => {
  const { DescribeLags, DescribeInterconnects, DescribeHostedConnections } = DIRECT_CONNECT
  assert.throws(
    () => account.call(DescribeLags, { lagId: 'dxlag-aaaaaaaa' }),
    /^AwsError: Could not find Lag with ID dxlag-aaaaaaaa/,
  )
  assert.throws(() => account.call(DescribeInterconnects, { interconnectId: 'dxcon-aaaaaaaa' }), /Could not find Interconnect/)
  const failed = /123456789012 DescribeHostedConnections failed for connection dxcon-aaaaaaaa doesn't exist\./
  assert.throws(() => account.call(DescribeHostedConnections, { connectionId: 'dxcon-aaaaaaaa' }), failed)
})
