import type { TunnelOptionName, VpnTunnel } from '../../resources/vpn.ts'
import type { Row } from '../../resources/world.ts'
import { nameIn } from './addresses.ts'
import type { Expression } from './hcl.ts'
import { identifierOf } from './identifiers.ts'
import { liveRows } from './liveRows.ts'
import { type Attributes, type TerraformModule, tagsOf } from './module.ts'
import { attachmentId } from './transitGateways.ts'

const DOCUMENTATION = /^(192\.0\.2|198\.51\.100|203\.0\.113)\./

/** Customer gateways and VPN connections with their tunnels' options and static routes. */
export function writeVpn(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'customerGateway')) {
    const { bgpAsn, ipAddress, deviceName, certificateArn, tags } = row.body
    if (!module.source.isOrdered && DOCUMENTATION.test(ipAddress)) {
      module.warn(
        `Customer gateway ${deviceName ?? ipAddress} has ${ipAddress}, a documentation address (RFC 5737), which no router has: say the router's \`publicAddress\` in the estate before anything is applied.`,
      )
    }
    const isLong = bgpAsn > 2_147_483_647
    module.add('vpn', {
      labels: module.addresses.labels('customerGateway', row.id),
      scope: row,
      attributes: {
        type: 'ipsec.1',
        [isLong ? 'bgp_asn_extended' : 'bgp_asn']: String(bgpAsn),
        ip_address: ipAddress || undefined,
        device_name: deviceName,
        certificate_arn: certificateArn,
        tags: tagsOf(tags),
      },
    })
  }
  for (const row of liveRows(module.world, 'vpnConnection')) writeConnection(module, row)
}

function writeConnection(module: TerraformModule, row: Row<'vpnConnection'>): void {
  const { id, body } = row
  const name = nameIn(module.world, row as Row)
  const labels = module.addresses.labels('vpnConnection', id)
  const transport = body.transportAttachmentId === undefined ? undefined : attachmentId(module, body.transportAttachmentId)
  module.add('vpn', {
    labels,
    scope: row,
    attributes: {
      type: 'ipsec.1',
      customer_gateway_id: module.idOf('customerGateway', body.customerGatewayId),
      ...ends(module, row),
      transport_transit_gateway_attachment_id: transport,
      outside_ip_address_type: body.outsideIpAddressType === 'PrivateIpv4' ? 'PrivateIpv4' : undefined,
      static_routes_only: body.staticRoutesOnly ? true : undefined,
      enable_acceleration: body.enableAcceleration ? true : undefined,
      tunnel_inside_ip_version: body.tunnelInsideIpVersion === 'ipv6' ? 'ipv6' : undefined,
      local_ipv4_network_cidr: unlessAny(body.localIpv4NetworkCidr),
      remote_ipv4_network_cidr: unlessAny(body.remoteIpv4NetworkCidr),
      preshared_key_storage: body.preSharedKeyArn === undefined ? undefined : 'SecretsManager',
      ...tunnel(module, { id, name }, body.tunnels[0], 1),
      ...tunnel(module, { id, name }, body.tunnels[1], 2),
      tags: tagsOf(body.tags),
    },
  })
  for (const { cidr, state } of body.staticRoutes) {
    if (state === 'deleting' || state === 'deleted') continue
    module.add('vpn', {
      labels: ['aws_vpn_connection_route', identifierOf(`${labels[1]} to ${cidr}`)],
      scope: row,
      attributes: { vpn_connection_id: module.idOf('vpnConnection', id), destination_cidr_block: cidr },
    })
  }
  if (body.outsideIpAddressType === 'Ipv6') {
    module.warn(
      `VPN connection ${name} is between IPv6 addresses (OutsideIpAddressType Ipv6), which the provider does not order: AWS refuses what is written here. Make it by CreateVpnConnection.`,
    )
  }
  if (body.tunnelBandwidth === 'large') {
    module.warn(
      `VPN connection ${name} has large tunnels (5 Gbps): ModifyVpnConnectionOptions sets that, Terraform makes standard ones.`,
    )
  }
  if (body.vpnConcentratorId !== undefined) {
    module.warn(`VPN connection ${name} is on a VPN concentrator, which Terraform does not have; its gateway is not written.`)
  }
}

function ends(module: TerraformModule, { body }: Row<'vpnConnection'>): Attributes {
  const { virtualPrivateGatewayId: vgw, transitGatewayId: tgw } = body
  if (vgw !== undefined) return { vpn_gateway_id: module.idOf('virtualPrivateGateway', vgw) }
  return tgw === undefined ? {} : { transit_gateway_id: module.idOf('transitGateway', tgw) }
}

function unlessAny(cidr: string): string | undefined {
  return cidr === '0.0.0.0/0' || cidr === '' ? undefined : cidr
}

const OPTIONS: { readonly [K in TunnelOptionName]?: string } = {
  phase1LifetimeSeconds: 'phase1_lifetime_seconds',
  phase2LifetimeSeconds: 'phase2_lifetime_seconds',
  rekeyMarginTimeSeconds: 'rekey_margin_time_seconds',
  rekeyFuzzPercentage: 'rekey_fuzz_percentage',
  replayWindowSize: 'replay_window_size',
  dpdTimeoutSeconds: 'dpd_timeout_seconds',
  dpdTimeoutAction: 'dpd_timeout_action',
  startupAction: 'startup_action',
  ikeVersions: 'ike_versions',
  phase1EncryptionAlgorithms: 'phase1_encryption_algorithms',
  phase2EncryptionAlgorithms: 'phase2_encryption_algorithms',
  phase1IntegrityAlgorithms: 'phase1_integrity_algorithms',
  phase2IntegrityAlgorithms: 'phase2_integrity_algorithms',
  phase1DhGroupNumbers: 'phase1_dh_group_numbers',
  phase2DhGroupNumbers: 'phase2_dh_group_numbers',
  enableTunnelLifecycleControl: 'enable_tunnel_lifecycle_control',
}

/** What somebody asked of a tunnel; whatever nobody did is AWS's default or choice again. */
function tunnel(
  module: TerraformModule,
  { id, name }: { readonly id: string; readonly name: string },
  said: VpnTunnel,
  number: 1 | 2,
): Attributes {
  const whose = `${name}/${number}`
  const { isSaid } = module.source
  const isKeyed = isSaid('preSharedKey', whose)
  const key = module.variable(`${id}/${number}`, `${name}_psk_${number}`, {
    description: `Pre-shared key of tunnel ${number} of VPN connection ${name}${isKeyed ? '' : '; AWS makes one where nothing is said'}.`,
    isSensitive: true,
    ...(!isKeyed && { default: { reference: 'null' } }),
  })
  const options = (said.given ?? []).flatMap(option => {
    const argument = OPTIONS[option]
    return argument === undefined ? [] : [[`tunnel${number}_${argument}`, said[option] as Expression] as const]
  })
  if (said.logs) module.warn(`Tunnel ${number} of VPN connection ${name} writes logs; where to is not written.`)
  if (said.certificateArn !== undefined)
    module.warn(
      `Tunnel ${number} of VPN connection ${name} authenticates by certificates; Terraform takes those of its customer gateway.`,
    )
  return {
    [`tunnel${number}_inside_cidr`]: isSaid('insideCidr', whose) ? said.insideCidr : undefined,
    [`tunnel${number}_preshared_key`]: key,
    ...Object.fromEntries(options),
  }
}
