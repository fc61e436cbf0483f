import { directConnectError } from '../../resources/directConnectError.ts'
import type { Context } from '../operation.ts'

/** The account that a hosted virtual interface is for: any but the caller's own. */
export function hostedFor({ caller }: Pick<Context, 'caller'>, ownerAccount: string): string {
  if (!/^\d{12}$/.test(ownerAccount)) {
    throw directConnectError(`Owner account ${ownerAccount} is not valid: an account id has 12 digits.`)
  }
  if (ownerAccount === caller.account) throw directConnectError('Cannot allocate VirtualInterface for the connection owner.')
  return ownerAccount
}
