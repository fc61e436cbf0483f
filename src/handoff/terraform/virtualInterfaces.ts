import { LARGEST_SIGNED_ASN } from '../../net/asn.ts'
import type { BgpPeer } from '../../resources/virtualInterface.ts'
import type { Row } from '../../resources/world.ts'
import { isHostedInterface } from './addresses.ts'
import type { Expression } from './hcl.ts'
import { liveRows } from './liveRows.ts'
import { type Attributes, type TerraformModule, tagsOf } from './module.ts'

/** Virtual interfaces of every type, hosted ones with the account that takes them. */
export function writeVirtualInterfaces(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'virtualInterface')) {
    if (isHostedInterface(module.world, row)) writeHosted(module, row)
    else writeOwn(module, row)
    for (const peer of row.body.peers.slice(1)) writeSecondPeer(module, row, peer)
    warnOfLimits(module, row)
  }
}

function writeOwn(module: TerraformModule, row: Row<'virtualInterface'>): void {
  const { body } = row
  module.add('virtual_interfaces', {
    labels: module.addresses.labels('virtualInterface', row.id),
    scope: row,
    attributes: {
      ...order(module, row),
      ...gatewayOf(module, row),
      mtu: body.type === 'public' ? undefined : body.mtu,
      sitelink_enabled: body.siteLinkEnabled ? true : undefined,
      tags: tagsOf(body.tags),
    },
  })
}

function writeHosted(module: TerraformModule, row: Row<'virtualInterface'>): void {
  const { body, id } = row
  const [type, identifier] = module.addresses.labels('virtualInterface', id)
  if (type.endsWith('_accepter')) {
    const attributes = { ...gatewayOf(module, row), tags: tagsOf(body.tags) }
    const virtual_interface_id = module.idOfOthers('virtualInterface', id)
    module.add('virtual_interfaces', {
      labels: [type, identifier],
      scope: row,
      attributes: { virtual_interface_id, ...attributes },
    })
    return
  }
  const port = module.world.get('connection', body.connectionId) ?? module.world.get('lag', body.connectionId)
  const gateway = body.gateway && module.addresses.of(body.gateway.kind, body.gateway.id)
  const { connection_id, ...rest } = order(module, row)
  module.add('virtual_interfaces', {
    labels: [type, identifier],
    scope: port ?? row,
    attributes: {
      connection_id,
      owner_account_id: body.ownerAccount,
      ...rest,
      mtu: body.type === 'public' ? undefined : body.mtu,
    },
    ...(gateway && {
      comment: ['The accepter deletes nothing, so this one has to go before the gateway that it is taken onto.'],
      dependsOn: [gateway],
    }),
  })
  module.add('virtual_interfaces', {
    labels: [`${type}_accepter`, identifier],
    scope: { account: body.ownerAccount, region: port?.region ?? row.region },
    attributes: {
      virtual_interface_id: module.idOf('virtualInterface', id),
      ...gatewayOf(module, row),
      tags: tagsOf(body.tags),
    },
  })
  if (body.siteLinkEnabled)
    module.warn(`Virtual interface ${body.name} is hosted and has SiteLink: its owner switches it on afterwards.`)
}

/** What every order of a virtual interface says, and of its first BGP session. */
function order(module: TerraformModule, row: Row<'virtualInterface'>): Attributes & { readonly connection_id: Expression } {
  const { body } = row
  const [peer] = body.peers
  const isLag = module.world.get('lag', body.connectionId) !== undefined
  return {
    connection_id: module.idOf(isLag ? 'lag' : 'connection', body.connectionId),
    name: body.name,
    vlan: body.vlan,
    ...(peer && peerOf(module, row, peer, '')),
    route_filter_prefixes: body.type === 'public' ? body.routeFilterPrefixes : undefined,
  }
}

function peerOf(module: TerraformModule, { id, body }: Row<'virtualInterface'>, peer: BgpPeer, suffix: string): Attributes {
  const { isSaid } = module.source
  const hasAddresses = body.type === 'public' || peer.named === true || isSaid('addresses', body.name)
  // Direct Connect's `asn`, and the provider's argument, is a signed number of 32 bits.
  if (peer.asn > LARGEST_SIGNED_ASN) {
    module.warn(`Virtual interface ${body.name} has AS ${peer.asn}; the provider takes AS numbers up to ${LARGEST_SIGNED_ASN}.`)
  }
  const isNamed = peer.named === true || isSaid('authKey', body.name)
  const key = module.variable(`${id} ${peer.addressFamily}`, `${body.name}${suffix}_bgp_auth_key`, {
    description: `BGP MD5 key of virtual interface ${body.name}${isNamed ? '' : '; AWS makes one where nothing is said'}.`,
    isSensitive: true,
    ...(!isNamed && { default: { reference: 'null' } }),
  })
  return {
    address_family: peer.addressFamily,
    bgp_asn: peer.asn,
    bgp_auth_key: key,
    amazon_address: hasAddresses && peer.addressFamily === 'ipv4' ? peer.amazonAddress : undefined,
    customer_address: hasAddresses && peer.addressFamily === 'ipv4' ? peer.customerAddress : undefined,
  }
}

function writeSecondPeer(module: TerraformModule, row: Row<'virtualInterface'>, peer: BgpPeer): void {
  if (peer.state === 'deleting' || peer.state === 'deleted') return
  const [, identifier] = module.addresses.labels('virtualInterface', row.id)
  const port = module.world.get('connection', row.body.connectionId) ?? module.world.get('lag', row.body.connectionId)
  module.add('virtual_interfaces', {
    labels: ['aws_dx_bgp_peer', `${identifier}_${peer.addressFamily}`],
    scope: isHostedInterface(module.world, row) ? { account: row.body.ownerAccount, region: port?.region ?? row.region } : row,
    attributes: {
      virtual_interface_id: module.idOf('virtualInterface', row.id),
      ...peerOf(module, row, peer, `_${peer.addressFamily}`),
    },
  })
}

function gatewayOf(module: TerraformModule, { body: { gateway } }: Row<'virtualInterface'>): Attributes {
  if (!gateway) return {}
  const id = module.idOf(gateway.kind, gateway.id)
  return gateway.kind === 'directConnectGateway' ? { dx_gateway_id: id } : { vpn_gateway_id: id }
}

function warnOfLimits(module: TerraformModule, { body }: Row<'virtualInterface'>): void {
  const { name, rateLimit, prefixAllocation } = body
  const change = 'UpdateVirtualInterfaceAttributes sets that, Terraform cannot'
  if (rateLimit !== undefined) module.warn(`Virtual interface ${name} has a rate limit of ${rateLimit}: ${change}.`)
  if (prefixAllocation) {
    const { ipv4, ipv6 } = prefixAllocation
    module.warn(`Virtual interface ${name} may announce ${ipv4} IPv4 and ${ipv6} IPv6 prefixes: ${change}.`)
  }
}
