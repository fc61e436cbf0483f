import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { owned } from '../nouns.ts'

interface AddressInput {
  readonly AllocationId?: string | undefined
  readonly PublicIp?: string | undefined
}

/** The caller's Elastic IP address, by allocation or by the address itself. */
export function addressRef(context: Context, { AllocationId, PublicIp }: AddressInput): Row<'elasticAddress'> {
  if (AllocationId !== undefined) return owned(context, 'elasticAddress', AllocationId)
  if (PublicIp === undefined) {
    throw new AwsError('MissingParameter', 'Either public IP or allocation id must be specified')
  }
  return addressWith(context, PublicIp)
}

export function addressWith({ world, caller }: Context, publicIp: string): Row<'elasticAddress'> {
  const row = [...world.within('elasticAddress', caller)].find(({ body }) => body.publicIp === publicIp)
  if (row) return row
  throw new AwsError('InvalidAddress.NotFound', `Address '${publicIp}' not found.`)
}
