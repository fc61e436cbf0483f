import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

const IMAGE = { ImageId: 'ami-0123456789abcdef0', MinCount: 1, MaxCount: 1 }

function withSubnet(cidr = '10.0.1.0/24', settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const VpcId = account.vpc()
  const SubnetId = account.subnet(VpcId, cidr)
  const shapeOf = (id: string | undefined) =>
    account.call('DescribeNetworkInterfaces', { NetworkInterfaceIds: [id ?? ''] }).NetworkInterfaces?.[0]
  const create = (input: object = {}) =>
    account.call('CreateNetworkInterface', { SubnetId, ...input }).NetworkInterface?.NetworkInterfaceId ?? ''
  const left = () => account.call('DescribeSubnets', { SubnetIds: [SubnetId] }).Subnets?.[0]?.AvailableIpAddressCount
  const launch = (input: object = {}) => {
    const run = account.call('RunInstances', { ...IMAGE, InstanceType: 't3.micro', SubnetId, ...input })
    account.pass()
    return run.Instances?.[0]?.InstanceId ?? ''
  }
  return { account, VpcId, SubnetId, shapeOf, create, left, launch }
}

test('addresses come from the subnet, past the four that AWS keeps, and count', () => {
  const { account, shapeOf, create, left } = withSubnet('10.0.1.0/28')
  assert.equal(left(), 11)
  const card = shapeOf(create({ SecondaryPrivateIpAddressCount: 2 }))
  assert.deepEqual(
    card?.PrivateIpAddresses?.map(one => [one.PrivateIpAddress, one.Primary]),
    [
      ['10.0.1.4', true],
      ['10.0.1.5', false],
      ['10.0.1.6', false],
    ],
  )
  assert.equal(left(), 8)
  assert.deepEqual([card?.Status, card?.SourceDestCheck, card?.InterfaceType], ['available', true, 'interface'])
  assert.match(card?.MacAddress ?? '', /^06(:[0-9a-f]{2}){5}$/)
  assert.equal(card?.Groups?.[0]?.GroupName, 'default')
  assert.equal(card?.PrivateDnsName, 'ip-10-0-1-4.ec2.internal')
  account.call('DeleteNetworkInterface', { NetworkInterfaceId: card?.NetworkInterfaceId })
  assert.equal(left(), 11)
})

test('a subnet without free addresses says so', () => {
  const { account, SubnetId, create, left } = withSubnet('10.0.1.0/28')
  create({ SecondaryPrivateIpAddressCount: 10 })
  assert.equal(left(), 0)
  const refusal = account.refusal('CreateNetworkInterface', { SubnetId })
  assert.equal(refusal.split(':')[0], 'InsufficientFreeAddressesInSubnet')
})

test('primary and secondary addresses are those asked for; without a primary one AWS chooses', () => {
  const { shapeOf, create } = withSubnet()
  const addresses = (input: object) => shapeOf(create(input))?.PrivateIpAddresses?.map(one => one.PrivateIpAddress)
  assert.deepEqual(addresses({ PrivateIpAddress: '10.0.1.40' }), ['10.0.1.40'])
  const list = [{ PrivateIpAddress: '10.0.1.51' }, { PrivateIpAddress: '10.0.1.50', Primary: true }]
  assert.deepEqual(addresses({ PrivateIpAddresses: list }), ['10.0.1.50', '10.0.1.51'])
  assert.deepEqual(addresses({ PrivateIpAddresses: [{ PrivateIpAddress: '10.0.1.60' }] }), ['10.0.1.4', '10.0.1.60'])
})

for (const [input, refusal, because] of [
  [{ PrivateIpAddress: '10.0.1.40' }, /^InvalidIPAddress.InUse: Address 10.0.1.40 is in use/, 'taken'],
  [{ PrivateIpAddress: '10.0.1.3' }, /^InvalidParameterValue: .*reserved address range/, 'the fourth of the subnet'],
  [{ PrivateIpAddress: '10.0.1.255' }, /^InvalidParameterValue: .*reserved address range/, 'the last of the subnet'],
  [{ PrivateIpAddress: '10.0.2.5' }, /^InvalidParameterValue: .*does not fall within/, 'of another subnet'],
  [{ PrivateIpAddress: 'x' }, /^InvalidParameterValue: Value \(x\)/, 'no address'],
  [{ Ipv6AddressCount: 1 }, /^InvalidParameterValue: .*no IPv6 CIDR block/, 'the subnet has no IPv6'],
  [{ Ipv4PrefixCount: 1 }, /^UnsupportedOperation: .*Ipv4PrefixCount/, 'prefixes are not to be had'],
  [{ Groups: ['sg-0123456789abcdef0'] }, /^InvalidGroup.NotFound/, 'no such group'],
  [{ SubnetId: 'subnet-0123456789abcdef0' }, /^InvalidSubnetID.NotFound/, 'no such subnet'],
  [
    { PrivateIpAddress: '10.0.1.8', PrivateIpAddresses: [{ PrivateIpAddress: '10.0.1.9', Primary: true }] },
    /^InvalidParameterValue: Only one primary/,
    'two primary ones',
  ],
] as const) {
  test(`CreateNetworkInterface refuses ${JSON.stringify(input)}: ${because}`, () => {
    const { account, SubnetId, create } = withSubnet()
    create({ PrivateIpAddress: '10.0.1.40' })
    assert.match(account.refusal('CreateNetworkInterface', { SubnetId, ...(input as object) }), refusal)
  })
}

