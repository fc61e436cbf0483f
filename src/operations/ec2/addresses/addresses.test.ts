import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filter, TestAccount } from '../testAccount.ts'

const LAUNCH = { ImageId: 'ami-0123456789abcdef0', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 } as const

function withInternet() {
  const account = new TestAccount()
  const VpcId = account.vpc()
  const SubnetId = account.subnet(VpcId, '10.0.1.0/24')
  const InternetGatewayId = account.call('CreateInternetGateway', {}).InternetGateway?.InternetGatewayId
  account.call('AttachInternetGateway', { InternetGatewayId, VpcId })
  const card = () => account.call('CreateNetworkInterface', { SubnetId }).NetworkInterface?.NetworkInterfaceId ?? ''
  const addressOf = (AllocationId: string | undefined) =>
    account.call('DescribeAddresses', { AllocationIds: [AllocationId ?? ''] }).Addresses?.[0]
  return { account, VpcId, SubnetId, card, addressOf }
}

test('an address is allocated, associated, moved, disassociated and released', () => {
  const { account, card, addressOf } = withInternet()
  const { AllocationId, PublicIp } = account.call('AllocateAddress', { Domain: 'vpc' })
  assert.match(PublicIp ?? '', /^3\.2(0[89]|1\d|2[0-3])\./, 'of one block of Amazon’s')
  const [one, two] = [card(), card()]
  const { AssociationId } = account.call('AssociateAddress', { AllocationId, NetworkInterfaceId: one })
  assert.deepEqual(
    [addressOf(AllocationId)?.AssociationId, addressOf(AllocationId)?.PrivateIpAddress],
    [AssociationId, '10.0.1.4'],
  )
  const [shape] =
    account.call('DescribeNetworkInterfaces', { Filters: [filter('association.public-ip', PublicIp ?? '')] }).NetworkInterfaces ??
    []
  assert.deepEqual([shape?.NetworkInterfaceId, shape?.Association?.AllocationId], [one, AllocationId])
  const move = { AllocationId, NetworkInterfaceId: two }
  assert.match(account.refusal('AssociateAddress', { ...move, AllowReassociation: false }), /^Resource.AlreadyAssociated/)
  const { AssociationId: moved } = account.call('AssociateAddress', move)
  assert.equal(account.refusal('DisassociateAddress', { AssociationId }).split(':')[0], 'InvalidAssociationID.NotFound')
  assert.equal(account.refusal('ReleaseAddress', { AllocationId }).split(':')[0], 'InvalidIPAddress.InUse')
  account.call('DisassociateAddress', { AssociationId: moved })
  assert.equal(addressOf(AllocationId)?.AssociationId, undefined)
  account.call('ReleaseAddress', { AllocationId })
  assert.equal(account.refusal('ReleaseAddress', { AllocationId }).split(':')[0], 'InvalidAllocationID.NotFound')
})

test('an instance’s address takes the place of the one that AWS lent it, and stays when it ends', () => {
  const { account, SubnetId, addressOf } = withInternet()
  const NetworkInterfaces = [{ DeviceIndex: 0, SubnetId, AssociatePublicIpAddress: true }]
  const InstanceId = account.call('RunInstances', { ...LAUNCH, NetworkInterfaces }).Instances?.[0]?.InstanceId ?? ''
  account.pass()
  const { AllocationId, PublicIp } = account.call('AllocateAddress', {})
  account.call('AssociateAddress', { PublicIp, InstanceId })
  const [run] = account.call('DescribeInstances', { InstanceIds: [InstanceId] }).Reservations ?? []
  assert.equal(run?.Instances?.[0]?.PublicIpAddress, PublicIp)
  assert.equal(addressOf(AllocationId)?.InstanceId, InstanceId)
  account.call('TerminateInstances', { InstanceIds: [InstanceId] })
  account.pass()
  assert.deepEqual([addressOf(AllocationId)?.PublicIp, addressOf(AllocationId)?.AssociationId], [PublicIp, undefined])
})

test('without an internet gateway nothing can be associated, and five addresses are the most', () => {
  const account = new TestAccount()
  const SubnetId = account.subnet(account.vpc(), '10.0.1.0/24')
  const NetworkInterfaceId = account.call('CreateNetworkInterface', { SubnetId }).NetworkInterface?.NetworkInterfaceId
  const { AllocationId } = account.call('AllocateAddress', {})
  assert.match(account.refusal('AssociateAddress', { AllocationId, NetworkInterfaceId }), /^Gateway.NotAttached: Network vpc-/)
  const more = [1, 2, 3, 4].map(() => account.call('AllocateAddress', {}).PublicIp)
  assert.equal(new Set(more).size, 4)
  assert.match(account.refusal('AllocateAddress', {}), /^AddressLimitExceeded: The maximum number of addresses has been reached/)
})

test('an internet gateway stays attached as long as an address is reached through it', () => {
  const { account, VpcId, card } = withInternet()
  const [gateway] =
    account.call('DescribeInternetGateways', { Filters: [filter('attachment.vpc-id', VpcId)] }).InternetGateways ?? []
  const { AllocationId } = account.call('AllocateAddress', {})
  const { AssociationId } = account.call('AssociateAddress', { AllocationId, NetworkInterfaceId: card() })
  const detach = { InternetGatewayId: gateway?.InternetGatewayId, VpcId }
  assert.match(account.refusal('DetachInternetGateway', detach), /^DependencyViolation: .*mapped public address/)
  account.call('DisassociateAddress', { AssociationId })
  account.call('DetachInternetGateway', detach)
})

for (const [name, input, refusal] of [
  ['DescribeAddresses', { PublicIps: ['192.0.2.1'] }, /^InvalidAddress.NotFound: Address '192.0.2.1' not found/],
  ['ReleaseAddress', {}, /^MissingParameter/],
  ['DisassociateAddress', {}, /^MissingParameter/],
  ['AllocateAddress', { PublicIpv4Pool: 'ipv4pool-ec2-012' }, /^UnsupportedOperation: .*PublicIpv4Pool/],
] as const) {
  test(`${name} of ${JSON.stringify(input)} is refused`, () => {
    assert.match(new TestAccount().refusal(name, input as never), refusal)
  })
}
