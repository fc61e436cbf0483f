import type { TransitGateway } from '../../resources/transitGateway.ts'
import type { Row } from '../../resources/world.ts'
import { nameIn } from './addresses.ts'
import { type Reference, reference } from './hcl.ts'
import { liveRows } from './liveRows.ts'
import { type TerraformModule, tagsOf } from './module.ts'

/** Transit gateways and what is attached to them; attachments of VPNs and Direct Connect gateways come with those. */
export function writeTransitGateways(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'transitGateway')) writeGateway(module, row)
  for (const row of liveRows(module.world, 'transitGatewayAttachment')) {
    const { type } = row.body
    if (type === 'vpc') writeVpcAttachment(module, row)
    else if (type === 'peering') writePeering(module, row)
    else if (type === 'direct-connect-gateway') writeLookUp(module, row)
    else if (type === 'connect') writeConnect(module, row)
    else if (type !== 'vpn') module.warn(`Attachment ${row.id} is of type ${type}, which is not written.`)
  }
}

function writeGateway(module: TerraformModule, row: Row<'transitGateway'>): void {
  const { body } = row
  module.add('transit_gateways', {
    labels: module.addresses.labels('transitGateway', row.id),
    scope: row,
    attributes: {
      description: body.description || undefined,
      amazon_side_asn: body.amazonSideAsn,
      transit_gateway_cidr_blocks: body.cidrBlocks.length > 0 ? body.cidrBlocks : undefined,
      default_route_table_association: onOff(body.defaultRouteTableAssociation, true),
      default_route_table_propagation: onOff(body.defaultRouteTablePropagation, true),
      vpn_ecmp_support: onOff(body.vpnEcmpSupport, true),
      dns_support: onOff(body.dnsSupport, true),
      auto_accept_shared_attachments: onOff(body.autoAcceptSharedAttachments, false),
      security_group_referencing_support: onOff(body.securityGroupReferencingSupport, false),
      multicast_support: onOff(body.multicastSupport, false),
      tags: tagsOf(body.tags),
    },
  })
}

/** As EC2 writes yes and no; undefined for AWS's default. */
function onOff(isOn: boolean, byDefault: boolean): 'enable' | 'disable' | undefined {
  return isOn === byDefault ? undefined : isOn ? 'enable' : 'disable'
}

function writeVpcAttachment(module: TerraformModule, row: Row<'transitGatewayAttachment'>): void {
  const { body } = row
  const gateway = module.world.get('transitGateway', body.transitGatewayId)
  const isOwn = body.resourceOwnerAccount === row.account
  const labels = module.addresses.labels('transitGatewayAttachment', row.id)
  module.add('transit_gateways', {
    labels,
    scope: { account: body.resourceOwnerAccount, region: row.region },
    attributes: {
      transit_gateway_id: module.idOf('transitGateway', body.transitGatewayId),
      vpc_id: module.idOf('vpc', body.resourceId),
      subnet_ids: (body.vpc?.subnetIds ?? []).map(id => module.idOf('subnet', id)),
      appliance_mode_support: onOff(body.vpc?.applianceModeSupport ?? false, false),
      dns_support: onOff(body.vpc?.dnsSupport ?? true, true),
      ipv6_support: onOff(body.vpc?.ipv6Support ?? false, false),
      ...(isOwn && gateway && defaultsOf(gateway.body, row)),
      tags: tagsOf(body.tags),
    },
  })
  if (isOwn) return
  module.warn(
    `Transit gateway ${nameIn(module.world, (gateway ?? row) as Row)} has VPCs of account ${body.resourceOwnerAccount}: share it with that account (Resource Access Manager) before they are attached; the share is not written.`,
  )
  if (gateway?.body.autoAcceptSharedAttachments) return
  module.add('transit_gateways', {
    labels: ['aws_ec2_transit_gateway_vpc_attachment_accepter', labels[1]],
    scope: row,
    attributes: {
      transit_gateway_attachment_id: reference(`${labels.join('.')}.id`),
      ...(gateway && defaultsOf(gateway.body, row)),
      tags: tagsOf(body.transitGatewayOwnerTags ?? {}),
    },
  })
}

/** Off where the gateway's own defaults are on and the attachment has been taken out of them. */
function defaultsOf(gateway: TransitGateway, row: Row<'transitGatewayAttachment'>) {
  const isAway = gateway.defaultRouteTableAssociation && !isAssociated(gateway, row)
  const isSilent = gateway.defaultRouteTablePropagation && !propagates(gateway, row)
  return {
    transit_gateway_default_route_table_association: isAway ? false : undefined,
    transit_gateway_default_route_table_propagation: isSilent ? false : undefined,
  }
}

/** With its gateway's default table. */
function isAssociated(gateway: TransitGateway | undefined, { body }: Row<'transitGatewayAttachment'>): boolean {
  const table = gateway?.associationDefaultRouteTableId
  return table !== undefined && body.association?.routeTableId === table
}

/** Into its gateway's default table. */
function propagates(gateway: TransitGateway | undefined, { body }: Row<'transitGatewayAttachment'>): boolean {
  return body.propagations.some(({ routeTableId }) => routeTableId === gateway?.propagationDefaultRouteTableId)
}

