import type { Volume } from '@aws-sdk/client-ec2'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { page } from '../page.ts'
import { rootVolume } from './rootVolume.ts'

const FILTERS: Filters<Volume> = {
  'attachment.delete-on-termination': volume => volume.Attachments?.map(one => one.DeleteOnTermination) ?? [],
  'attachment.device': volume => volume.Attachments?.map(one => one.Device) ?? [],
  'attachment.instance-id': volume => volume.Attachments?.map(one => one.InstanceId) ?? [],
  'attachment.status': volume => volume.Attachments?.map(one => one.State) ?? [],
  'availability-zone': volume => [volume.AvailabilityZone],
  encrypted: volume => [volume.Encrypted],
  size: volume => [volume.Size],
  status: volume => [volume.State],
  'volume-id': volume => [volume.VolumeId],
  'volume-type': volume => [volume.VolumeType],
}

/** The root volumes of instances: there are no others. */
export const describeVolumes: Ec2Operation<'DescribeVolumes'> = (context, input) => {
  const { VolumeIds: ids = [] } = input
  const all = [...context.world.within('instance', context.caller)].flatMap(row => rootVolume(context, row)?.volume ?? [])
  const missing = ids.find(id => !all.some(({ VolumeId }) => VolumeId === id))
  if (missing !== undefined) throw new AwsError('InvalidVolume.NotFound', `The volume '${missing}' does not exist.`)
  const asked = all.filter(({ VolumeId = '' }) => ids.length === 0 || ids.includes(VolumeId))
  const { items: Volumes, ...rest } = page(filtered(asked, input.Filters, FILTERS), input, ids)
  return { Volumes, ...rest }
}
