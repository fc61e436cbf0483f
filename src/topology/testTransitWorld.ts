import type { TransitGateway, TransitGatewayAttachment, TransitGatewayConnectPeer } from '../resources/transitGateway.ts'
import type { Route } from '../resources/vpc.ts'
import type { Draft } from '../resources/world.ts'
import { type Port, port, vpc, vpn } from './testWorld.ts'

/** Worlds with transit gateways for tests, beside what `testWorld.ts` writes. */
const ACCOUNT = '123456789012'

export interface Tables {
  /** The table that the attachment is associated with, by its short name; none = no association. */
  readonly table?: string | undefined
  /** The tables that it propagates to. */
  readonly to?: readonly string[]
}

interface HubOptions extends Partial<TransitGateway> {
  readonly name?: string
  readonly region?: string
  /** Short names of its route tables `rt-NAME`. */
  readonly tables?: readonly string[]
}

/** A transit gateway `tgw-NAME` with route tables `rt-…` that are called by their short names. */
export function transitGateway(
  draft: Draft,
  { name = 'hub', region = 'us-east-1', tables = ['main'], ...rest }: HubOptions = {},
): void {
  const scope = { account: ACCOUNT, region }
  draft.put('transitGateway', `tgw-${name}`, scope, {
    description: '',
    amazonSideAsn: 64_700,
    state: 'available',
    autoAcceptSharedAttachments: false,
    defaultRouteTableAssociation: false,
    defaultRouteTablePropagation: false,
    vpnEcmpSupport: true,
    dnsSupport: true,
    securityGroupReferencingSupport: false,
    multicastSupport: false,
    cidrBlocks: [],
    createdAt: 0,
    tags: { Name: name },
    ...rest,
  })
  for (const table of tables) {
    draft.put('transitGatewayRouteTable', `rt-${table}`, scope, {
      transitGatewayId: `tgw-${name}`,
      defaultAssociation: false,
      defaultPropagation: false,
      state: 'available',
      createdAt: 0,
      tags: { Name: table },
    })
  }
}

const associated = (table: string) => ({ routeTableId: `rt-${table}`, state: 'associated' as const })

/** An attachment `at-NAME`. */
export function attachment(
  draft: Draft,
  name: string,
  body: Pick<TransitGatewayAttachment, 'type' | 'resourceId'> & Partial<TransitGatewayAttachment> & { readonly region?: string },
  { table = 'main', to = ['main'] }: Tables = {},
): void {
  const { region = 'us-east-1', ...rest } = body
  draft.put(
    'transitGatewayAttachment',
    `at-${name}`,
    { account: ACCOUNT, region },
    {
      transitGatewayId: 'tgw-hub',
      resourceOwnerAccount: ACCOUNT,
      state: 'available',
      ...(table === '' ? {} : { association: associated(table) }),
      propagations: to.map(each => ({ routeTableId: `rt-${each}`, state: 'enabled' })),
      createdAt: 0,
      tags: {},
      ...rest,
    },
  )
}

interface SpokeOptions extends Tables {
  readonly region?: string
  readonly gateway?: string
  readonly hosts?: Readonly<Record<string, string>>
  /** Routes of the VPC to its transit gateway; default everything private. */
  readonly routes?: readonly string[]
}

/** A VPC `vpc-NAME` without virtual private gateway whose main table sends private addresses to the transit gateway. */
export function spoke(draft: Draft, name: string, cidr: string, options: SpokeOptions = {}): void {
  const { region = 'us-east-1', gateway = 'tgw-hub', hosts = {}, routes = ['10.0.0.0/8'], ...tables } = options
  vpc(draft, name, cidr, hosts, { region })
  draft.remove('virtualPrivateGateway', `vgw-${name}`)
  const main = draft.get('routeTable', `rtb-${name}`)?.body.routes ?? []
  const target = { kind: 'transitGateway', id: gateway } as const
  const own = routes.map((destination): Route => ({ destination, target, origin: 'CreateRoute' }))
  draft.update('routeTable', `rtb-${name}`, { routes: [...main, ...own], propagatingGateways: [] })
  draft.put(
    'subnet',
    `subnet-${name}`,
    { account: ACCOUNT, region },
    {
      vpcId: `vpc-${name}`,
      cidr,
      availabilityZone: `${region}a`,
      availabilityZoneId: 'use1-az1',
      mapPublicIpOnLaunch: false,
      defaultForAz: false,
      state: 'available',
      tags: {},
    },
  )
  const vpcOptions = {
    subnetIds: [`subnet-${name}`],
    applianceModeSupport: false,
    dnsSupport: true,
    ipv6Support: false,
    securityGroupReferencingSupport: false,
  }
  const body = { type: 'vpc', resourceId: `vpc-${name}`, transitGatewayId: gateway, region, vpc: vpcOptions } as const
  attachment(draft, name, body, tables)
}

