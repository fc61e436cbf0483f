import { ROWS_DIRECT_CONNECT } from '../../test/isolation/rowsDirectConnect.ts'
import { valueAt, withValue } from './place.ts'
import type { Situation } from './situation.ts'

/** A call of the operation that the owner of `own` may make, fit for a value at `path`. */
export function acceptedCall(operation: string, own: Situation, path: string): object {
  const call = (CALLS[operation] ?? ROWS_DIRECT_CONNECT[operation] ?? (() => ({})))(own, path)
  return COMPANIONS.filter(([place]) => place.test(path)).reduce((whole, [place, sibling, value]) => {
    const beside = path.replace(place, sibling)
    return valueAt(whole, beside) === undefined ? withValue(whole, beside, value) : whole
  }, call)
}

/** Members that are accepted only together with another. */
const COMPANIONS: readonly (readonly [place: RegExp, sibling: string, value: unknown])[] = [
  [/(?<=ags\[\]\.)value$/, 'key', 'k'],
  [/(?<=\.)amazonAddress$/, 'customerAddress', '169.254.10.2/30'],
  [/(?<=\.)customerAddress$/, 'amazonAddress', '169.254.10.1/30'],
]

/** Where the call of the isolation matrix is not accepted as it is, or has nothing in it. */
const CALLS: Readonly<Record<string, (own: Situation, path: string) => object>> = {
  AssociateConnectionWithLag: own => ({ connectionId: own.portBesideLag, lagId: own.lag }),
  AssociateHostedConnection: own => ({ connectionId: own.childConnection, parentConnectionId: own.emptyInterconnect }),
  ConfirmCustomerAgreement: () => ({ agreementName: 'agreement' }),
  ConfirmPublicVirtualInterface: own => ({ virtualInterfaceId: own.hostedPublicInterface }),
  ConfirmTransitVirtualInterface: own => ({
    virtualInterfaceId: own.hostedTransitVirtualInterface,
    directConnectGatewayId: own.unusedGateway,
  }),
  CreateBGPPeer: own => ({ virtualInterfaceId: own.ipv6Interface, newBGPPeer: { asn: 65_000 } }),
  CreateDirectConnectGateway: () => ({ directConnectGatewayName: 'another' }),
  CreateDirectConnectGatewayAssociation: (own, path) => ({
    directConnectGatewayId: own.directConnectGateway,
    ...(path !== 'virtualGatewayId' && { gatewayId: own.proposedGateway }),
  }),
  CreateResiliencyGroup: () => ({ resiliencyGroupName: 'another', intendedResiliencyModel: 'high-resiliency' }),
  CreateTransitVirtualInterface: own => ({
    connectionId: own.connection,
    newTransitVirtualInterface: {
      virtualInterfaceName: 'vif',
      vlan: 777,
      asn: 65_000,
      directConnectGatewayId: own.unusedGateway,
    },
  }),
  DeleteBGPPeer: (own, path) => ({
    virtualInterfaceId: own.virtualInterface,
    ...(/asn|customerAddress/.test(path) ? { asn: 65_000, customerAddress: own.peerAddress } : { bgpPeerId: own.bgpPeer }),
  }),
  DeleteConnection: own => ({ connectionId: own.macSecConnection }),
  DeleteDirectConnectGateway: own => ({ directConnectGatewayId: own.unusedGateway }),
  DeleteInterconnect: own => ({ interconnectId: own.emptyInterconnect }),
  DescribeDirectConnectGatewayAssociations: (own, path) =>
    path === 'associatedGatewayId' ? {} : { directConnectGatewayId: own.directConnectGateway },
  DescribeDirectConnectGatewayAttachments: own => ({ directConnectGatewayId: own.directConnectGateway }),
  DisassociateConnectionFromLag: own => ({ connectionId: own.portInLag, lagId: own.lag }),
  DisassociateConnectionsFromResiliencyGroup: own => ({
    resiliencyGroupId: own.fullGroup,
    connectionIdentifiers: [own.groupedPort],
  }),
}
