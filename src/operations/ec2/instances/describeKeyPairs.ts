import { AwsError } from '../../../resources/refusal.ts'
import type { Ec2Operation } from '../ec2Operation.ts'

/** Nobody logs in to an instance here: names of key pairs are taken as they come and none is kept. */
export const describeKeyPairs: Ec2Operation<'DescribeKeyPairs'> = (_context, input) => {
  const missing = input.KeyNames?.[0] ?? input.KeyPairIds?.[0]
  if (missing !== undefined) throw new AwsError('InvalidKeyPair.NotFound', `The key pair '${missing}' does not exist`)
  return { KeyPairs: [] }
}
