import { globalScope } from '../../resources/directConnectGatewayOrder.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'

/**
 * The agreements that the account has signed: nothing here asks for one. A partner's account is of the kind that may hand
 * hosted connections to others.
 */
export const describeCustomerMetadata: DirectConnectOperation<'DescribeCustomerMetadata'> = ({ world, caller }) => ({
  agreements: [...world.within('customerAgreement', globalScope(caller))].map(({ body }) => ({
    agreementName: body.name,
    status: 'signed',
  })),
  nniPartnerType: caller.role === 'partner' ? 'v2' : 'nonPartner',
})
