import { directConnectError } from '../../resources/directConnectError.ts'
import type { Context } from '../operation.ts'

/** Refuses a caller that its credentials make a customer: interconnects and hosted connections are a partner's to make. */
export function refuseNoPartner({ caller }: Pick<Context, 'caller'>): void {
  if (caller.role !== 'customer') return
  throw directConnectError(
    `Account ${caller.account} is not a Direct Connect Partner; its role in the credentials file is customer, and this needs partner.`,
  )
}
