import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

test('an IPv6 subnet has a /64 of its VPC, and an egress-only gateway is a target for its routes', () => {
  const account = new TestAccount()
  const { Vpc } = account.call('CreateVpc', { CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true })
  const VpcId = Vpc?.VpcId ?? ''
  const block = Vpc?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock?.replace('/56', '/64') ?? ''
  const SubnetId = account.subnet(VpcId, '10.0.1.0/24')
  assert.match(account.refusal('AssociateSubnetCidrBlock', { SubnetId, Ipv6CidrBlock: 'fd00::/64' }), /^InvalidSubnet.Range/)
  const { Ipv6CidrBlockAssociation } = account.call('AssociateSubnetCidrBlock', { SubnetId, Ipv6CidrBlock: block })
  assert.equal(Ipv6CidrBlockAssociation?.Ipv6CidrBlockState?.State, 'associated')
  assert.match(
    account.refusal('CreateSubnet', { VpcId, CidrBlock: '10.0.2.0/24', Ipv6CidrBlock: block }),
    /^InvalidSubnet.Conflict/,
  )
  account.call('ModifySubnetAttribute', { SubnetId, AssignIpv6AddressOnCreation: { Value: true } })
  const [subnet] = account.call('DescribeSubnets', { SubnetIds: [SubnetId] }).Subnets ?? []
  assert.deepEqual(
    [subnet?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock, subnet?.AssignIpv6AddressOnCreation],
    [Ipv6CidrBlockAssociation?.Ipv6CidrBlock, true],
  )
  for (const [name, value] of [
    ['ipv6-cidr-block-association.ipv6-cidr-block', block],
    ['ipv6-cidr-block-association.association-id', Ipv6CidrBlockAssociation?.AssociationId ?? ''],
    ['private-dns-name-options-on-launch.hostname-type', 'ip-name'],
  ] as const) {
    const Filters = [filter(name, value), filter('vpc-id', VpcId)]
    const found = account.call('DescribeSubnets', { Filters }).Subnets
    assert.deepEqual(
      found?.map(each => each.SubnetId),
      [SubnetId],
      name,
    )
  }
  const { EgressOnlyInternetGateway } = account.call('CreateEgressOnlyInternetGateway', { VpcId })
  const EgressOnlyInternetGatewayId = EgressOnlyInternetGateway?.EgressOnlyInternetGatewayId ?? ''
  const RouteTableId = account.mainRouteTable(VpcId)
  account.call('CreateRoute', { RouteTableId, DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId })
  account.call('DeleteEgressOnlyInternetGateway', { EgressOnlyInternetGatewayId })
  const routes = account.call('DescribeRouteTables', { RouteTableIds: [RouteTableId] }).RouteTables?.[0]?.Routes
  assert.equal(routes?.find(route => route.EgressOnlyInternetGatewayId)?.State, 'blackhole')
  const AssociationId = Ipv6CidrBlockAssociation?.AssociationId ?? ''
  account.call('DisassociateSubnetCidrBlock', { AssociationId })
  assert.match(account.refusal('DisassociateSubnetCidrBlock', { AssociationId }), /^InvalidSubnetCidrBlockAssociationID.NotFound/)
})
