import type { Image } from '@aws-sdk/client-ec2'
import { derivedEc2Id } from '../../../resources/derivedId.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'

/** Amazon and Canonical publish images under these accounts. */
const OWNERS = { amazon: '137112412989', canonical: '099720109477' } as const

const OWN = [
  { name: 'al2023-ami-2023.6.20250101.0-kernel-6.1-x86_64', owner: 'amazon', architecture: 'x86_64', root: '/dev/xvda' },
  { name: 'al2023-ami-2023.6.20250101.0-kernel-6.1-arm64', owner: 'amazon', architecture: 'arm64', root: '/dev/xvda' },
  { name: 'amzn2-ami-hvm-2.0.20250101.0-x86_64-gp2', owner: 'amazon', architecture: 'x86_64', root: '/dev/xvda' },
  {
    name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250101',
    owner: 'canonical',
    architecture: 'x86_64',
    root: '/dev/sda1',
  },
  {
    name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20250101',
    owner: 'canonical',
    architecture: 'arm64',
    root: '/dev/sda1',
  },
] as const

const FILTERS: Filters<Image> = {
  architecture: image => [image.Architecture],
  'block-device-mapping.volume-type': image => image.BlockDeviceMappings?.map(one => one.Ebs?.VolumeType) ?? [],
  'creation-date': image => [image.CreationDate],
  description: image => [image.Description],
  'ena-support': image => [image.EnaSupport],
  hypervisor: image => [image.Hypervisor],
  'image-id': image => [image.ImageId],
  'image-type': image => [image.ImageType],
  'is-public': image => [image.Public],
  name: image => [image.Name],
  'owner-alias': image => [image.ImageOwnerAlias],
  'owner-id': image => [image.OwnerId],
  platform: image => [image.Platform],
  'root-device-name': image => [image.RootDeviceName],
  'root-device-type': image => [image.RootDeviceType],
  state: image => [image.State],
  'virtualization-type': image => [image.VirtualizationType],
}

/**
 * A small set of images, which many a configuration looks up by name; and, since an instance here runs nothing, any
 * image whose id somebody knows.
 */
export const describeImages: Ec2Operation<'DescribeImages'> = (context, input) => {
  const { ImageIds = [], Owners = [] } = input
  const own = ownImages(context)
  const images =
    ImageIds.length === 0 ? own : ImageIds.map(id => own.find(({ ImageId }) => ImageId === id) ?? unknownImage(context, id))
  const wanted = Owners.map(owner => (owner === 'self' ? context.caller.account : owner))
  const ofOwners = images.filter(
    ({ OwnerId = '', ImageOwnerAlias = '' }) =>
      wanted.length === 0 || wanted.includes(OwnerId) || wanted.includes(ImageOwnerAlias),
  )
  const { items: Images, ...rest } = page(filtered(ofOwners, input.Filters, FILTERS), input, ImageIds)
  return { Images, ...rest }
}

/** The device that an image's root volume stands at. */
export function rootDeviceName(context: Context, imageId: string): string {
  return ownImages(context).find(({ ImageId }) => ImageId === imageId)?.RootDeviceName ?? '/dev/xvda'
}

function ownImages({ caller }: Context): Image[] {
  return OWN.map(({ name, owner, architecture, root }) => ({
    ...imageShape(derivedEc2Id('ami', `${caller.region} ${name}`), root),
    Name: name,
    Description: name,
    ImageLocation: `${owner}/${name}`,
    OwnerId: OWNERS[owner],
    ...(owner === 'amazon' && { ImageOwnerAlias: 'amazon' }),
    Architecture: architecture,
  }))
}

function unknownImage({ caller }: Context, id: string): Image {
  checkImageId(id)
  return { ...imageShape(id, '/dev/xvda'), Name: id, ImageLocation: `${caller.account}/${id}`, OwnerId: caller.account }
}

function imageShape(ImageId: string, RootDeviceName: string): Image {
  return {
    ImageId,
    State: 'available',
    Public: true,
    ImageType: 'machine',
    Architecture: 'x86_64',
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EnaSupport: true,
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    CreationDate: '2025-01-01T00:00:00.000Z',
    RootDeviceType: 'ebs',
    RootDeviceName,
    BlockDeviceMappings: [
      { DeviceName: RootDeviceName, Ebs: { DeleteOnTermination: true, VolumeSize: 8, VolumeType: 'gp3', Encrypted: false } },
    ],
    Tags: [],
  }
}

/** Image ids are taken as they come if they are written like one. */
export function checkImageId(id: string): void {
  if (/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) return
  throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${id}" (expecting "ami-...")`)
}
