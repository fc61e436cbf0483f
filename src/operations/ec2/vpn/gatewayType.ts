import { AwsError } from '../../../resources/refusal.ts'
import { required } from '../nouns.ts'

/** `ipsec.1` is the only type there is. */
export function checkGatewayType(type: string | undefined): void {
  if (required(type, 'type') === 'ipsec.1') return
  throw new AwsError('InvalidParameterValue', `Value (${type}) for parameter type is invalid. Valid values are ipsec.1.`)
}
