import { overlap, parsePrefix } from '../net/prefix.ts'
import { directConnectError } from './directConnectError.ts'
import type { DirectConnectGatewayAssociation } from './directConnectGateway.ts'
import { refuseSecondRole } from './directConnectGatewayRole.ts'
import { associationsOf } from './gatewayAssociations.ts'
import type { Quotas } from './quotas.ts'
import { undeletedAttachments } from './undeletedAttachments.ts'
import type { Row, Scope, World } from './world.ts'

interface Pair {
  readonly hub: Row<'directConnectGateway'>
  readonly gateway: Row<'transitGateway'>
}

/** The available transit gateway of the account in the Region; one that is being deleted is gone. */
export function transitGatewayOf(world: World, scope: Scope, id: string): Row<'transitGateway'> {
  const row = world.get('transitGateway', id)
  const isTheirs = row?.account === scope.account && row.region === scope.region
  if (row === undefined || !isTheirs || row.body.state === 'deleting' || row.body.state === 'deleted') {
    throw directConnectError(`The TransitGateway ${id} does not exist.`)
  }
  if (row.body.state !== 'pending') return row
  throw directConnectError(`The TransitGateway ${id} is ${row.body.state}; it can be associated when it is available.`)
}

/** The association of both gateways, whoever owns them. User Guide, "Transit gateway associations". */
export function transitGatewayAssociation(
  world: World,
  { hub, gateway }: Pair,
  prefixes: readonly string[],
  quotas: Quotas,
): DirectConnectGatewayAssociation {
  refuseSecondRole(world, hub.id, 'transit')
  refuseTwins(world, { hub, gateway })
  refuseSameAsn(world, { hub, gateway })
  refuseOverQuota(world, { hub, gateway }, quotas)
  checkAnnounced(world, { hubId: hub.id, gatewayId: gateway.id }, prefixes, quotas)
  return {
    directConnectGatewayId: hub.id,
    gateway: associatedTransitGateway(gateway),
    allowedPrefixes: prefixes,
    state: 'associating',
  }
}

export function associatedTransitGateway({
  id,
  region,
  account,
}: Row<'transitGateway'>): DirectConnectGatewayAssociation['gateway'] {
  return { kind: 'transitGateway', id, region, ownerAccount: account }
}

interface Announced {
  readonly hubId: string
  readonly gatewayId: string
}

/**
 * What is announced for a transit gateway is exactly its list: at least one prefix, at most the quota, and none that
 * overlaps what is announced for another one behind the same DX gateway.
 */
export function checkAnnounced(world: World, { hubId, gatewayId }: Announced, prefixes: readonly string[], quotas: Quotas): void {
  requirePrefixes(gatewayId, prefixes)
  if (prefixes.length > quotas.allowedPrefixesPerTransitGateway) {
    throw directConnectError(
      `The TransitGateway ${gatewayId} would have ${prefixes.length} allowed prefixes; the quota is ${quotas.allowedPrefixesPerTransitGateway}.`,
    )
  }
  for (const { body } of associationsOf(world, hubId)) {
    if (body.gateway.id === gatewayId || body.directConnectGatewayId !== hubId) continue
    for (const other of body.allowedPrefixes) {
      const clash = prefixes.find(prefix => overlap(parsePrefix(prefix)!, parsePrefix(other)!))
      if (clash === undefined) continue
      throw directConnectError(
        `The allowed prefix ${clash} overlaps ${other} of another transit gateway that is associated with the same Direct Connect Gateway.`,
      )
    }
  }
}

export function requirePrefixes(gatewayId: string, prefixes: readonly string[]): void {
  if (prefixes.length > 0) return
  throw directConnectError(
    `addAllowedPrefixesToDirectConnectGateway is required to associate a transit gateway, and ${gatewayId} is one.`,
  )
}

function refuseTwins(world: World, { hub, gateway }: Pair): void {
  const twin = associationsOf(world, gateway.id).some(({ body }) => body.directConnectGatewayId === hub.id)
  if (twin) throw directConnectError(`The TransitGateway ${gateway.id} is already associated with this Direct Connect Gateway.`)
}

/** The same page: its ASN differs from the DX gateway's and from that of every transit gateway in another Region behind it. */
function refuseSameAsn(world: World, { hub, gateway }: Pair): void {
  const asn = gateway.body.amazonSideAsn
  if (asn === hub.body.amazonSideAsn) {
    throw directConnectError(
      `The TransitGateway ${gateway.id} and the Direct Connect Gateway ${hub.id} have the same Amazon side ASN ${asn}; they must differ.`,
    )
  }
  for (const { body } of associationsOf(world, hub.id)) {
    if (body.gateway.region === gateway.region) continue
    if (world.get('transitGateway', body.gateway.id)?.body.amazonSideAsn !== asn) continue
    throw directConnectError(
      `The TransitGateway ${gateway.id} has the Amazon side ASN ${asn} of another transit gateway in ${body.gateway.region} that is associated with the same Direct Connect Gateway; they must differ.`,
    )
  }
}

function refuseOverQuota(world: World, { hub, gateway }: Pair, quotas: Quotas): void {
  const behind = associationsOf(world, hub.id).length
  if (behind >= quotas.transitGatewaysPerDirectConnectGateway) {
    throw directConnectError(
      `Direct Connect Gateway ${hub.id} has ${behind} transit gateways; the quota is ${quotas.transitGatewaysPerDirectConnectGateway}.`,
    )
  }
  const hubs = associationsOf(world, gateway.id).length
  if (hubs >= quotas.directConnectGatewaysPerTransitGateway) {
    throw directConnectError(
      `The TransitGateway ${gateway.id} has ${hubs} Direct Connect Gateways; the quota is ${quotas.directConnectGatewaysPerTransitGateway}.`,
    )
  }
  const attachments = undeletedAttachments(world, gateway.id)
  if (attachments >= quotas.attachmentsPerTransitGateway) {
    throw directConnectError(
      `The TransitGateway ${gateway.id} has ${attachments} attachments; the quota is ${quotas.attachmentsPerTransitGateway}.`,
    )
  }
}
