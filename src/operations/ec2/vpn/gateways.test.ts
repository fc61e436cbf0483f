import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestAccount } from '../testAccount.ts'

test('a virtual private gateway attaches to one VPC at a time, and a VPC takes one', () => {
  const account = new TestAccount()
  const [VpcId, otherVpc] = [account.vpc(), account.vpc('10.1.0.0/16')]
  const VpnGatewayId = account.vpnGateway()
  const states = () => account.call('DescribeVpnGateways', { VpnGatewayIds: [VpnGatewayId] }).VpnGateways?.[0]?.VpcAttachments
  assert.deepEqual(states(), [])
  assert.deepEqual(account.call('AttachVpnGateway', { VpnGatewayId, VpcId }).VpcAttachment, { VpcId, State: 'attaching' })
  account.pass()
  assert.deepEqual(states(), [{ VpcId, State: 'attached' }])
  assert.deepEqual(account.call('AttachVpnGateway', { VpnGatewayId, VpcId }).VpcAttachment, { VpcId, State: 'attached' })
  assert.match(account.refusal('AttachVpnGateway', { VpnGatewayId, VpcId: otherVpc }), /^VpnGatewayAttachmentLimitExceeded/)
  assert.match(
    account.refusal('AttachVpnGateway', { VpnGatewayId: account.vpnGateway(), VpcId }),
    /already has a virtual private gateway/,
  )
  assert.match(account.refusal('DeleteVpnGateway', { VpnGatewayId }), new RegExp(`^IncorrectState: .*${VpcId}`))
  account.call('DetachVpnGateway', { VpnGatewayId, VpcId })
  assert.deepEqual(states(), [{ VpcId, State: 'detaching' }])
  account.pass()
  assert.deepEqual(states(), [{ VpcId, State: 'detached' }])
  assert.match(account.refusal('DetachVpnGateway', { VpnGatewayId, VpcId }), /^InvalidVpnGatewayAttachment.NotFound/)
  account.call('AttachVpnGateway', { VpnGatewayId, VpcId: otherVpc })
})

test('detaching from a VPC that is gone says that nothing is attached, which clients take for done', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const VpnGatewayId = account.vpnGateway(VpcId)
  account.call('DetachVpnGateway', { VpnGatewayId, VpcId })
  account.pass().call('DeleteVpc', { VpcId })
  assert.match(account.refusal('DetachVpnGateway', { VpnGatewayId, VpcId }), /^InvalidVpnGatewayAttachment.NotFound/)
})

test('a deleted gateway stays visible for an hour but cannot be used', () => {
  const account = new TestAccount()
  const VpnGatewayId = account.vpnGateway()
  account.call('DeleteVpnGateway', { VpnGatewayId })
  account.pass()
  assert.equal(account.call('DescribeVpnGateways', { VpnGatewayIds: [VpnGatewayId] }).VpnGateways?.[0]?.State, 'deleted')
  assert.match(account.refusal('AttachVpnGateway', { VpnGatewayId, VpcId: account.vpc() }), /^InvalidVpnGatewayID.NotFound/)
  account.pass(3_600_000)
  assert.deepEqual(account.call('DescribeVpnGateways', {}).VpnGateways, [])
})

