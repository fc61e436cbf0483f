import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2'
import type { InstanceSettings } from '../../../resources/endPoints.ts'
import { fingerprint } from '../../../resources/fingerprint.ts'
import { freshId } from '../../../resources/freshId.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { newNetworkInterface } from '../../../resources/newNetworkInterface.ts'
import { newPublicAddress } from '../../../resources/publicAddressPool.ts'
import { AwsError } from '../../../resources/refusal.ts'
import { availableAddressCount, SubnetAddresses } from '../../../resources/subnetAddresses.ts'
import type { Tags } from '../../../resources/tags.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { withTags } from '../ec2Tags.ts'
import { checkQuota } from '../quota.ts'
import { instanceShape } from './instanceShape.ts'
import { launchInterfaces, type PlannedInterface } from './launchInterfaces.ts'
import { type Launch, launchOrder } from './launchOrder.ts'

export const runInstances: Ec2Operation<'RunInstances'> = (context, input) => {
  const { world, caller, random } = context
  const { ClientToken: clientToken } = input
  const request = fingerprint(JSON.stringify({ ...input, ClientToken: undefined, DryRun: undefined }), 24)
  const before =
    clientToken === undefined ? [] : [...world.within('instance', caller)].filter(({ body }) => body.clientToken === clientToken)
  if (before.length > 0) {
    if (before.every(({ body }) => body.request === request)) return reservationShape(context, before)
    const message = `The client token '${clientToken}' was used for a request with other parameters; every request takes a token of its own.`
    throw new AwsError('IdempotentParameterMismatch', message)
  }
  const launch = launchOrder(context, input)
  const interfaces = launchInterfaces(context, input, launch.instanceType)
  const count = countThatFits(context, launch, interfaces)
  const tags = launchTags(context, input)
  const reservationId = ec2Id('r', random)
  const addresses = new Map(interfaces.map(({ subnet }) => [subnet.id, new SubnetAddresses(world, subnet)]))
  const [primary] = interfaces
  const isPublic = primary !== undefined && primary.existing === undefined && primary.publicAddress
  const rootVolume = { ...launch.settings.rootVolume, ...(Object.keys(tags.volume).length > 0 && { tags: tags.volume }) }
  const settings: InstanceSettings = {
    ...launch.settings,
    ...(isPublic && { publicAddress: true }),
    ...(Object.keys(rootVolume).length > 0 && { rootVolume }),
  }
  const rows = Array.from({ length: count }, (_, launchIndex) => {
    const id = freshId(world, 'instance', () => ec2Id('i', random))
    const subnet = primary?.subnet
    const body = {
      imageId: launch.imageId,
      instanceType: launch.instanceType,
      state: 'pending' as const,
      subnetId: subnet?.id ?? '',
      vpcId: subnet?.body.vpcId ?? '',
      reservationId,
      ...(input.KeyName && { keyName: input.KeyName }),
      launchedAt: context.nowMs,
      ...(clientToken !== undefined && { clientToken, request }),
      launchIndex,
      settings,
      tags: tags.instance,
    }
    const row = world.put('instance', id, caller, body, { dueAt: context.nowMs + context.leadTimes.provisioning })
    for (const card of interfaces) plug(context, id, card, addresses.get(card.subnet.id), tags['network-interface'])
    return row
  })
  return reservationShape(context, rows)
}

/** Puts a new interface into the instance, or the one that was named. */
function plug(
  context: Context,
  instanceId: string,
  card: PlannedInterface,
  addresses: SubnetAddresses | undefined,
  tags: Tags,
): void {
  const { world, caller, nowMs, random } = context
  const { deviceIndex, deleteOnTermination, subnet } = card
  const attachment = { id: ec2Id('eni-attach', random), instanceId, deviceIndex, attachedAt: nowMs, deleteOnTermination }
  if (card.existing) {
    world.update('networkInterface', card.existing.id, { attachment })
    return
  }
  const { securityGroupIds, description } = card
  const order = {
    subnet,
    addresses: addresses ?? new SubnetAddresses(world, subnet),
    ...card.addresses,
    securityGroupIds,
    description,
    attachment,
    tags,
  }
  const row = newNetworkInterface(world, caller, order, context)
  if (card.publicAddress) world.update('networkInterface', row.id, { publicIp: newPublicAddress(world, random) })
}

/** AWS launches as many as fit, down to MinCount. */
function countThatFits(
  { world, caller, quotas }: Context,
  { least, most }: Launch,
  interfaces: readonly PlannedInterface[],
): number {
  const added = interfaces.filter(card => card.existing === undefined)
  const limit = quotas.networkInterfacesPerRegion
  const cards = [...world.within('networkInterface', caller)].length
  if (added.length > 0) {
    checkQuota('NetworkInterfaceLimitExceeded', 'network interfaces', { count: cards + least * added.length - 1, limit })
  }
  const perSubnet = Map.groupBy(added, ({ subnet }) => subnet.id)
  const fits = [...perSubnet.values()].map(there => {
    const [first] = there
    const needed = there.reduce((sum, card) => sum + (card.existing ? 0 : card.addresses.addressCount), 0)
    return first === undefined ? most : Math.floor(availableAddressCount(world, first.subnet) / needed)
  })
  const byQuota = added.length === 0 ? most : Math.floor((limit - cards) / added.length)
  const count = Math.min(most, byQuota, ...fits)
  if (count >= least) return count
  const message = `There are not enough free addresses in subnet '${interfaces[0]?.subnet.id}' to satisfy the requested number of instances.`
  throw new AwsError('InsufficientFreeAddressesInSubnet', message)
}

const TAGGED = ['instance', 'network-interface', 'volume'] as const

/** Tags by what they are for: a launch makes several kinds of things. */
function launchTags(context: Context, { TagSpecifications = [] }: RunInstancesRequest): Record<(typeof TAGGED)[number], Tags> {
  const wrong = TagSpecifications.find(({ ResourceType }) => !TAGGED.some(type => type === ResourceType))
  if (wrong) {
    const message = `'${wrong.ResourceType}' is not a valid taggable resource type for this operation. Use ${TAGGED.join(', ')}.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const of = (type: string) =>
    withTags(
      context,
      {},
      TagSpecifications.flatMap(({ ResourceType, Tags = [] }) => (ResourceType === type ? Tags : [])),
    )
  return { instance: of('instance'), 'network-interface': of('network-interface'), volume: of('volume') }
}

function reservationShape(context: Context, rows: readonly Row<'instance'>[]): Reservation {
  return {
    ReservationId: rows[0]?.body.reservationId,
    OwnerId: rows[0]?.account,
    Groups: [],
    Instances: rows.map(row => instanceShape(context, row)),
  }
}
