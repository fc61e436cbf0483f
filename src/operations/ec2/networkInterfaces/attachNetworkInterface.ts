import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { refuseMoreInterfaces } from '../instances/instanceTypes.ts'
import { owned, required } from '../nouns.ts'
import { changeableInterface } from './changeableInterface.ts'

export const attachNetworkInterface: Ec2Operation<'AttachNetworkInterface'> = (context, input) => {
  const { world, nowMs, random } = context
  const card = changeableInterface(context, input.NetworkInterfaceId)
  const instance = owned(context, 'instance', input.InstanceId)
  const deviceIndex = required(input.DeviceIndex, 'deviceIndex')
  refuseInUse(card)
  const { state, instanceType } = instance.body
  if (state !== 'running' && state !== 'stopped' && state !== 'pending') {
    throw new AwsError(
      'IncorrectState',
      `Instance '${instance.id}' is ${state}; an interface is attached to a running or stopped one.`,
    )
  }
  refuseOtherZone(context, card, instance)
  const there = [...world.referring('networkInterface', instance.id)]
  if (there.some(other => other.body.attachment?.deviceIndex === deviceIndex)) {
    const message = `Instance '${instance.id}' already has an interface attached at device index '${deviceIndex}'.`
    throw new AwsError('InvalidParameterValue', message)
  }
  refuseMoreInterfaces(instanceType, there.length + 1)
  const attachment = {
    id: ec2Id('eni-attach', random),
    instanceId: instance.id,
    deviceIndex,
    attachedAt: nowMs,
    deleteOnTermination: false,
  }
  world.update('networkInterface', card.id, { attachment })
  return { AttachmentId: attachment.id, NetworkCardIndex: 0 }
}

export function refuseInUse({ id, body }: Row<'networkInterface'>): void {
  if (body.attachment) throw new AwsError('InvalidNetworkInterface.InUse', `Interface: [${id}] in use.`)
}

/** EC2 guide, "Network interfaces": both stand in one Availability Zone and, attached by hand, in one VPC. */
function refuseOtherZone({ world }: Context, card: Row<'networkInterface'>, instance: Row<'instance'>): void {
  const zoneOf = (subnetId: string) => world.get('subnet', subnetId)?.body.availabilityZone
  if (zoneOf(card.body.subnetId) === zoneOf(instance.body.subnetId)) return
  throw new AwsError(
    'InvalidParameterCombination',
    'You may not attach a network interface to an instance if they are not in the same availability zone',
  )
}
