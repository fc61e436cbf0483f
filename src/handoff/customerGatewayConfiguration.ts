import { insideAddresses } from '../resources/tunnelAddresses.ts'
import { TUNNEL_CHOICES } from '../resources/tunnelOptions.ts'
import type { VpnConnection, VpnTunnel } from '../resources/vpn.ts'
import { escapedXml } from './escapedXml.ts'

/** What the two ends have apart from the connection itself. `customerAddress` is empty for certificate authentication. */
export interface TunnelEnds {
  readonly customerAddress: string
  readonly customerAsn: number
  readonly amazonSideAsn: number
}

/** What AWS writes for a key that Secrets Manager keeps; Terraform's provider looks for it. */
export const REDACTED = 'REDACTED'

/** BGP hold time of a VPN tunnel in seconds. VPN guide, "Routing options". */
const HOLD_SECONDS = 30

/** VPN guide, "Tunnel options": a probe every ten seconds until the timeout. */
const DPD_INTERVAL_SECONDS = 10

/** The XML that EC2 hands out as `CustomerGatewayConfiguration`: what a customer's device needs for both tunnels. */
export function customerGatewayConfiguration(id: string, vpn: VpnConnection, ends: TunnelEnds): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<vpn_connection id="${escapedXml(id)}">
  <customer_gateway_id>${escapedXml(vpn.customerGatewayId)}</customer_gateway_id>
  ${gateway(vpn)}
  <vpn_connection_type>ipsec.1</vpn_connection_type>
${vpn.staticRoutesOnly ? '  <vpn_connection_attributes>NoBGPVPNConnection</vpn_connection_attributes>\n' : ''}${vpn.tunnels
  .map(tunnel => ipsecTunnel(tunnel, vpn, ends))
  .join('\n')}
</vpn_connection>
`
}

/** Which gateway, by an element of its own kind; empty where there is none yet. */
function gateway({ virtualPrivateGatewayId, transitGatewayId, vpnConcentratorId }: VpnConnection): string {
  if (transitGatewayId !== undefined) return `<transit_gateway_id>${escapedXml(transitGatewayId)}</transit_gateway_id>`
  if (vpnConcentratorId !== undefined) return `<vpn_concentrator_id>${escapedXml(vpnConcentratorId)}</vpn_concentrator_id>`
  return `<vpn_gateway_id>${escapedXml(virtualPrivateGatewayId ?? '')}</vpn_gateway_id>`
}

function ipsecTunnel(tunnel: VpnTunnel, vpn: VpnConnection, ends: TunnelEnds): string {
  const isIpv6 = vpn.tunnelInsideIpVersion === 'ipv6' && tunnel.insideIpv6Cidr !== undefined
  const cidr = isIpv6 ? (tunnel.insideIpv6Cidr ?? '') : tunnel.insideCidr
  const inside = insideAddresses(cidr)
  const addresses = (outside: string, address: string) => addressElements(outside, address, isIpv6 ? IPV6_MASK : IPV4_MASK)
  const bgp = (asn: number) => (vpn.staticRoutesOnly ? '' : bgpElement(asn))
  return `  <ipsec_tunnel>
    <customer_gateway>
${addresses(ends.customerAddress, inside.customer)}${bgp(ends.customerAsn)}
    </customer_gateway>
    <vpn_gateway>
