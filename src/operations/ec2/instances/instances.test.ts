import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

const LAUNCH = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const

function withSubnet(settings: ConstructorParameters<typeof TestAccount>[0] = {}) {
  const account = new TestAccount(settings)
  const VpcId = account.vpc()
  const SubnetId = account.subnet(VpcId, '10.0.1.0/24')
  const shapeOf = (InstanceId: string) =>
    account.call('DescribeInstances', { InstanceIds: [InstanceId] }).Reservations?.[0]?.Instances?.[0]
  const launch = (input: object = {}) => {
    const ids = account.call('RunInstances', { ...LAUNCH, SubnetId, ...input }).Instances?.map(one => one.InstanceId ?? '')
    return ids?.[0] ?? ''
  }
  return { account, VpcId, SubnetId, shapeOf, launch }
}

test('an instance is pending, runs, stops, starts again and ends; its interface goes with it', () => {
  const { account, SubnetId, shapeOf, launch } = withSubnet()
  const id = launch({ PrivateIpAddress: '10.0.1.10', KeyName: 'mine', UserData: 'ZWNobw==' })
  const InstanceIds = [id]
  const state = () => `${shapeOf(id)?.State?.Code} ${shapeOf(id)?.State?.Name}`
  const first = shapeOf(id)
  assert.deepEqual(
    [first?.State?.Name, first?.PrivateIpAddress, first?.SubnetId, first?.KeyName, first?.Placement?.AvailabilityZone],
    ['pending', '10.0.1.10', SubnetId, 'mine', 'us-east-1a'],
  )
  const [card] = first?.NetworkInterfaces ?? []
  assert.deepEqual([card?.Attachment?.DeviceIndex, card?.Attachment?.DeleteOnTermination, card?.Status], [0, true, 'in-use'])
  assert.equal(account.pass() && state(), '16 running')
  const stopped = account.call('StopInstances', { InstanceIds }).StoppingInstances?.[0]
  assert.deepEqual([stopped?.PreviousState?.Name, stopped?.CurrentState?.Name], ['running', 'stopping'])
  assert.match(account.refusal('StartInstances', { InstanceIds }), /^IncorrectInstanceState: /)
  assert.equal(account.pass() && state(), '80 stopped')
  assert.equal(shapeOf(id)?.PrivateIpAddress, '10.0.1.10', 'a stopped instance keeps its address')
  assert.equal(account.call('DescribeInstanceStatus', {}).InstanceStatuses?.length, 0, 'only running ones have a status')
  account.call('StartInstances', { InstanceIds })
  assert.equal(account.pass() && state(), '16 running')
  assert.equal(account.call('DescribeInstanceStatus', {}).InstanceStatuses?.[0]?.InstanceStatus?.Status, 'ok')
  account.call('TerminateInstances', { InstanceIds })
  assert.equal(state(), '32 shutting-down')
  assert.equal(account.pass() && state(), '48 terminated')
  assert.match(account.refusal('StopInstances', { InstanceIds }), /^IncorrectInstanceState: .* can be stopped/)
  assert.deepEqual(account.call('DescribeNetworkInterfaces', {}).NetworkInterfaces, [])
  account.call('DeleteSubnet', { SubnetId })
  account.pass(3_600_000)
  assert.equal(account.refusal('DescribeInstances', { InstanceIds }).split(':')[0], 'InvalidInstanceID.NotFound')
})

test('without a subnet it starts in the default VPC, with a public address while it runs', () => {
  const account = new TestAccount()
  const Placement = { AvailabilityZone: 'us-east-1c' }
  const run = account.call('RunInstances', { ...LAUNCH, Placement, SecurityGroups: ['default'] })
  account.pass()
  const [id = ''] = run.Instances?.map(one => one.InstanceId) ?? []
  const shape = () => account.call('DescribeInstances', { InstanceIds: [id] }).Reservations?.[0]?.Instances?.[0]
  assert.equal(shape()?.Placement?.AvailabilityZone, 'us-east-1c')
  assert.match(shape()?.PrivateIpAddress ?? '', /^172\.31\./)
  assert.match(shape()?.PublicIpAddress ?? '', /^3\.2(0[89]|1\d|2[0-3])\./)
  account.call('StopInstances', { InstanceIds: [id] })
  account.pass()
  assert.equal(shape()?.PublicIpAddress, undefined)
  account.call('StartInstances', { InstanceIds: [id] })
  assert.ok(shape()?.PublicIpAddress)
})

