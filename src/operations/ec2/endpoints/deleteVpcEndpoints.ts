import { AwsError } from '../../../resources/refusal.ts'
import type { Context } from '../../operation.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { owned, required } from '../nouns.ts'

/** What cannot be deleted is told of one by one and keeps nothing else from going (API Reference, DeleteVpcEndpoints). */
export const deleteVpcEndpoints: Ec2Operation<'DeleteVpcEndpoints'> = (context, input) => {
  const ids = required(input.VpcEndpointIds, 'vpcEndpointId')
  return { Unsuccessful: ids.flatMap(id => refusalOf(context, id)) }
}

function refusalOf(context: Context, id: string) {
  try {
    const { body } = owned(context, 'vpcEndpoint', id)
    for (const card of body.networkInterfaceIds) context.world.remove('networkInterface', card)
    context.world.remove('vpcEndpoint', id)
    return []
  } catch (refusal) {
    if (!(refusal instanceof AwsError)) throw refusal
    return [{ ResourceId: id, Error: { Code: refusal.code, Message: refusal.message } }]
  }
}