${addresses(tunnel.outsideIpAddress, inside.amazon)}${bgp(ends.amazonSideAsn)}
    </vpn_gateway>
    <ike>
      <authentication_protocol>${lowest('phase1IntegrityAlgorithms', tunnel, IKE_INTEGRITY)}</authentication_protocol>
      <encryption_protocol>${lowest('phase1EncryptionAlgorithms', tunnel, ENCRYPTION)}</encryption_protocol>
      <lifetime>${tunnel.phase1LifetimeSeconds}</lifetime>
      <perfect_forward_secrecy>group${lowestGroup('phase1DhGroupNumbers', tunnel)}</perfect_forward_secrecy>
      <mode>main</mode>
      <pre_shared_key>${escapedXml(vpn.preSharedKeyArn === undefined ? tunnel.preSharedKey : REDACTED)}</pre_shared_key>
    </ike>
    <ipsec>
      <protocol>esp</protocol>
      <authentication_protocol>${lowest('phase2IntegrityAlgorithms', tunnel, ESP_INTEGRITY)}</authentication_protocol>
      <encryption_protocol>${lowest('phase2EncryptionAlgorithms', tunnel, ENCRYPTION)}</encryption_protocol>
      <lifetime>${tunnel.phase2LifetimeSeconds}</lifetime>
      <perfect_forward_secrecy>group${lowestGroup('phase2DhGroupNumbers', tunnel)}</perfect_forward_secrecy>
      <mode>tunnel</mode>
      <clear_df_bit>true</clear_df_bit>
      <fragmentation_before_encryption>true</fragmentation_before_encryption>
      <tcp_mss_adjustment>${isIpv6 ? 1359 : 1379}</tcp_mss_adjustment>
      <dead_peer_detection>
        <interval>${DPD_INTERVAL_SECONDS}</interval>
        <retries>${Math.ceil(tunnel.dpdTimeoutSeconds / DPD_INTERVAL_SECONDS)}</retries>
      </dead_peer_detection>
    </ipsec>
  </ipsec_tunnel>`
}

interface Mask {
  readonly mask: string
  readonly length: number
}

const IPV4_MASK: Mask = { mask: '255.255.255.252', length: 30 }
const IPV6_MASK: Mask = { mask: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffc', length: 126 }

function addressElements(outside: string, inside: string, { mask, length }: Mask): string {
  return `      <tunnel_outside_address>
        <ip_address>${escapedXml(outside)}</ip_address>
      </tunnel_outside_address>
      <tunnel_inside_address>
        <ip_address>${inside}</ip_address>
        <network_mask>${mask}</network_mask>
        <network_cidr>${length}</network_cidr>
      </tunnel_inside_address>`
}

function bgpElement(asn: number): string {
  return `
      <bgp>
        <asn>${asn}</asn>
        <hold_time>${HOLD_SECONDS}</hold_time>
      </bgp>`
}

const ENCRYPTION: Readonly<Record<string, string>> = {
  AES128: 'aes-128-cbc',
  AES256: 'aes-256-cbc',
  'AES128-GCM-16': 'aes-128-gcm',
  'AES256-GCM-16': 'aes-256-gcm',
}

const IKE_INTEGRITY: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA2-256': 'sha2-256',
  'SHA2-384': 'sha2-384',
  'SHA2-512': 'sha2-512',
}

const ESP_INTEGRITY: Readonly<Record<string, string>> = {
  SHA1: 'hmac-sha1-96',
  'SHA2-256': 'hmac-sha2-256-128',
  'SHA2-384': 'hmac-sha2-384-192',
  'SHA2-512': 'hmac-sha2-512-256',
}

type Algorithms = `phase${1 | 2}${'Encryption' | 'Integrity'}Algorithms`

/** AWS writes the lowest of what the tunnel allows, whatever stronger the device could propose. */
function lowest(option: Algorithms, tunnel: VpnTunnel, spelling: Readonly<Record<string, string>>): string {
  const allowed = tunnel[option] ?? TUNNEL_CHOICES[option]
  const name = TUNNEL_CHOICES[option].find(choice => allowed.includes(choice)) ?? TUNNEL_CHOICES[option][0]
  return spelling[name] ?? name
}

function lowestGroup(option: 'phase1DhGroupNumbers' | 'phase2DhGroupNumbers', tunnel: VpnTunnel): number {
  return Math.min(...(tunnel[option] ?? TUNNEL_CHOICES[option]))
}