test('several instances are one reservation; as many start as fit, down to MinCount', () => {
  const account = new TestAccount()
  const SubnetId = account.subnet(account.vpc(), '10.0.1.0/28')
  const run = (MinCount: number, MaxCount: number) => ({ ...LAUNCH, SubnetId, MinCount, MaxCount })
  const { Instances, ReservationId } = account.call('RunInstances', run(2, 50))
  assert.deepEqual(
    Instances?.map(one => one.AmiLaunchIndex),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  )
  assert.equal(new Set(Instances?.map(one => one.PrivateIpAddress)).size, 11)
  const { Reservations } = account.call('DescribeInstances', { Filters: [filter('reservation-id', ReservationId ?? '')] })
  assert.deepEqual(
    Reservations?.map(one => one.Instances?.length),
    [11],
  )
  assert.equal(account.refusal('RunInstances', run(1, 1)).split(':')[0], 'InsufficientFreeAddressesInSubnet')
})

test('the same client token is the same launch, and no other', () => {
  const { account, SubnetId } = withSubnet()
  const request = { ...LAUNCH, SubnetId, ClientToken: 'once' }
  const first = account.call('RunInstances', request)
  assert.deepEqual(account.call('RunInstances', request).Instances?.[0]?.InstanceId, first.Instances?.[0]?.InstanceId)
  const other = account.refusal('RunInstances', { ...request, InstanceType: 't3.small' })
  assert.equal(other.split(':')[0], 'IdempotentParameterMismatch')
  assert.equal(account.call('DescribeInstances', {}).Reservations?.length, 1)
})

for (const [input, refusal, because] of [
  [{ ImageId: 'ami-1' }, /^InvalidAMIID.Malformed: Invalid id: "ami-1"/, 'no image id'],
  [{ ImageId: undefined }, /^MissingParameter: .*ImageId/, 'no image'],
  [{ InstanceType: 'huge' }, /^InvalidParameterValue: Invalid value 'huge' for InstanceType/, 'no type'],
  [{ MinCount: 2 }, /^InvalidParameterValue: .*maxCount/, 'at least two, at most one'],
  [
    { PrivateIpAddress: '10.0.1.10', MinCount: 2, MaxCount: 2 },
    /^InvalidParameterCombination: .*one instance only/,
    'one address',
  ],
  [{ SecurityGroupIds: ['sg-0123456789abcdef0'] }, /^InvalidGroup.NotFound/, 'no such group'],
  [{ SubnetId: 'subnet-0123456789abcdef0' }, /^InvalidSubnetID.NotFound/, 'no such subnet'],
  [
    { Placement: { AvailabilityZone: 'us-east-1f' } },
    /^InvalidParameterCombination: .*us-east-1a and not in us-east-1f/,
    'elsewhere',
  ],
  [
    { NetworkInterfaces: [{ DeviceIndex: 0 }] },
    /^InvalidParameterCombination: Network interfaces and an instance-level subnet/,
    'both',
  ],
  [
    { SubnetId: undefined, NetworkInterfaces: [{ DeviceIndex: 1 }] },
    /^InvalidParameterValue: The primary network interface/,
    'no first',
  ],
  [{ LaunchTemplate: { LaunchTemplateName: 'x' } }, /^UnsupportedOperation: .*LaunchTemplate/, 'not to be had'],
  [{ BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: {} }] }, /^UnsupportedOperation: .*\/dev\/sdf/, 'one volume only'],
  [
    { TagSpecifications: [{ ResourceType: 'vpc' }] },
    /^InvalidParameterValue: 'vpc' is not a valid taggable/,
    'tags of another kind',
  ],
] as const) {
  test(`RunInstances refuses ${JSON.stringify(input)}: ${because}`, () => {
    const { account, SubnetId } = withSubnet()
    assert.match(account.refusal('RunInstances', { ...LAUNCH, SubnetId, ...(input as object) }), refusal)
  })
}

test('interfaces can be named: an existing one stays behind, a new one goes', () => {
  const { account, SubnetId, shapeOf } = withSubnet()
  const card = account.call('CreateNetworkInterface', { SubnetId }).NetworkInterface?.NetworkInterfaceId
  const NetworkInterfaces = [
    { DeviceIndex: 1, SubnetId, Description: 'second', SecondaryPrivateIpAddressCount: 1 },
    { DeviceIndex: 0, NetworkInterfaceId: card },
  ]
  const run = account.call('RunInstances', { ...LAUNCH, NetworkInterfaces })
  const [id = ''] = run.Instances?.map(one => one.InstanceId) ?? []
  assert.deepEqual(
    shapeOf(id)?.NetworkInterfaces?.map(one => [one.Attachment?.DeviceIndex, one.PrivateIpAddresses?.length, one.Description]),
    [
      [0, 1, ''],
      [1, 2, 'second'],
    ],
  )
  const again = account.refusal('RunInstances', { ...LAUNCH, NetworkInterfaces: [{ DeviceIndex: 0, NetworkInterfaceId: card }] })
  assert.equal(again, `InvalidNetworkInterface.InUse: Interface: [${card}] in use.`)
  account.pass()
  account.call('TerminateInstances', { InstanceIds: [id] })
  account.pass()
  const left = account.call('DescribeNetworkInterfaces', {}).NetworkInterfaces?.map(one => [one.NetworkInterfaceId, one.Status])
  assert.deepEqual(left, [[card, 'available']])
})

