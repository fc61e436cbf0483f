import { freshId } from './freshId.ts'
import { ec2Id } from './ids.ts'
import type { TransitGateway } from './transitGateway.ts'
import type { TransitGatewayTerms } from './transitGatewayAttachmentOrder.ts'
import { newTransitGatewayRouteTable } from './transitGatewayRouteTableOrder.ts'
import type { Draft, Row, Scope } from './world.ts'

/** What an order may leave open has AWS's default (API Reference, `TransitGatewayRequestOptions`). */
export type TransitGatewayOrder = Partial<
  Omit<TransitGateway, 'state' | 'createdAt' | 'deletedAt' | 'associationDefaultRouteTableId' | 'propagationDefaultRouteTableId'>
>

const DEFAULTS = {
  description: '',
  amazonSideAsn: 64_512,
  autoAcceptSharedAttachments: false,
  defaultRouteTableAssociation: true,
  defaultRouteTablePropagation: true,
  vpnEcmpSupport: true,
  dnsSupport: true,
  securityGroupReferencingSupport: false,
  multicastSupport: false,
  cidrBlocks: [],
  tags: {},
} as const satisfies Required<TransitGatewayOrder>

/** Stores a pending transit gateway, with the one table that is its default for both where it has defaults. */
export function newTransitGateway(
  world: Draft,
  scope: Scope,
  order: TransitGatewayOrder,
  terms: TransitGatewayTerms,
): Row<'transitGateway'> {
  const body: TransitGateway = { ...DEFAULTS, ...order, state: 'pending', createdAt: terms.nowMs }
  const id = freshId(world, 'transitGateway', () => ec2Id('tgw', terms.random))
  const row = world.put('transitGateway', id, scope, body, { dueAt: terms.readyAt })
  const defaults = {
    defaultAssociation: body.defaultRouteTableAssociation,
    defaultPropagation: body.defaultRouteTablePropagation,
  }
  if (!defaults.defaultAssociation && !defaults.defaultPropagation) return row
  const table = newTransitGatewayRouteTable(world, { transitGatewayId: id, ...defaults }, terms)
  return world.update('transitGateway', id, {
    ...(defaults.defaultAssociation && { associationDefaultRouteTableId: table.id }),
    ...(defaults.defaultPropagation && { propagationDefaultRouteTableId: table.id }),
  })
}