function writePeering(module: TerraformModule, row: Row<'transitGatewayAttachment'>): void {
  const { body } = row
  const { peering } = body
  if (!peering) return
  const labels = module.addresses.labels('transitGatewayAttachment', row.id)
  module.add('transit_gateways', {
    labels,
    scope: row,
    attributes: {
      transit_gateway_id: module.idOf('transitGateway', body.transitGatewayId),
      peer_transit_gateway_id: module.idOf('transitGateway', body.resourceId),
      peer_account_id: peering.account,
      peer_region: peering.region,
      tags: tagsOf(body.tags),
    },
  })
  module.add('transit_gateways', {
    labels: ['aws_ec2_transit_gateway_peering_attachment_accepter', labels[1]],
    scope: peering,
    attributes: { transit_gateway_attachment_id: reference(`${labels.join('.')}.id`), tags: tagsOf(peering.tags) },
  })
}

/** A Connect attachment with its peers: GRE tunnels over another attachment. */
function writeConnect(module: TerraformModule, row: Row<'transitGatewayAttachment'>): void {
  const { body } = row
  const gateway = module.world.get('transitGateway', body.transitGatewayId)
  module.add('transit_gateways', {
    labels: module.addresses.labels('transitGatewayAttachment', row.id),
    scope: row,
    attributes: {
      transit_gateway_id: module.idOf('transitGateway', body.transitGatewayId),
      transport_attachment_id: attachmentId(module, body.resourceId),
      // Of a gateway without default tables the provider finds out no.
      transit_gateway_default_route_table_association: isAssociated(gateway?.body, row) ? undefined : false,
      transit_gateway_default_route_table_propagation: propagates(gateway?.body, row) ? undefined : false,
      tags: tagsOf(body.tags),
    },
  })
  const peers = liveRows(module.world, 'transitGatewayConnectPeer').filter(peer => peer.body.attachmentId === row.id)
  for (const peer of peers) {
    const { peerAddress, transitGatewayAddress, insideCidrs, peerAsn, tags } = peer.body
    module.add('transit_gateways', {
      labels: module.addresses.labels('transitGatewayConnectPeer', peer.id),
      scope: peer,
      attributes: {
        transit_gateway_attachment_id: module.idOf('transitGatewayAttachment', row.id),
        peer_address: peerAddress,
        // Which address of its blocks is free, AWS finds out by itself.
        transit_gateway_address: module.source.isOrdered ? transitGatewayAddress : undefined,
        inside_cidr_blocks: insideCidrs,
        bgp_asn: String(peerAsn),
        tags: tagsOf(tags),
      },
    })
  }
}

/** AWS makes the attachment of a Direct Connect gateway with its association, under an id that only a look-up tells. */
function writeLookUp(module: TerraformModule, row: Row<'transitGatewayAttachment'>): void {
  const association = associationOf(module, row)
  module.add('transit_gateways', {
    labels: ['aws_ec2_transit_gateway_dx_gateway_attachment', lookUpIdentifier(module, row)],
    isData: true,
    scope: row,
    attributes: {
      transit_gateway_id: module.idOf('transitGateway', row.body.transitGatewayId),
      dx_gateway_id: module.idOf('directConnectGateway', row.body.resourceId),
    },
    ...(association !== undefined && { dependsOn: [association] }),
  })
}

function associationOf({ world, addresses }: TerraformModule, { body }: Row<'transitGatewayAttachment'>): string | undefined {
  const found = [...world.referring('directConnectGatewayAssociation', body.resourceId)].find(
    association => association.body.gateway.id === body.transitGatewayId,
  )
  return found && addresses.of('directConnectGatewayAssociation', found.id)
}

function lookUpIdentifier(module: TerraformModule, row: Row<'transitGatewayAttachment'>): string {
  return associationOf(module, row)?.split('.')[1] ?? row.id.replaceAll('-', '_')
}

/** The id of an attachment, from whatever makes it; undefined where nothing in the module does. */
export function attachmentId(module: TerraformModule, id: string): Reference | undefined {
  const row = module.world.get('transitGatewayAttachment', id)
  if (!row) return undefined
  const { type, resourceId } = row.body
  if (type === 'vpn') {
    const vpn = module.addresses.of('vpnConnection', resourceId)
    return vpn === undefined ? undefined : reference(`${vpn}.transit_gateway_attachment_id`)
  }
  if (type === 'direct-connect-gateway') {
    return reference(`data.aws_ec2_transit_gateway_dx_gateway_attachment.${lookUpIdentifier(module, row)}.id`)
  }
  const address = module.addresses.of('transitGatewayAttachment', id)
  if (address === undefined) return undefined
  // Nothing is associated with an attachment that waits for the other side.
  const [resource, identifier] = address.split('.')
  const isForeign = type === 'vpc' && row.body.resourceOwnerAccount !== row.account
  const isAccepted =
    (type === 'peering' && module.providers.accounts.includes(row.body.peering?.account ?? '')) ||
    (isForeign && !module.world.get('transitGateway', row.body.transitGatewayId)?.body.autoAcceptSharedAttachments)
  return reference(isAccepted ? `${resource}_accepter.${identifier}.id` : `${address}.id`)
}