/** A DX gateway `dxgw-hub` before the transit gateway, with exactly these prefixes to the customer. */
export function directConnect(draft: Draft, allowedPrefixes: readonly string[], tables: Tables = {}, region = 'us-east-1'): void {
  const scope = { account: ACCOUNT, region: 'global' }
  draft.put('directConnectGateway', 'dxgw-hub', scope, { name: 'dxgw', amazonSideAsn: 64_600, state: 'available', tags: {} })
  draft.put('directConnectGatewayAssociation', 'assoc-hub', scope, {
    directConnectGatewayId: 'dxgw-hub',
    gateway: { kind: 'transitGateway', id: 'tgw-hub', region, ownerAccount: ACCOUNT },
    allowedPrefixes,
    state: 'associated',
  })
  attachment(draft, 'dx', { type: 'direct-connect-gateway', resourceId: 'dxgw-hub', region }, tables)
}

/** A 10G connection with a transit virtual interface on the DX gateway. */
export function transitPort(draft: Draft, over: Pick<Port, 'name' | 'router'> & Partial<Port>): void {
  const gateway = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
  const vif = { type: 'transit', mtu: 8500, ...over.vif } as const
  port(draft, { location: 'EqDC2', device: 'EqDC2-1', octet: 20, gateway, ...over, vif })
}

/** A VPN connection `vpn-NAME` with its attachment `at-NAME`; with BGP unless `isStatic`. */
export function transitVpn(
  draft: Draft,
  name: string,
  address: string,
  { isStatic = false, ...options }: Tables & { readonly isStatic?: boolean } & NonNullable<Parameters<typeof vpn>[3]> = {},
): void {
  const { table, to, ...rest } = options
  vpn(draft, address, '', { name, ...(isStatic ? { staticRoutes: [] } : {}), ...rest })
  const id = name === 'backup' ? 'vpn-1' : `vpn-${name}`
  const { virtualPrivateGatewayId: _, ...body } = draft.get('vpnConnection', id)?.body ?? assertNever(id)
  draft.remove('vpnConnection', id)
  draft.put('vpnConnection', id, { account: ACCOUNT, region: 'us-east-1' }, { ...body, transitGatewayId: 'tgw-hub' })
  attachment(draft, name, { type: 'vpn', resourceId: id }, { table, ...(to ? { to } : {}) })
}

function assertNever(id: string): never {
  throw new TypeError(`${id} was not written`)
}

/** A static route of a table to an attachment's short name; without one a blackhole. */
export function transitRoute(draft: Draft, table: string, destination: string, to?: string): void {
  draft.put(
    'transitGatewayRoute',
    `rt-${table}|${destination}`,
    { account: ACCOUNT, region: 'us-east-1' },
    {
      routeTableId: `rt-${table}`,
      destination,
      ...(to === undefined ? {} : { attachmentId: `at-${to}` }),
    },
  )
}

/** A Connect attachment `at-NAME` over Direct Connect with one peer. */
export function connect(draft: Draft, name: string, peerAddress: string, over: Partial<TransitGatewayConnectPeer> = {}): void {
  attachment(draft, name, { type: 'connect', resourceId: 'at-dx' })
  draft.put(
    'transitGatewayConnectPeer',
    `peer-${name}`,
    { account: ACCOUNT, region: 'us-east-1' },
    {
      attachmentId: `at-${name}`,
      transitGatewayAddress: '10.99.0.1',
      peerAddress,
      insideCidrs: ['169.254.10.0/29'],
      peerAsn: 65_000,
      state: 'available',
      createdAt: 0,
      tags: { Name: name },
      ...over,
    },
  )
}
