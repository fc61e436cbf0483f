import type { RouterPlatformName } from '../../resources/routerPlatforms.ts'
import { BIRD } from './platforms/bird.ts'
import { EOS } from './platforms/eos.ts'
import { FORTI_OS } from './platforms/fortiOs.ts'
import { FRR } from './platforms/frr.ts'
import { IOS_XE } from './platforms/iosXe.ts'
import { JUNOS_MX, JUNOS_SRX } from './platforms/junos.ts'
import { LIBRESWAN } from './platforms/libreswan.ts'
import { NX_OS } from './platforms/nxOs.ts'
import { PAN_OS } from './platforms/panOs.ts'
import { ROUTER_OS } from './platforms/routerOs.ts'
import { OPNSENSE, PFSENSE } from './platforms/senses.ts'
import { STRONG_SWAN } from './platforms/strongSwan.ts'
import { VYOS } from './platforms/vyos.ts'
import type { RouterPlatform } from './routerPlatform.ts'

/** Every platform that a router is written for: a new one is its file, its row here and its name in `resources`. */
export const ROUTER_PLATFORMS: Readonly<Record<RouterPlatformName, RouterPlatform>> = {
  'ios-xe': IOS_XE,
  'nx-os': NX_OS,
  'junos-mx': JUNOS_MX,
  'junos-srx': JUNOS_SRX,
  eos: EOS,
  routeros: ROUTER_OS,
  frr: FRR,
  bird: BIRD,
  vyos: VYOS,
  panos: PAN_OS,
  fortios: FORTI_OS,
  pfsense: PFSENSE,
  opnsense: OPNSENSE,
  strongswan: STRONG_SWAN,
  libreswan: LIBRESWAN,
}

const TUNNELS = { routed: 'as interfaces', policy: 'by policies', none: 'none', only: 'nothing else' } as const

/** The table that `--platform list` prints: name, platform, tunnels. */
export function platformRows(): readonly (readonly string[])[] {
  return Object.entries(ROUTER_PLATFORMS).map(([name, { title, vpn, writesIpv6Tunnels }]) => [
    name,
    title,
    `${TUNNELS[vpn]}${writesIpv6Tunnels || vpn === 'none' ? '' : ', IPv4'}`,
  ])
}
