import { isPrivateAsn } from '../net/asn.ts'
import { directConnectError } from './directConnectError.ts'
import type { DirectConnectGateway } from './directConnectGateway.ts'
import { directConnectName } from './directConnectName.ts'
import type { Quotas } from './quotas.ts'
import type { Tags } from './tags.ts'
import type { Scope, World } from './world.ts'

export interface DirectConnectGatewayOrder {
  readonly name: string
  readonly amazonSideAsn?: number | undefined
  readonly tags: Tags
}

/** Where DX gateways and their associations live: they belong to an account and to no Region. */
export function globalScope({ account }: Scope): Scope {
  return { account, region: 'global' }
}

/** The DX gateway that the order makes; AWS answers it as available at once. API Reference, `CreateDirectConnectGateway`. */
export function orderedDirectConnectGateway(
  world: World,
  scope: Scope,
  { name, amazonSideAsn = 64_512, tags }: DirectConnectGatewayOrder,
  quotas: Quotas,
): DirectConnectGateway {
  if (!isPrivateAsn(amazonSideAsn)) {
    throw directConnectError(
      `Amazon side ASN ${amazonSideAsn} is not valid: 64512 to 65534 and 4200000000 to 4294967294 are allowed.`,
    )
  }
  const count = [...world.within('directConnectGateway', globalScope(scope))].length
  const most = quotas.directConnectGatewaysPerAccount
  if (count >= most) throw directConnectError(`You have ${count} Direct Connect Gateways; the quota is ${most} per account.`)
  return { name: directConnectName('Direct Connect Gateway name', name), amazonSideAsn, state: 'available', tags }
}
