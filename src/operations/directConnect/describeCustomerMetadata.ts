import type { DirectConnectOperation } from './directConnectOperation.ts'

/** No agreements to sign, and nobody is registered as a network-to-network partner. */
export const describeCustomerMetadata: DirectConnectOperation<'DescribeCustomerMetadata'> = () => ({
  agreements: [],
  nniPartnerType: 'nonPartner',
})
