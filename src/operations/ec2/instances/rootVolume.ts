import type { BlockDeviceMapping, InstanceBlockDeviceMapping, Volume, VolumeType } from '@aws-sdk/client-ec2'
import { derivedEc2Id } from '../../../resources/derivedId.ts'
import type { InstanceSettings } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { tagList } from '../ec2Tags.ts'
import { rootDeviceName } from './describeImages.ts'

/** EBS guide, "General Purpose SSD volumes": what gp3 has without asking. */
const GP3 = { iops: 3000, throughput: 125 }

/**
 * The volume that an instance starts from. Nothing is stored on it and it is no row: it is shown because clients look
 * for it, and lives as long as its instance.
 */
export function rootVolume(
  context: Context,
  { id, body }: Row<'instance'>,
): { readonly mapping: InstanceBlockDeviceMapping; readonly volume: Volume } | undefined {
  if (body.state === 'terminated') return undefined
  const { sizeGiB = 8, type = 'gp3', encrypted = false, deleteOnTermination = true, ...rest } = body.settings?.rootVolume ?? {}
  const VolumeId = derivedEc2Id('vol', id)
  const AttachTime = new Date(body.launchedAt)
  const DeviceName = rootDeviceName(context, body.imageId)
  const attachment = { VolumeId, AttachTime, DeleteOnTermination: deleteOnTermination }
  const iops = rest.iops ?? (type === 'gp3' ? GP3.iops : type === 'gp2' ? Math.max(100, 3 * sizeGiB) : undefined)
  const throughput = rest.throughput ?? (type === 'gp3' ? GP3.throughput : undefined)
  return {
    mapping: { DeviceName, Ebs: { ...attachment, Status: 'attached' } },
    volume: {
      VolumeId,
      AvailabilityZone: context.world.get('subnet', body.subnetId)?.body.availabilityZone,
      CreateTime: AttachTime,
      Size: sizeGiB,
      VolumeType: type as VolumeType,
      Encrypted: encrypted,
      MultiAttachEnabled: false,
      SnapshotId: '',
      State: 'in-use',
      ...(iops !== undefined && { Iops: iops }),
      ...(throughput !== undefined && { Throughput: throughput }),
      Attachments: [{ ...attachment, Device: DeviceName, InstanceId: id, State: 'attached' }],
      Tags: tagList(rest.tags ?? {}),
    },
  }
}

/** What a launch asks of the root volume; other volumes are not to be had. */
export function orderedRootVolume(
  context: Context,
  imageId: string,
  mappings: readonly BlockDeviceMapping[] = [],
): InstanceSettings['rootVolume'] {
  const root = rootDeviceName(context, imageId)
  const other = mappings.find(({ DeviceName, NoDevice }) => DeviceName !== root && NoDevice === undefined)
  if (other) {
    const message = `The block device ${other.DeviceName} is not supported: an instance has its root volume ${root} alone.`
    throw new AwsError('UnsupportedOperation', message)
  }
  const ebs = mappings.find(({ DeviceName }) => DeviceName === root)?.Ebs
  if (ebs === undefined) return undefined
  return {
    ...(ebs.VolumeSize !== undefined && { sizeGiB: ebs.VolumeSize }),
    ...(ebs.VolumeType !== undefined && { type: ebs.VolumeType }),
    ...(ebs.Encrypted !== undefined && { encrypted: ebs.Encrypted }),
    ...(ebs.DeleteOnTermination !== undefined && { deleteOnTermination: ebs.DeleteOnTermination }),
    ...(ebs.Iops !== undefined && { iops: ebs.Iops }),
    ...(ebs.Throughput !== undefined && { throughput: ebs.Throughput }),
  }
}
