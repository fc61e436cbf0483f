/** One of the ways that a flow's packets take in one direction. Who knows the routes says it; this room does not ask how. */
export interface Way {
  readonly flow: string
  /** Whether these are the packets from `to` to `from`. */
  readonly back: boolean
  /** 0..1 of the direction's packets. */
  readonly share: number
  /** Why they do not arrive; absent = they do. */
  readonly lost?: string
  readonly crossings: readonly WayCrossing[]
}

/** What is crossed on the way, in order, in AWS's nouns. */
export interface WayCrossing {
  readonly kind:
    | 'virtualInterface'
    | 'vpnConnection'
    | 'transitGatewayConnectPeer'
    | 'transitGatewayAttachment'
    | 'vpcPeeringConnection'
    | 'natGateway'
    | 'vpcEndpoint'
    | 'internet'
  readonly id: string
  /** Whether AWS's end sends. */
  readonly fromAws: boolean
  /** Of a tunnel: virtual interfaces that carry it; none = the Internet does. */
  readonly over: readonly string[]
  /** The route table of a transit gateway that packets from outside enter. */
  readonly enters?: string
}
