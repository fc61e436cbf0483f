import type { Datum } from '../metrics/datum.ts'
import { PERIOD_SECONDS } from '../metrics/modelled.ts'

/** One of CloudWatch's series as Prometheus names it. */
export interface PrometheusSeries {
  readonly name: string
  readonly help: string
  /** What a value is multiplied with. */
  readonly factor?: number
}

/** Bytes of a period say nothing to a scraper that comes when it likes: per second. */
const PER_SECOND = 1 / PERIOD_SECONDS

// biome-ignore format: a table is read by its rows
/** By CloudWatch's metric. Egress and out are from AWS, ingress and in to AWS. */
export const PROMETHEUS_SERIES: Readonly<Record<string, PrometheusSeries>> = {
  ConnectionState: { name: 'landbridge_dx_connection_state', help: '1 while AWS sees light on the port.' },
  ConnectionBpsEgress: { name: 'landbridge_dx_connection_bps_egress', help: 'Bit/s from AWS.' },
  ConnectionBpsIngress: { name: 'landbridge_dx_connection_bps_ingress', help: 'Bit/s to AWS.' },
  ConnectionPpsEgress: { name: 'landbridge_dx_connection_pps_egress', help: 'Packets per second from AWS.' },
  ConnectionPpsIngress: { name: 'landbridge_dx_connection_pps_ingress', help: 'Packets per second to AWS.' },
  ConnectionLightLevelTx: { name: 'landbridge_dx_connection_light_level_tx_dbm', help: 'Light that AWS sends.' },
  ConnectionLightLevelRx: { name: 'landbridge_dx_connection_light_level_rx_dbm', help: 'Light that AWS receives.' },
  ConnectionEncryptionState: { name: 'landbridge_dx_connection_encryption_state', help: '1 while MACsec encrypts the port, or all ports of the LAG.' },
  VirtualInterfaceBpsEgress: { name: 'landbridge_dx_virtual_interface_bps_egress', help: 'Bit/s from AWS.' },
  VirtualInterfaceBpsIngress: { name: 'landbridge_dx_virtual_interface_bps_ingress', help: 'Bit/s to AWS.' },
  VirtualInterfacePpsEgress: { name: 'landbridge_dx_virtual_interface_pps_egress', help: 'Packets per second from AWS.' },
  VirtualInterfacePpsIngress: { name: 'landbridge_dx_virtual_interface_pps_ingress', help: 'Packets per second to AWS.' },
  VirtualInterfaceUtilizationEgress: { name: 'landbridge_dx_virtual_interface_utilization_egress_percent', help: 'Of its rate limiter.' },
  VirtualInterfaceUtilizationIngress: { name: 'landbridge_dx_virtual_interface_utilization_ingress_percent', help: 'Of its rate limiter.' },
  VirtualInterfaceBgpStatus: { name: 'landbridge_dx_virtual_interface_bgp_status', help: '1 while the BGP session is established.' },
  VirtualInterfaceBgpPrefixesAccepted: { name: 'landbridge_dx_virtual_interface_bgp_prefixes_accepted', help: 'Prefixes that AWS has from the customer.' },
  VirtualInterfaceBgpPrefixesAdvertised: { name: 'landbridge_dx_virtual_interface_bgp_prefixes_advertised', help: 'Prefixes that the customer has from AWS.' },
  TunnelState: { name: 'landbridge_vpn_tunnel_state', help: '1 while the tunnel is up; with BGP, while its session is established.' },
  TunnelDataIn: { name: 'landbridge_vpn_tunnel_in_bytes_per_second', help: 'To AWS.', factor: PER_SECOND },
  TunnelDataOut: { name: 'landbridge_vpn_tunnel_out_bytes_per_second', help: 'From AWS.', factor: PER_SECOND },
}

/** CloudWatch's dimensions, snake-cased. */
const LABELS: Readonly<Record<string, string>> = {
  ConnectionId: 'connection_id',
  OpticalLaneNumber: 'lane',
  VirtualInterfaceId: 'virtual_interface_id',
  IpAddressFamily: 'address_family',
  VpnId: 'vpn_id',
  TunnelIpAddress: 'tunnel_ip_address',
}

export function labelsOf({ account, region, name, dimensions }: Datum): Record<string, string> {
  const own = Object.entries(dimensions).map(([dimension, value]) => [LABELS[dimension] ?? dimension, value])
  return { account, region, ...Object.fromEntries(own), name }
}
