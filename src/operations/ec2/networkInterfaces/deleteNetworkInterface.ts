import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { changeableInterface } from './changeableInterface.ts'
import { releaseInterface } from './releaseInterface.ts'

export const deleteNetworkInterface: Ec2Operation<'DeleteNetworkInterface'> = (context, input) => {
  const { id, body } = changeableInterface(context, input.NetworkInterfaceId)
  if (body.attachment) throw new AwsError('InvalidParameterValue', `Network interface '${id}' is currently in use.`)
  releaseInterface(context.world, id)
  return {}
}
