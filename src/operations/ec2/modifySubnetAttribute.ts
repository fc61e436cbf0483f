import { AwsError } from '../../resources/refusal.ts'
import type { Ec2Operation } from './ec2Operation.ts'
import { owned } from './nouns.ts'

/** Addresses on launch can be switched; what else the call knows stays at its default, off. */
export const modifySubnetAttribute: Ec2Operation<'ModifySubnetAttribute'> = (context, input) => {
  const { SubnetId, MapPublicIpOnLaunch, AssignIpv6AddressOnCreation, ...others } = input
  const { id, body } = owned(context, 'subnet', SubnetId)
  const other = Object.entries(others).find(([, value]) => typeof value === 'object' && value.Value === true)
  if (other) throw new AwsError('UnsupportedOperation', `The attribute ${other[0]} is not supported; it can only be false.`)
  if (MapPublicIpOnLaunch?.Value !== undefined) {
    context.world.update('subnet', id, { mapPublicIpOnLaunch: MapPublicIpOnLaunch.Value })
  }
  if (AssignIpv6AddressOnCreation?.Value !== undefined) {
    if (AssignIpv6AddressOnCreation.Value && (body.ipv6Cidrs ?? []).length === 0) {
      throw new AwsError(
        'InvalidParameterValue',
        `The subnet ${id} has no IPv6 block to assign addresses from; associate one first.`,
      )
    }
    context.world.update('subnet', id, { assignIpv6AddressOnCreation: AssignIpv6AddressOnCreation.Value })
  }
  return {}
}
