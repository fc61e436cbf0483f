import type { AssociateAddressRequest } from '@aws-sdk/client-ec2'
import { ec2Id } from '../../../resources/ids.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Draft, Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { interfacesOf } from '../instances/instanceShape.ts'
import { changeableInterface } from '../networkInterfaces/changeableInterface.ts'
import { owned } from '../nouns.ts'
import { addressRef } from './addressRef.ts'

export const associateAddress: Ec2Operation<'AssociateAddress'> = (context, input) => {
  const { world, random } = context
  const elastic = addressRef(context, input)
  const card = interfaceFor(context, input)
  const privateIp = input.PrivateIpAddress ?? card.body.privateAddresses[0] ?? ''
  if (!card.body.privateAddresses.includes(privateIp)) {
    throw new AwsError('InvalidParameterValue', `The address ${privateIp} is not assigned to network interface ${card.id}.`)
  }
  const vpcId = card.body.vpcId
  if ([...world.referring('internetGateway', vpcId)].length === 0) {
    throw new AwsError('Gateway.NotAttached', `Network ${vpcId} is not attached to any internet gateway`)
  }
  const { association } = elastic.body
  if (association?.networkInterfaceId === card.id && association.privateIp === privateIp) return { AssociationId: association.id }
  // For a VPC's addresses the default is to move; only an explicit false keeps them. API Reference, AssociateAddress.
  if (association && input.AllowReassociation === false) {
    const message = `resource ${elastic.id} is already associated with associate-id ${association.id}`
    throw new AwsError('Resource.AlreadyAssociated', message)
  }
  const before = [...world.referring('elasticAddress', card.id)].find(
    other => other.id !== elastic.id && other.body.association?.privateIp === privateIp,
  )
  if (before && input.AllowReassociation === false) {
    const message = `the private IP address ${privateIp} of ${card.id} is already associated with ${before.id}`
    throw new AwsError('Resource.AlreadyAssociated', message)
  }
  if (before) disassociate(world, before)
  const id = ec2Id('eipassoc', random)
  world.update('elasticAddress', elastic.id, { association: { id, networkInterfaceId: card.id, privateIp } })
  if (privateIp === card.body.privateAddresses[0]) {
    const { publicIp: _, ...rest } = card.body
    world.put('networkInterface', card.id, card, rest)
  }
  return { AssociationId: id }
}

/** Takes an address off its interface and keeps it. */
export function disassociate(world: Draft, { id }: Row<'elasticAddress'>): void {
  const row = world.get('elasticAddress', id)
  if (row === undefined) return
  const { association: _, ...rest } = row.body
  world.put('elasticAddress', id, row, rest)
}

function interfaceFor(context: Context, input: AssociateAddressRequest): Row<'networkInterface'> {
  if (input.NetworkInterfaceId !== undefined) return changeableInterface(context, input.NetworkInterfaceId)
  if (input.InstanceId === undefined) {
    throw new AwsError('MissingParameter', 'Either instance ID or network interface id must be specified')
  }
  const { id, body } = owned(context, 'instance', input.InstanceId)
  const [card, ...others] = interfacesOf(context.world, id)
  if (card === undefined || !['pending', 'running', 'stopped'].includes(body.state)) {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${id}' is not in a valid state for this operation: ${body.state}.`,
    )
  }
  if (others.length > 0 && input.PrivateIpAddress === undefined) {
    const message = `There are multiple interfaces attached to instance '${id}'. Please specify an interface ID for the operation instead.`
    throw new AwsError('InvalidInstanceID', message)
  }
  const wanted = input.PrivateIpAddress
  return wanted === undefined ? card : ([card, ...others].find(one => one.body.privateAddresses.includes(wanted)) ?? card)
}
