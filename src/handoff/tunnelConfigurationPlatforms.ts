import type { VpnFacts } from './tunnelConfigurationFacts.ts'
import { fortiOsTunnels } from './tunnelConfigurationFortiOs.ts'
import { genericTunnels } from './tunnelConfigurationGeneric.ts'
import { iosTunnels } from './tunnelConfigurationIos.ts'
import { junosTunnels } from './tunnelConfigurationJunos.ts'
import { panosTunnels } from './tunnelConfigurationPanos.ts'
import { frrTunnels, strongSwanTunnels } from './tunnelConfigurationStrongSwan.ts'

/** A kind of device that Landbridge writes VPN configurations for, as `VpnConnectionDeviceType` names it. */
export interface VpnPlatform {
  /** Eight hexadecimal digits; the generic one's is AWS's, the others are ours. */
  readonly id: string
  readonly vendor: string
  readonly platform: string
  readonly software: string
  readonly configuration: (facts: VpnFacts) => string
}

// biome-ignore format: a table is read by its rows
export const VPN_PLATFORMS: readonly VpnPlatform[] = [
  { id: '9005b6c1', vendor: 'Generic', platform: 'Generic', software: 'Vendor Agnostic', configuration: genericTunnels },
  { id: '1a8d0c01', vendor: 'Cisco Systems, Inc.', platform: 'ISR, ASR 1000 and Catalyst 8000 Series', software: 'IOS XE 16+', configuration: iosTunnels },
  { id: '1a8d0c02', vendor: 'Juniper Networks, Inc.', platform: 'SRX Series Firewalls', software: 'JunOS 18.1+', configuration: junosTunnels },
  { id: '1a8d0c03', vendor: 'strongSwan', platform: 'Ubuntu 20.04+', software: 'strongSwan 5.8+', configuration: strongSwanTunnels },
  { id: '1a8d0c04', vendor: 'FRRouting', platform: 'Linux with strongSwan', software: 'FRR 8.0+', configuration: frrTunnels },
  { id: '1a8d0c05', vendor: 'Palo Alto Networks', platform: 'PA Series Firewalls', software: 'PANOS 9.1+', configuration: panosTunnels },
  { id: '1a8d0c06', vendor: 'Fortinet', platform: 'FortiGate Series', software: 'FortiOS 6.4+', configuration: fortiOsTunnels },
]

export function vpnPlatform(id: string): VpnPlatform | undefined {
  return VPN_PLATFORMS.find(platform => platform.id === id.toLowerCase())
}
