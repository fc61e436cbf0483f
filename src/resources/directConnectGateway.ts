import type { Tags } from './tags.ts'

export interface DirectConnectGateway {
  readonly name: string
  readonly amazonSideAsn: number
  readonly state: 'pending' | 'available' | 'deleting' | 'deleted'
  readonly stateChangeError?: string
  readonly tags: Tags
}

export interface DirectConnectGatewayAssociation {
  readonly directConnectGatewayId: string
  /** `id` is `vgw-…` or `tgw-…`. */
  readonly gateway: {
    readonly kind: 'virtualPrivateGateway' | 'transitGateway'
    readonly id: string
    readonly region: string
    readonly ownerAccount: string
  }
  /** VGW: a filter on the VPC's CIDRs, empty = all of them. TGW: exactly what is advertised. CIDR texts. */
  readonly allowedPrefixes: readonly string[]
  readonly state: 'associating' | 'associated' | 'disassociating' | 'disassociated' | 'updating'
  readonly stateChangeError?: string
}
