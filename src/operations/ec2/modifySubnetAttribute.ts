import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'

/** Only public addresses on launch can be switched; what else the call knows stays at its default, off. */
export const modifySubnetAttribute: Ec2Operation<'ModifySubnetAttribute'> = (context, input) => {
  const { SubnetId, MapPublicIpOnLaunch, ...others } = input
  const { id } = owned(context, 'subnet', SubnetId)
  const other = Object.entries(others).find(([, value]) => typeof value === 'object' && value.Value === true)
  if (other) throw new AwsError('UnsupportedOperation', `The attribute ${other[0]} is not supported; it can only be false.`)
  if (MapPublicIpOnLaunch?.Value !== undefined) {
    context.world.update('subnet', id, { mapPublicIpOnLaunch: MapPublicIpOnLaunch.Value })
  }
  return {}
}
