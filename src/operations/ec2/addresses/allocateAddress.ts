import { freshId } from '../../../resources/freshId.ts'
import { ec2Id } from '../../../resources/ids.ts'
import { newPublicAddress } from '../../../resources/publicAddressPool.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'
import { tagsFrom } from '../ec2Tags.ts'

export const allocateAddress: Ec2Operation<'AllocateAddress'> = (context, input) => {
  const { world, caller, quotas, random } = context
  const foreign = (['Address', 'PublicIpv4Pool', 'CustomerOwnedIpv4Pool', 'IpamPoolId'] as const).find(name => {
    const value = input[name]
    return value !== undefined && value !== 'amazon'
  })
  if (foreign) {
    const message = `The parameter ${foreign} is not supported: an address comes from Amazon's pool.`
    throw new AwsError('UnsupportedOperation', message)
  }
  if (input.Domain === 'standard') {
    throw new AwsError('InvalidParameterValue', `Value (standard) for parameter domain is invalid. Use vpc.`)
  }
  if (input.NetworkBorderGroup !== undefined && input.NetworkBorderGroup !== caller.region) {
    const message = `Value (${input.NetworkBorderGroup}) for parameter networkBorderGroup is invalid. Use ${caller.region}.`
    throw new AwsError('InvalidParameterValue', message)
  }
  const count = [...world.within('elasticAddress', caller)].length
  if (count >= quotas.elasticAddressesPerRegion) {
    throw new AwsError(
      'AddressLimitExceeded',
      `The maximum number of addresses has been reached (${quotas.elasticAddressesPerRegion}).`,
    )
  }
  const tags = tagsFrom(context, 'elasticAddress', input.TagSpecifications)
  const publicIp = newPublicAddress(world, random)
  const id = freshId(world, 'elasticAddress', () => ec2Id('eipalloc', random))
  world.put('elasticAddress', id, caller, { publicIp, tags })
  return {
    AllocationId: id,
    PublicIp: publicIp,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: caller.region,
  }
}