test('groups are of the VPC and at most five', () => {
  const { account, SubnetId, VpcId, shapeOf, create } = withSubnet()
  const group = (GroupName: string, vpc = VpcId) =>
    account.call('CreateSecurityGroup', { GroupName, Description: 'x', VpcId: vpc }).GroupId ?? ''
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map(name => group(name))
  const over = account.refusal('CreateNetworkInterface', { SubnetId, Groups: six })
  assert.match(over, /^SecurityGroupsPerInterfaceLimitExceeded: .*\(5\); 6 were given/)
  const elsewhere = account.refusal('CreateNetworkInterface', { SubnetId, Groups: [group('x', account.vpc('10.9.0.0/16'))] })
  assert.match(elsewhere, /^InvalidGroup.NotFound: You have specified two resources that belong to different networks/)
  const id = create({ Groups: six.slice(0, 5) })
  account.call('ModifyNetworkInterfaceAttribute', { NetworkInterfaceId: id, Groups: six.slice(5) })
  assert.deepEqual(
    shapeOf(id)?.Groups?.map(({ GroupName }) => GroupName),
    ['f'],
  )
})

test('attributes are read, modified and reset', () => {
  const { account, create } = withSubnet()
  const NetworkInterfaceId = create({ Description: 'before' })
  const read = (Attribute: 'description' | 'sourceDestCheck' | 'groupSet' | 'attachment') =>
    account.call('DescribeNetworkInterfaceAttribute', { NetworkInterfaceId, Attribute })
  assert.deepEqual(read('description').Description, { Value: 'before' })
  account.call('ModifyNetworkInterfaceAttribute', {
    NetworkInterfaceId,
    Description: { Value: 'after' },
    SourceDestCheck: { Value: false },
  })
  assert.deepEqual(
    [read('description').Description, read('sourceDestCheck').SourceDestCheck],
    [{ Value: 'after' }, { Value: false }],
  )
  account.call('ResetNetworkInterfaceAttribute', { NetworkInterfaceId, SourceDestCheck: 'true' })
  assert.deepEqual(read('sourceDestCheck').SourceDestCheck, { Value: true })
  assert.equal(read('groupSet').Groups?.length, 1)
  assert.equal(read('attachment').Attachment, undefined)
})

test('an interface is attached to an instance, detached, and deleted only then', () => {
  const { account, create, shapeOf, launch } = withSubnet()
  const NetworkInterfaceId = create()
  const InstanceId = launch()
  const attach = { NetworkInterfaceId, InstanceId, DeviceIndex: 1 }
  assert.match(
    account.refusal('AttachNetworkInterface', { ...attach, DeviceIndex: 0 }),
    /^InvalidParameterValue: .*device index '0'/,
  )
  const { AttachmentId } = account.call('AttachNetworkInterface', attach)
  const shape = shapeOf(NetworkInterfaceId)
  assert.deepEqual(
    [shape?.Status, shape?.Attachment?.AttachmentId, shape?.Attachment?.DeviceIndex, shape?.Attachment?.DeleteOnTermination],
    ['in-use', AttachmentId, 1, false],
  )
  assert.match(account.refusal('AttachNetworkInterface', attach), /^InvalidNetworkInterface.InUse/)
  assert.match(account.refusal('DeleteNetworkInterface', { NetworkInterfaceId }), /^InvalidParameterValue: .*currently in use/)
  const third = { ...attach, NetworkInterfaceId: create(), DeviceIndex: 2 }
  assert.match(account.refusal('AttachNetworkInterface', third), /^AttachmentLimitExceeded: Interface count 3 exceeds .*t3.micro/)
  account.call('DetachNetworkInterface', { AttachmentId })
  assert.match(account.refusal('DetachNetworkInterface', { AttachmentId }), /^InvalidAttachmentID.NotFound/)
  account.call('DeleteNetworkInterface', { NetworkInterfaceId })
  const [primary] =
    account.call('DescribeNetworkInterfaces', { Filters: [filter('attachment.instance-id', InstanceId)] }).NetworkInterfaces ?? []
  const first = primary?.Attachment?.AttachmentId
  assert.match(account.refusal('DetachNetworkInterface', { AttachmentId: first }), /^OperationNotPermitted: .*device index 0/)
})