test('attributes change, some only while it is stopped', () => {
  const { account, VpcId, shapeOf, launch } = withSubnet()
  const InstanceId = launch()
  account.pass()
  const change = (input: object) => account.call('ModifyInstanceAttribute', { InstanceId, ...input })
  const GroupId = account.call('CreateSecurityGroup', { GroupName: 'g', Description: 'x', VpcId }).GroupId ?? ''
  change({ SourceDestCheck: { Value: false } })
  change({ Groups: [GroupId] })
  change({ Attribute: 'disableApiTermination', Value: 'true' })
  assert.deepEqual([shapeOf(InstanceId)?.SourceDestCheck, shapeOf(InstanceId)?.SecurityGroups?.[0]?.GroupName], [false, 'g'])
  const isProtected = account.refusal('TerminateInstances', { InstanceIds: [InstanceId] })
  assert.match(isProtected, /^OperationNotPermitted: .*disableApiTermination/)
  const bigger = { InstanceId, InstanceType: { Value: 't3.small' } }
  assert.match(account.refusal('ModifyInstanceAttribute', bigger), /^IncorrectInstanceState: .*'stopped'/)
  account.call('StopInstances', { InstanceIds: [InstanceId] })
  account.pass()
  change(bigger)
  const read = account.call('DescribeInstanceAttribute', { InstanceId, Attribute: 'instanceType' })
  assert.deepEqual(read.InstanceType, { Value: 't3.small' })
  const guard = account.call('DescribeInstanceAttribute', { InstanceId, Attribute: 'disableApiTermination' })
  assert.deepEqual(guard.DisableApiTermination, { Value: true })
})

test('with several interfaces, what concerns one of them must name it', () => {
  const { account, SubnetId, launch } = withSubnet()
  const InstanceId = launch()
  account.pass()
  const NetworkInterfaceId = account.call('CreateNetworkInterface', { SubnetId }).NetworkInterface?.NetworkInterfaceId
  account.call('AttachNetworkInterface', { InstanceId, NetworkInterfaceId, DeviceIndex: 1 })
  const refusal = account.refusal('ModifyInstanceAttribute', { InstanceId, SourceDestCheck: { Value: false } })
  assert.match(refusal, /^InvalidInstanceID: There are multiple interfaces attached/)
})

test('types are known or written like one; others do not exist', () => {
  const account = new TestAccount()
  const types = (...InstanceTypes: string[]) =>
    account.call('DescribeInstanceTypes', { InstanceTypes: InstanceTypes as never[] }).InstanceTypes
  const [micro] = types('t3.micro') ?? []
  assert.deepEqual(
    [micro?.VCpuInfo?.DefaultVCpus, micro?.MemoryInfo?.SizeInMiB, micro?.NetworkInfo?.MaximumNetworkInterfaces],
    [2, 1024, 2],
  )
  assert.deepEqual(types('p9.48xlarge')?.[0]?.VCpuInfo, undefined, 'nothing is made up')
  assert.match(account.refusal('DescribeInstanceTypes', { InstanceTypes: ['x' as never] }), /^InvalidInstanceType: .*\[x\]/)
})

test('images are a few by name and any by id', () => {
  const account = new TestAccount()
  const Filters = [filter('name', 'al2023-ami-2023.*-x86_64'), filter('architecture', 'x86_64')]
  const { Images } = account.call('DescribeImages', { Owners: ['amazon'], Filters })
  assert.equal(Images?.length, 1)
  const { Images: any } = account.call('DescribeImages', { ImageIds: ['ami-0123456789abcdef0'] })
  assert.deepEqual([any?.[0]?.ImageId, any?.[0]?.State], ['ami-0123456789abcdef0', 'available'])
})

test('the root volume is as asked for, and is shown while its instance is there', () => {
  const { account, shapeOf, launch } = withSubnet()
  const Ebs = { VolumeSize: 50, VolumeType: 'gp2' as const }
  const id = launch({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }] })
  const [volume] = account.call('DescribeVolumes', { Filters: [filter('attachment.instance-id', id)] }).Volumes ?? []
  assert.deepEqual([volume?.Size, volume?.VolumeType, volume?.Iops], [50, 'gp2', 150])
  assert.equal(shapeOf(id)?.BlockDeviceMappings?.[0]?.Ebs?.VolumeId, volume?.VolumeId)
  account.pass()
  account.call('TerminateInstances', { InstanceIds: [id] })
  account.pass()
  assert.deepEqual(account.call('DescribeVolumes', {}).Volumes, [])
})
