import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2'
import type { InstanceSettings } from '../../../resources/endPoints.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { interfaceGroups } from '../networkInterfaces/interfaceGroups.ts'
import { owned } from '../nouns.ts'
import { interfacesOf } from './instanceShape.ts'
import { refuseMoreInterfaces } from './instanceTypes.ts'
import { checkInstanceType } from './launchOrder.ts'

export const modifyInstanceAttribute: Ec2Operation<'ModifyInstanceAttribute'> = (context, input) => {
  const { world } = context
  const row = owned(context, 'instance', input.InstanceId)
  const request = { ...input, ...namedAttribute(input) }
  const unsupported = (['EnclaveOptions', 'Kernel', 'Ramdisk', 'SriovNetSupport', 'EnaSupport'] as const).find(
    name => request[name],
  )
  if (unsupported)
    throw new AwsError('UnsupportedOperation', `The attribute ${unsupported} is not supported; it keeps its default.`)
  const { Groups, SourceDestCheck, InstanceType, UserData } = request
  if (UserData !== undefined) refuseUnlessStopped(row)
  if (Groups?.length) {
    const card = onlyInterface(context, row)
    world.update('networkInterface', card.id, { securityGroupIds: interfaceGroups(context, card.body.vpcId, Groups) })
  }
  if (SourceDestCheck?.Value !== undefined) {
    world.update('networkInterface', onlyInterface(context, row).id, { sourceDestCheck: SourceDestCheck.Value })
  }
  if (InstanceType?.Value !== undefined && InstanceType.Value !== row.body.instanceType) {
    checkInstanceType(InstanceType.Value)
    refuseUnlessStopped(row)
    refuseMoreInterfaces(InstanceType.Value, interfacesOf(world, row.id).length)
    world.update('instance', row.id, { instanceType: InstanceType.Value })
  }
  const settings = { ...row.body.settings, ...changedSettings(row, request) }
  world.update('instance', row.id, { settings })
  return {}
}

function changedSettings(row: Row<'instance'>, request: ModifyInstanceAttributeRequest): InstanceSettings {
  const { DisableApiStop, DisableApiTermination, EbsOptimized, InstanceInitiatedShutdownBehavior: behavior } = request
  const shutdownBehavior = behavior?.Value
  if (shutdownBehavior !== undefined && shutdownBehavior !== 'stop' && shutdownBehavior !== 'terminate') {
    const message = `Invalid value '${shutdownBehavior}' for instanceInitiatedShutdownBehavior. Valid values are stop and terminate.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const ebs = request.BlockDeviceMappings?.[0]?.Ebs?.DeleteOnTermination
  return {
    ...(DisableApiStop?.Value !== undefined && { disableApiStop: DisableApiStop.Value }),
    ...(DisableApiTermination?.Value !== undefined && { disableApiTermination: DisableApiTermination.Value }),
    ...(EbsOptimized?.Value !== undefined && { ebsOptimized: EbsOptimized.Value }),
    ...(shutdownBehavior !== undefined && { shutdownBehavior }),
    ...(ebs !== undefined && { rootVolume: { ...row.body.settings?.rootVolume, deleteOnTermination: ebs } }),
  }
}

/** The older form: the attribute's name and its value as a text. */
function namedAttribute({
  Attribute: name,
  Value: value,
}: ModifyInstanceAttributeRequest): Partial<ModifyInstanceAttributeRequest> {
  if (name === undefined || value === undefined) return {}
  const isTrue = { Value: value.toLowerCase() === 'true' }
  switch (name) {
    case 'disableApiTermination':
      return { DisableApiTermination: isTrue }
    case 'disableApiStop':
      return { DisableApiStop: isTrue }
    case 'ebsOptimized':
      return { EbsOptimized: isTrue }
    case 'sourceDestCheck':
      return { SourceDestCheck: isTrue }
    case 'instanceType':
      return { InstanceType: { Value: value } }
    case 'instanceInitiatedShutdownBehavior':
      return { InstanceInitiatedShutdownBehavior: { Value: value } }
    default:
      throw new AwsError(
        'UnsupportedOperation',
        `The attribute ${name} is not supported by its name and value; give its own parameter.`,
      )
  }
}

function onlyInterface({ world }: Context, { id }: Row<'instance'>): Row<'networkInterface'> {
  const [card, ...others] = interfacesOf(world, id)
  if (card !== undefined && others.length === 0) return card
  if (card === undefined) throw new AwsError('IncorrectInstanceState', `The instance '${id}' has no network interface any more.`)
  throw new AwsError(
    'InvalidInstanceID',
    `There are multiple interfaces attached to instance '${id}'. Please specify an interface ID for the operation instead.`,
  )
}

function refuseUnlessStopped({ id, body }: Row<'instance'>): void {
  if (body.state !== 'stopped')
    throw new AwsError('IncorrectInstanceState', `The instance '${id}' is not in the 'stopped' state.`)
}
