/** A virtual interface as `DescribeVirtualInterfaces` shows it, as far as an order can name it. */
export interface ShownVirtualInterface {
  readonly virtualInterfaceId: string
  readonly virtualInterfaceName: string
  readonly virtualInterfaceType: 'private' | 'public' | 'transit'
  readonly virtualInterfaceState: string
  readonly connectionId: string
  readonly ownerAccount: string
  readonly vlan: number
  readonly mtu?: number
  readonly virtualGatewayId?: string
  readonly directConnectGatewayId?: string
  readonly siteLinkEnabled?: boolean
  readonly rateLimit?: string
  readonly prefixPoolAllocatedCountIpv4?: number
  readonly prefixPoolAllocatedCountIpv6?: number
  readonly routeFilterPrefixes?: readonly { readonly cidr: string }[]
  readonly bgpPeers?: readonly ShownPeer[]
  readonly tags?: readonly { readonly key: string; readonly value?: string }[]
}

interface ShownPeer {
  readonly asn?: number
  readonly asnLong?: number
  readonly authKey?: string
  readonly addressFamily?: 'ipv4' | 'ipv6'
  readonly amazonAddress?: string
  readonly customerAddress?: string
}

/** The order that makes the same virtual interface again, and those of the BGP peers beyond its first. */
export interface OrderedAgain {
  readonly operation: keyof typeof COMMANDS
  readonly input: Readonly<Record<string, unknown>>
  /** Without the id, which the virtual interface has yet to get. */
  readonly peers: readonly { readonly newBGPPeer: object }[]
}

/** The AWS CLI's word for each. */
export const COMMANDS = {
  CreatePrivateVirtualInterface: 'create-private-virtual-interface',
  CreatePublicVirtualInterface: 'create-public-virtual-interface',
  CreateTransitVirtualInterface: 'create-transit-virtual-interface',
} as const

const OPERATIONS = {
  private: ['CreatePrivateVirtualInterface', 'newPrivateVirtualInterface'],
  public: ['CreatePublicVirtualInterface', 'newPublicVirtualInterface'],
  transit: ['CreateTransitVirtualInterface', 'newTransitVirtualInterface'],
} as const

/** Everything that an order can name is named, so that the customer's router has nothing new to learn. */
export function orderedAgain(shown: ShownVirtualInterface): OrderedAgain {
  const { virtualInterfaceType: type, bgpPeers = [], tags = [] } = shown
  const [operation, member] = OPERATIONS[type]
  const [first, ...more] = bgpPeers.map(peerOrder)
  const order = said({
    virtualInterfaceName: shown.virtualInterfaceName,
    vlan: shown.vlan,
    ...first,
    rateLimit: shown.rateLimit,
    ...(type === 'public'
      ? { routeFilterPrefixes: shown.routeFilterPrefixes?.map(({ cidr }) => ({ cidr })) }
      : {
          mtu: shown.mtu,
          virtualGatewayId: shown.virtualGatewayId || undefined,
          directConnectGatewayId: shown.directConnectGatewayId || undefined,
          enableSiteLink: shown.siteLinkEnabled || undefined,
          prefixPoolAllocatedCountIpv4: shown.prefixPoolAllocatedCountIpv4,
          prefixPoolAllocatedCountIpv6: shown.prefixPoolAllocatedCountIpv6,
        }),
    // AWS's own tags are AWS's to set.
    tags: tags.filter(({ key }) => !key.startsWith('aws:')),
  })
  const input = { connectionId: shown.connectionId, [member]: order }
  return { operation, input, peers: more.map(newBGPPeer => ({ newBGPPeer })) }
}

/** AWS assigns the addresses of IPv6 peers and takes none in an order (API Reference, `NewBGPPeer`). */
function peerOrder({ asn, asnLong, authKey, addressFamily, amazonAddress, customerAddress }: ShownPeer): object {
  const isLong = asnLong !== undefined && !(asn !== undefined && asn > 0)
  const addresses = addressFamily === 'ipv6' ? {} : { amazonAddress, customerAddress }
  return said({ ...(isLong ? { asnLong } : { asn }), authKey, addressFamily, ...addresses })
}

function said(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
