import { eosConfiguration } from './routerConfigurationEos.ts'
import type { RouterFacts } from './routerConfigurationFacts.ts'
import { frrConfiguration } from './routerConfigurationFrr.ts'
import { iosConfiguration } from './routerConfigurationIos.ts'
import { iosXrConfiguration } from './routerConfigurationIosXr.ts'
import { junosConfiguration, junosSrxConfiguration } from './routerConfigurationJunos.ts'
import { nxosConfiguration } from './routerConfigurationNxos.ts'
import { panosConfiguration } from './routerConfigurationPanos.ts'

/** A kind of router that Landbridge writes configurations for, as `RouterType` names it. */
export interface RouterPlatform {
  readonly identifier: string
  readonly vendor: string
  readonly platform: string
  readonly software: string
  readonly configuration: (facts: RouterFacts) => string
}

/** Our own table; identifiers are made as AWS makes its own: vendor, platform and software without what is no letter or digit. */
export const ROUTER_PLATFORMS: readonly RouterPlatform[] = [
  platform('Cisco Systems, Inc.', '2900 Series Routers', 'IOS 12.4+', iosConfiguration),
  platform('Cisco Systems, Inc.', 'ASR 1000 Series Routers', 'IOS XE 16+', iosConfiguration),
  platform('Cisco Systems, Inc.', 'ASR 9000 Series Routers', 'IOS XR 6.0+', iosXrConfiguration),
  platform('Cisco Systems, Inc.', 'Nexus 7000+ Series Switches', 'NX-OS 5.1+', nxosConfiguration),
  platform('Juniper Networks, Inc.', 'MX Series Routers', 'JunOS 15.1+', junosConfiguration),
  platform('Juniper Networks, Inc.', 'SRX Series Firewalls', 'JunOS 15.1+', junosSrxConfiguration),
  platform('Arista Networks, Inc.', '7000 Series Switches', 'EOS 4.24+', eosConfiguration),
  platform('Palo Alto Networks', 'PA Series Firewalls', 'PANOS 9.1+', panosConfiguration),
  platform('FRRouting', 'Linux', 'FRR 8.0+', frrConfiguration),
]

export function routerPlatform(identifier: string): RouterPlatform | undefined {
  return ROUTER_PLATFORMS.find(each => each.identifier.toLowerCase() === identifier.toLowerCase())
}

function platform(
  vendor: string,
  name: string,
  software: string,
  configuration: RouterPlatform['configuration'],
): RouterPlatform {
  const identifier = [vendor, name, software].map(text => text.replace(/[^A-Za-z0-9]/g, '')).join('-')
  return { identifier, vendor, platform: name, software, configuration }
}
