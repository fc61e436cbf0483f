import type { InstanceStateChange } from '@aws-sdk/client-ec2'
import type { Instance } from '../../../resources/endPoints.ts'
import { newPublicAddress } from '../../../resources/publicAddressPool.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'
import { interfacesOf } from './instanceShape.ts'
import { stateShape } from './instanceState.ts'

type State = Instance['state']

export const startInstances: Ec2Operation<'StartInstances'> = (context, input) => ({
  StartingInstances: eachOf(context, input.InstanceIds, row => {
    if (row.body.state === 'running' || row.body.state === 'pending') return row.body.state
    if (row.body.state !== 'stopped') throw incorrect(row, 'started')
    lendAddress(context, row)
    return 'pending'
  }),
})

export const stopInstances: Ec2Operation<'StopInstances'> = (context, input) => ({
  StoppingInstances: eachOf(context, input.InstanceIds, row => {
    const { state, settings } = row.body
    if (state === 'stopped' || state === 'stopping') return state
    if (state !== 'running') throw incorrect(row, 'stopped')
    if (settings?.disableApiStop && !input.Force) throw protectedFrom(row, 'stopped', 'disableApiStop')
    returnAddress(context, row)
    return 'stopping'
  }),
})

export const terminateInstances: Ec2Operation<'TerminateInstances'> = (context, input) => ({
  TerminatingInstances: eachOf(context, input.InstanceIds, row => {
    if (row.body.state === 'terminated' || row.body.state === 'shutting-down') return row.body.state
    if (row.body.settings?.disableApiTermination) throw protectedFrom(row, 'terminated', 'disableApiTermination')
    returnAddress(context, row)
    return 'shutting-down'
  }),
})

/** A reboot is over before anybody could look; only what runs can be rebooted. */
export const rebootInstances: Ec2Operation<'RebootInstances'> = (context, input) => {
  for (const id of required(input.InstanceIds, 'InstanceId')) {
    const row = owned(context, 'instance', id)
    if (row.body.state !== 'running') throw incorrect(row, 'rebooted')
  }
  return {}
}

/** Moves every instance named; one that refuses leaves all as they are. */
function eachOf(
  context: Context,
  ids: readonly string[] | undefined,
  next: (row: Row<'instance'>) => State,
): InstanceStateChange[] {
  const { world, nowMs, leadTimes } = context
  return required(ids, 'InstanceId').map(id => {
    const row = owned(context, 'instance', id)
    const before = row.body.state
    const state = next(row)
    if (state !== before) {
      const time = state === 'pending' ? { launchedAt: nowMs } : { endedAt: nowMs }
      world.update('instance', id, { state, ...time }, { dueAt: nowMs + leadTimes.provisioning })
    }
    return { InstanceId: id, PreviousState: stateShape(before), CurrentState: stateShape(state) }
  })
}

/** AWS takes the public address back that it lent, and lends another one at the next start. EC2 guide, "Instance IP addressing". */
function returnAddress({ world }: Context, { id }: Row<'instance'>): void {
  for (const card of interfacesOf(world, id)) {
    if (card.body.publicIp === undefined) continue
    const { publicIp: _, ...rest } = card.body
    world.put('networkInterface', card.id, card, rest)
  }
}

function lendAddress({ world, random }: Context, { id, body }: Row<'instance'>): void {
  const [primary] = interfacesOf(world, id)
  if (primary === undefined || !body.settings?.publicAddress) return
  const hasElastic = [...world.referring('elasticAddress', primary.id)].some(
    elastic => elastic.body.association?.privateIp === primary.body.privateAddresses[0],
  )
  if (!hasElastic) world.update('networkInterface', primary.id, { publicIp: newPublicAddress(world, random) })
}

function incorrect({ id }: Row<'instance'>, what: string): AwsError {
  return new AwsError('IncorrectInstanceState', `The instance '${id}' is not in a state from which it can be ${what}.`)
}

function protectedFrom({ id }: Row<'instance'>, what: string, attribute: string): AwsError {
  return new AwsError(
    'OperationNotPermitted',
    `The instance '${id}' may not be ${what}. Modify its '${attribute}' instance attribute and try again.`,
  )
}