test('an interface of another zone cannot be attached', () => {
  const { account, VpcId, launch } = withSubnet()
  const zone = { VpcId, CidrBlock: '10.0.9.0/24', AvailabilityZone: 'us-east-1b' }
  const SubnetId = account.call('CreateSubnet', zone).Subnet?.SubnetId
  const card = account.call('CreateNetworkInterface', { SubnetId }).NetworkInterface?.NetworkInterfaceId
  const refusal = account.refusal('AttachNetworkInterface', { NetworkInterfaceId: card, InstanceId: launch(), DeviceIndex: 1 })
  assert.match(refusal, /^InvalidParameterCombination: .*same availability zone/)
})

test('secondary addresses come, move where that is allowed, and go; a primary one stays', () => {
  const { account, create, shapeOf } = withSubnet()
  const [one, two] = [create(), create()]
  const addresses = (id: string) => shapeOf(id)?.PrivateIpAddresses?.map(each => each.PrivateIpAddress)
  account.call('AssignPrivateIpAddresses', { NetworkInterfaceId: one, SecondaryPrivateIpAddressCount: 1 })
  assert.deepEqual(addresses(one), ['10.0.1.4', '10.0.1.6'])
  const move = { NetworkInterfaceId: two, PrivateIpAddresses: ['10.0.1.6'] }
  assert.match(account.refusal('AssignPrivateIpAddresses', move), /^InvalidIPAddress.InUse/)
  account.call('AssignPrivateIpAddresses', { ...move, AllowReassignment: true })
  assert.deepEqual([addresses(one), addresses(two)], [['10.0.1.4'], ['10.0.1.5', '10.0.1.6']])
  const steal = { NetworkInterfaceId: two, PrivateIpAddresses: ['10.0.1.4'], AllowReassignment: true }
  assert.match(account.refusal('AssignPrivateIpAddresses', steal), /^InvalidIPAddress.InUse: .*primary/)
  account.call('UnassignPrivateIpAddresses', move)
  assert.match(account.refusal('UnassignPrivateIpAddresses', move), /^InvalidParameterValue: .*not assigned/)
  const primary = { NetworkInterfaceId: two, PrivateIpAddresses: ['10.0.1.5'] }
  assert.match(account.refusal('UnassignPrivateIpAddresses', primary), /^InvalidParameterValue: The primary address/)
})

test('IPv6 addresses come from the subnet’s block', () => {
  const { account, VpcId, shapeOf } = withSubnet()
  account.call('AssociateVpcCidrBlock', { VpcId, AmazonProvidedIpv6CidrBlock: true })
  const [vpc] = account.call('DescribeVpcs', { VpcIds: [VpcId] }).Vpcs ?? []
  const block = vpc?.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock?.replace('/56', '/64')
  const six = { VpcId, CidrBlock: '10.0.6.0/24', Ipv6CidrBlock: block }
  const SubnetId = account.call('CreateSubnet', six).Subnet?.SubnetId
  const NetworkInterfaceId =
    account.call('CreateNetworkInterface', { SubnetId, Ipv6AddressCount: 1 }).NetworkInterface?.NetworkInterfaceId ?? ''
  const inside = block?.replace('::/64', '') ?? 'none'
  const addresses = () => shapeOf(NetworkInterfaceId)?.Ipv6Addresses?.map(one => one.Ipv6Address ?? '') ?? []
  assert.equal(addresses().filter(text => text.startsWith(inside)).length, 1)
  account.call('AssignIpv6Addresses', { NetworkInterfaceId, Ipv6Addresses: [`${inside}::99`] })
  assert.equal(addresses()[1], `${inside}::99`)
  account.call('UnassignIpv6Addresses', { NetworkInterfaceId, Ipv6Addresses: addresses().slice(0, 1) })
  assert.deepEqual(addresses(), [`${inside}::99`])
})

test('what holds an interface cannot be deleted, and the quota of a Region holds', () => {
  const { account, VpcId, SubnetId, create } = withSubnet('10.0.1.0/24', { quotas: { networkInterfacesPerRegion: 1 } })
  const id = create()
  assert.match(account.refusal('DeleteSubnet', { SubnetId }), new RegExp(`^DependencyViolation: .*${id}`))
  assert.equal(account.refusal('DeleteVpc', { VpcId }).split(':')[0], 'DependencyViolation')
  assert.equal(account.refusal('CreateNetworkInterface', { SubnetId }).split(':')[0], 'NetworkInterfaceLimitExceeded')
  const Filters = [filter('subnet-id', SubnetId), filter('status', 'available'), filter('private-ip-address', '10.0.1.*')]
  assert.equal(account.call('DescribeNetworkInterfaces', { Filters }).NetworkInterfaces?.length, 1)
})
