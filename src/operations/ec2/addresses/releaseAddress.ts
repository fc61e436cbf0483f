import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { addressRef } from './addressRef.ts'

export const releaseAddress: Ec2Operation<'ReleaseAddress'> = (context, input) => {
  const { id, body } = addressRef(context, input)
  if (body.association) {
    const message = `The address with allocation id '${id}' cannot be released because it is in use by ${body.association.networkInterfaceId}.`
    throw new AwsError('InvalidIPAddress.InUse', message)
  }
  context.world.remove('elasticAddress', id)
  return {}
}
