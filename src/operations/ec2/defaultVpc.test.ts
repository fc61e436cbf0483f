import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from './testAccount.ts'

const DEFAULTS = { Filters: [filter('is-default', 'true')] }

function defaultVpc(account: TestAccount): string {
  return account.call('DescribeVpcs', DEFAULTS).Vpcs?.[0]?.VpcId ?? ''
}

test('reading the default VPC writes nothing', () => {
  const account = new TestAccount()
  const VpcId = defaultVpc(account)
  assert.equal(account.call('DescribeSubnets', { Filters: [filter('vpc-id', VpcId)] }).Subnets?.length, 6, 'one per zone')
  assert.equal(
    account.call('DescribeInternetGateways', { Filters: [filter('attachment.vpc-id', VpcId)] }).InternetGateways?.length,
    1,
  )
  const routes = account.call('DescribeRouteTables', { Filters: [filter('vpc-id', VpcId)] }).RouteTables?.[0]?.Routes
  assert.deepEqual(
    routes?.map(route => [route.DestinationCidrBlock, route.State]),
    [
      ['172.31.0.0/16', 'active'],
      ['0.0.0.0/0', 'active'],
    ],
  )
  assert.deepEqual(account.world.changes(), [])
})

test('its ids depend on account and Region alone', () => {
  const ids = [
    new TestAccount(),
    new TestAccount(),
    new TestAccount({ account: '210987654321' }),
    new TestAccount({ region: 'eu-central-1' }),
  ].map(defaultVpc)
  assert.equal(ids[0], ids[1])
  assert.equal(new Set(ids).size, 3)
})

test('a change elsewhere leaves it out of the estate, a change of one of its parts puts all of it in', () => {
  const account = new TestAccount()
  const VpcId = defaultVpc(account)
  account.vpc()
  assert.equal([...account.world.all('vpc')].length, 1)
  account.call('CreateTags', { Resources: [VpcId], Tags: [{ Key: 'Name', Value: 'mine' }] })
  assert.equal([...account.world.all('vpc')].length, 2)
  assert.equal([...account.world.referring('subnet', VpcId)].length, 6)
  assert.equal(account.call('DescribeVpcs', { Filters: [filter('tag:Name', 'mine')] }).Vpcs?.[0]?.VpcId, VpcId)
})

test('something that refers to it puts it in the estate too', () => {
  const account = new TestAccount()
  const VpcId = defaultVpc(account)
  account.vpnGateway(VpcId)
  assert.equal(account.world.get('vpc', VpcId)?.body.isDefault, true)
})

test('deleted it stays away until CreateDefaultVpc makes a new one', () => {
  const account = new TestAccount()
  const VpcId = defaultVpc(account)
  assert.match(account.refusal('CreateDefaultVpc', {}), /^DefaultVpcAlreadyExists/)
  for (const { SubnetId } of account.call('DescribeSubnets', {}).Subnets ?? []) account.call('DeleteSubnet', { SubnetId })
  for (const { InternetGatewayId } of account.call('DescribeInternetGateways', {}).InternetGateways ?? []) {
    account.call('DetachInternetGateway', { InternetGatewayId, VpcId })
    account.call('DeleteInternetGateway', { InternetGatewayId })
  }
  account.call('DeleteVpc', { VpcId })
  assert.deepEqual(account.call('DescribeVpcs', {}).Vpcs, [])
  const { Vpc } = account.call('CreateDefaultVpc', {})
  assert.notEqual(Vpc?.VpcId, VpcId)
  assert.equal(defaultVpc(account), Vpc?.VpcId)
  assert.equal(account.call('DescribeSubnets', {}).Subnets?.length, 6)
})

test('a default subnet that was deleted is made again, in its zone, of the first free block', () => {
  const account = new TestAccount()
  const VpcId = defaultVpc(account)
  const subnets = () => account.call('DescribeSubnets', { Filters: [filter('vpc-id', VpcId)] }).Subnets ?? []
  assert.match(
    account.refusal('CreateDefaultSubnet', { AvailabilityZone: 'us-east-1b' }),
    /^DefaultSubnetAlreadyExistsInAvailabilityZone: 'subnet-/,
  )
  const gone = subnets().find(subnet => subnet.AvailabilityZone === 'us-east-1b')
  account.call('DeleteSubnet', { SubnetId: gone?.SubnetId })
  const { Subnet } = account.call('CreateDefaultSubnet', { AvailabilityZone: 'us-east-1b' })
  assert.deepEqual(
    [Subnet?.CidrBlock, Subnet?.DefaultForAz, Subnet?.MapPublicIpOnLaunch, Subnet?.State],
    [gone?.CidrBlock, true, true, 'pending'],
  )
  assert.equal(account.pass() && subnets().length, 6)
  assert.match(account.refusal('CreateDefaultSubnet', { AvailabilityZone: 'us-east-1z' }), /^InvalidParameterValue/)
})

test('the tenancy of a VPC goes from dedicated to default alone', () => {
  const account = new TestAccount()
  const { Vpc } = account.call('CreateVpc', { CidrBlock: '10.0.0.0/16', InstanceTenancy: 'dedicated' })
  const VpcId = Vpc?.VpcId
  account.call('ModifyVpcTenancy', { VpcId, InstanceTenancy: 'default' })
  assert.equal(account.call('DescribeVpcs', { VpcIds: [VpcId!] }).Vpcs?.[0]?.InstanceTenancy, 'default')
  const links = account.call('DescribeVpcClassicLink', { VpcIds: [VpcId!] }).Vpcs
  assert.deepEqual(links, [{ VpcId, ClassicLinkEnabled: false, Tags: [] }], 'EC2-Classic has ended')
})
