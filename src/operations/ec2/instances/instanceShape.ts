import type { Instance, InstanceNetworkInterface } from '@aws-sdk/client-ec2'
import type { Row, World } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'
import { networkInterfaceShape } from '../networkInterfaces/networkInterfaceShape.ts'
import { rootDeviceName } from './describeImages.ts'
import { stateShape } from './instanceState.ts'
import { type InstanceTypeFacts, instanceTypeFacts } from './instanceTypes.ts'
import { rootVolume } from './rootVolume.ts'

/** The instance's interfaces by device index: the primary one first. */
export function interfacesOf(world: World, instanceId: string): Row<'networkInterface'>[] {
  const index = ({ body }: Row<'networkInterface'>) => body.attachment?.deviceIndex ?? 0
  return [...world.referring('networkInterface', instanceId)].sort((a, b) => index(a) - index(b))
}

export function instanceShape(context: Context, row: Row<'instance'>): Instance {
  const { world } = context
  const { id, body } = row
  const { settings = {} } = body
  const cards = interfacesOf(world, id)
  const [primary] = cards.map(card => networkInterfaceShape(context, card))
  const facts = instanceTypeFacts(body.instanceType)
  const volume = rootVolume(context, row)
  const isThere = body.state !== 'terminated'
  return {
    InstanceId: id,
    ImageId: body.imageId,
    State: stateShape(body.state),
    ...reasonOf(row),
    InstanceType: body.instanceType as NonNullable<Instance['InstanceType']>,
    ...(body.keyName !== undefined && { KeyName: body.keyName }),
    AmiLaunchIndex: body.launchIndex ?? 0,
    ProductCodes: [],
    LaunchTime: new Date(body.launchedAt),
    Placement: {
      AvailabilityZone: world.get('subnet', body.subnetId)?.body.availabilityZone,
      GroupName: '',
      Tenancy: settings.tenancy ?? 'default',
    },
    Monitoring: { State: settings.monitoring ? 'enabled' : 'disabled' },
    ...(isThere && { SubnetId: body.subnetId, VpcId: body.vpcId }),
    PrivateDnsName: primary?.PrivateDnsName ?? '',
    PrivateIpAddress: primary?.PrivateIpAddress,
    PublicDnsName: primary?.Association?.PublicDnsName ?? '',
    PublicIpAddress: primary?.Association?.PublicIp,
    Ipv6Address: primary?.Ipv6Address,
    Architecture: facts?.architecture ?? 'x86_64',
    BlockDeviceMappings: volume === undefined ? [] : [volume.mapping],
    ClientToken: body.clientToken ?? '',
    EbsOptimized: settings.ebsOptimized ?? false,
    EnaSupport: true,
    Hypervisor: 'xen',
    NetworkInterfaces: cards.map(card => attachedShape(context, card)),
    RootDeviceName: rootDeviceName(context, body.imageId),
    RootDeviceType: 'ebs',
    SecurityGroups: primary?.Groups ?? [],
    SourceDestCheck: primary?.SourceDestCheck,
    Tags: tagList(body.tags),
    VirtualizationType: 'hvm',
    ...(facts && { CpuOptions: cpuOptions(facts) }),
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    HibernationOptions: { Configured: false },
    MetadataOptions: {
      State: 'applied',
      HttpTokens: settings.httpTokens ?? 'optional',
      HttpPutResponseHopLimit: settings.httpPutResponseHopLimit ?? 1,
      HttpEndpoint: settings.httpEndpoint ?? 'enabled',
      HttpProtocolIpv6: 'disabled',
      InstanceMetadataTags: settings.instanceMetadataTags ?? 'disabled',
    },
    EnclaveOptions: { Enabled: false },
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: new Date(body.launchedAt),
    PrivateDnsNameOptions: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    MaintenanceOptions: { AutoRecovery: 'default' },
    CurrentInstanceBootMode: 'legacy-bios',
  }
}

/** Two threads per core, except with ARM and with a single vCPU. EC2 guide, "CPU options". */
function cpuOptions({ architecture, vCpus }: InstanceTypeFacts): Instance['CpuOptions'] {
  const ThreadsPerCore = architecture === 'arm64' || vCpus === 1 ? 1 : 2
  return { CoreCount: vCpus / ThreadsPerCore, ThreadsPerCore }
}

function reasonOf({ body }: Row<'instance'>): Pick<Instance, 'StateTransitionReason' | 'StateReason'> {
  if (body.state === 'pending' || body.state === 'running') return { StateTransitionReason: '' }
  const since = new Date(body.endedAt ?? body.launchedAt).toISOString().replace('T', ' ').slice(0, 19)
  return {
    StateTransitionReason: `User initiated (${since} GMT)`,
    StateReason: { Code: 'Client.UserInitiatedShutdown', Message: 'Client.UserInitiatedShutdown: User initiated shutdown' },
  }
}

function attachedShape(context: Context, card: Row<'networkInterface'>): InstanceNetworkInterface {
  const shape = networkInterfaceShape(context, card)
  return {
    NetworkInterfaceId: shape.NetworkInterfaceId,
    OwnerId: shape.OwnerId,
    SubnetId: shape.SubnetId,
    VpcId: shape.VpcId,
    Description: shape.Description,
    Status: shape.Status,
    MacAddress: shape.MacAddress,
    PrivateIpAddress: shape.PrivateIpAddress,
    PrivateDnsName: shape.PrivateDnsName,
    PrivateIpAddresses: shape.PrivateIpAddresses,
    Ipv6Addresses: shape.Ipv6Addresses,
    SourceDestCheck: shape.SourceDestCheck,
    Groups: shape.Groups,
    Association: shape.Association,
    Attachment: shape.Attachment,
    InterfaceType: shape.InterfaceType,
  }
}