for (const [input, outcome, because] of [
  [{}, { BgpAsn: '65000' }, 'the default'],
  [{ BgpAsn: 64_500 }, { BgpAsn: '64500' }, 'a public one'],
  [{ BgpAsnExtended: 4_200_000_000 }, { BgpAsnExtended: '4200000000' }, 'above 2147483647'],
  [{ BgpAsn: 4_200_000_000 }, /between 1 and 2147483647/, 'too large for bgpAsn'],
  [{ BgpAsn: 7224 }, /reserved/, "AWS's own"],
  [{ BgpAsn: 9059 }, /reserved in the eu-west-1 Region/, 'once used in Ireland'],
  [{ BgpAsn: 10_124 }, { BgpAsn: '10124' }, 'reserved in Tokyo alone'],
  [{ BgpAsn: 65_000, BgpAsnExtended: 4_200_000_000 }, /^InvalidParameterCombination/, 'one of the two'],
] as const) {
  test(`a customer gateway in eu-west-1 with ${JSON.stringify(input)}: ${because}`, () => {
    const account = new TestAccount({ region: 'eu-west-1' })
    const order = { Type: 'ipsec.1' as const, IpAddress: '203.0.113.1', ...input }
    if (outcome instanceof RegExp) return assert.match(account.refusal('CreateCustomerGateway', order), outcome)
    const { BgpAsn, BgpAsnExtended } = account.call('CreateCustomerGateway', order).CustomerGateway ?? {}
    assert.deepEqual({ ...(BgpAsn ? { BgpAsn } : {}), ...(BgpAsnExtended ? { BgpAsnExtended } : {}) }, outcome)
  })
}

test('the same customer gateway again is the one that is there, unless the device is another', () => {
  const account = new TestAccount()
  const order = { Type: 'ipsec.1' as const, IpAddress: '203.0.113.1', BgpAsn: 65_010 }
  const idOf = (more = {}) => account.call('CreateCustomerGateway', { ...order, ...more }).CustomerGateway?.CustomerGatewayId
  assert.equal(idOf(), idOf())
  assert.notEqual(idOf(), idOf({ DeviceName: 'edge-2' }))
})

for (const [input, refusal] of [
  [{ IpAddress: '203.0.113.256' }, /^InvalidParameterValue: Value \(203.0.113.256\) for parameter ipAddress/],
  [{}, /^MissingParameter/],
] as const) {
  test(`a customer gateway with ${JSON.stringify(input)} is refused`, () => {
    assert.match(new TestAccount().refusal('CreateCustomerGateway', { Type: 'ipsec.1', ...input }), refusal)
  })
}

for (const [asn, isAllowed] of [
  [64_512, true],
  [65_534, true],
  [4_200_000_000, true],
  [65_535, false],
  [7224, false],
] as const) {
  test(`the Amazon side ASN ${asn} is ${isAllowed ? 'taken' : 'refused'}`, () => {
    const account = new TestAccount()
    const order = { Type: 'ipsec.1' as const, AmazonSideAsn: asn }
    if (isAllowed) assert.equal(account.call('CreateVpnGateway', order).VpnGateway?.AmazonSideAsn, asn)
    else assert.match(account.refusal('CreateVpnGateway', order), /^InvalidParameterValue: .*private ASN/)
  })
}

test('an internet gateway attaches to one VPC, and a VPC takes one', () => {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const made = () => account.call('CreateInternetGateway', {}).InternetGateway?.InternetGatewayId
  const [InternetGatewayId, other] = [made(), made()]
  assert.match(account.refusal('DetachInternetGateway', { InternetGatewayId, VpcId }), /^Gateway.NotAttached/)
  account.call('AttachInternetGateway', { InternetGatewayId, VpcId })
  assert.match(account.refusal('AttachInternetGateway', { InternetGatewayId, VpcId }), /^Resource.AlreadyAssociated/)
  assert.match(account.refusal('AttachInternetGateway', { InternetGatewayId: other, VpcId }), /already has an internet gateway/)
  assert.match(account.refusal('DeleteInternetGateway', { InternetGatewayId }), /^DependencyViolation/)
})

for (const [quota, name, code] of [
  ['virtualPrivateGatewaysPerRegion', 'CreateVpnGateway', 'VpnGatewayLimitExceeded'],
  ['customerGatewaysPerRegion', 'CreateCustomerGateway', 'CustomerGatewayLimitExceeded'],
] as const) {
  test(`${name} beyond the quota is ${code}`, () => {
    const account = new TestAccount({ quotas: { [quota]: 1 } })
    account.call(name, { Type: 'ipsec.1', IpAddress: '203.0.113.1' })
    assert.match(account.refusal(name, { Type: 'ipsec.1', IpAddress: '203.0.113.2' }), new RegExp(`^${code}`))
  })
}
