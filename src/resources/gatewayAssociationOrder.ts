import { overlap, type Prefix, parsePrefix } from '../net/prefix.ts'
import { directConnectError } from './directConnectError.ts'
import type { DirectConnectGatewayAssociation } from './directConnectGateway.ts'
import { directConnectGatewayOf } from './directConnectLookup.ts'
import type { Quotas } from './quotas.ts'
import { virtualGatewayOf } from './virtualGatewayLookup.ts'
import type { Row, Scope, World } from './world.ts'

export interface GatewayAssociationOrder {
  readonly directConnectGatewayId: string
  readonly gatewayId: string
  readonly allowedPrefixes: readonly string[]
}

/** The association of a virtual private gateway with a DX gateway that the order makes, or a refusal in AWS's terms. */
export function orderedGatewayAssociation(
  world: World,
  scope: Scope,
  order: GatewayAssociationOrder,
  quotas: Quotas,
): DirectConnectGatewayAssociation {
  const hub = directConnectGatewayOf(world, scope, order.directConnectGatewayId)
  if (order.gatewayId.startsWith('tgw-')) throw transitGatewayRefusal(order)
  const gateway = virtualGatewayOf(world, scope, order.gatewayId)
  const vpcId = attachedVpc(gateway)
  refuseSecondHub(world, gateway.id, hub.id)
  const behind = associationsOf(world, hub.id)
  refuseOverQuota(hub.id, behind, quotas)
  refuseOverlap(world, vpcId, behind)
  return {
    directConnectGatewayId: hub.id,
    gateway: { kind: 'virtualPrivateGateway', id: gateway.id, region: gateway.region, ownerAccount: gateway.account },
    allowedPrefixes: allowedPrefixes(order.allowedPrefixes),
    state: 'associating',
  }
}

/** CIDR texts in canonical spelling, each once. */
export function allowedPrefixes(texts: readonly string[]): string[] {
  const parsed = texts.map(text => {
    const prefix = parsePrefix(text)
    if (prefix === undefined) throw directConnectError(`Prefix ${text} is not valid: give a CIDR block such as 10.0.0.0/16.`)
    return prefix.text
  })
  return [...new Set(parsed)]
}

/** The associations of a gateway, of either kind, that are not over. */
export function associationsOf(world: World, gatewayId: string): Row<'directConnectGatewayAssociation'>[] {
  return [...world.referring('directConnectGatewayAssociation', gatewayId)].filter(({ body }) => body.state !== 'disassociated')
}

function transitGatewayRefusal({ gatewayId, allowedPrefixes }: GatewayAssociationOrder): Error {
  return allowedPrefixes.length === 0
    ? directConnectError(
        `addAllowedPrefixesToDirectConnectGateway is required to associate a transit gateway, and ${gatewayId} is one.`,
      )
    : directConnectError(`The TransitGateway ${gatewayId} does not exist.`)
}

function attachedVpc({ id, body: { attachment } }: Row<'virtualPrivateGateway'>): string {
  if (attachment?.state === 'attached' || attachment?.state === 'attaching') return attachment.vpcId
  throw directConnectError(`The VirtualGateway ${id} is not attached to a VPC; attach it before it is associated.`)
}

function refuseSecondHub(world: World, gatewayId: string, hubId: string): void {
  const [existing] = associationsOf(world, gatewayId)
  if (existing === undefined) return
  const other = existing.body.directConnectGatewayId
  throw directConnectError(
    `The VirtualGateway ${gatewayId} is already associated with ${other === hubId ? 'this' : 'another'} Direct Connect Gateway, ${other}.`,
  )
}

function refuseOverQuota(hubId: string, behind: readonly Row<'directConnectGatewayAssociation'>[], quotas: Quotas): void {
  const most = quotas.virtualPrivateGatewaysPerDirectConnectGateway
  if (behind.length >= most) {
    throw directConnectError(
      `Direct Connect Gateway ${hubId} has ${behind.length} virtual private gateways; the quota is ${most}.`,
    )
  }
}

/** User Guide, "Direct Connect gateways": the CIDR blocks of the VPCs behind one of them must not overlap. */
function refuseOverlap(world: World, vpcId: string, behind: readonly Row<'directConnectGatewayAssociation'>[]): void {
  const own = cidrsOf(world, vpcId)
  for (const { body } of behind) {
    const otherVpc = world.get('virtualPrivateGateway', body.gateway.id)?.body.attachment?.vpcId
    if (otherVpc === undefined) continue
    for (const other of cidrsOf(world, otherVpc)) {
      const clash = own.find(each => overlap(each, other))
      if (clash) {
        throw directConnectError(
          `The CIDR block ${clash.text} of ${vpcId} overlaps ${other.text} of ${otherVpc}, which is associated with the same Direct Connect Gateway.`,
        )
      }
    }
  }
}

function cidrsOf(world: World, vpcId: string): Prefix[] {
  const body = world.get('vpc', vpcId)?.body
  return [...(body?.cidrs ?? []), ...(body?.ipv6Cidrs ?? [])].flatMap(({ cidr }) => parsePrefix(cidr) ?? [])
}
