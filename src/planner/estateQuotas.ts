import { DEFAULT_QUOTAS, type Quotas } from '../resources/quotas.ts'
import type { Design } from './design.ts'
import { allowedOf } from './estateAmazon.ts'
import type { Requirements } from './requirementsSchema.ts'
import { regionsInUse } from './siteNeeds.ts'

/** Quotas that have to be raised before a design can be ordered; AWS raises each of these when asked. */
export function quotasOf(design: Design, requirements: Requirements): Partial<Quotas> {
  const { ports, tunnels, gateway } = design
  const regions = regionsInUse(requirements)
  const own = gateway.includes('transit-gateway') ? 0 : 1
  const inRegion = (region: string) => tunnels.filter(tunnel => tunnel.region === region)
  const vpcs = most(regions.map(([, region]) => region.vpcs))
  const connections = most(regions.map(([name, region]) => inRegion(name).length * (own === 1 ? region.vpcs : 1)))
  const needed: Partial<Quotas> = {
    // With the default one that every Region has (VPC guide, "Default VPCs").
    vpcsPerRegion: vpcs + 1,
    virtualPrivateGatewaysPerRegion: own * vpcs,
    vpnConnectionsPerRegion: connections,
    acceleratedVpnConnectionsPerRegion: most(regions.map(([name]) => inRegion(name).filter(each => each.accelerated).length)),
    vpnConnectionsPerVirtualPrivateGateway: own * most(regions.map(([name]) => inRegion(name).length)),
    customerGatewaysPerRegion: most(regions.map(([name]) => inRegion(name).length)),
    connectionsPerLocation: most(
      [...Map.groupBy(ports, ({ location }) => location).values()].map(here => here.reduce((sum, port) => sum + port.members, 0)),
    ),
    lagsPerRegion: ports.filter(({ members }) => members > 1).length,
    virtualInterfacesPerDirectConnectGateway: ports.length,
    allowedPrefixesPerTransitGateway: most(regions.map(([, region]) => allowedOf(design, region).length)),
  }
  return Object.fromEntries(Object.entries(needed).filter(([name, count]) => count > DEFAULT_QUOTAS[name as keyof Quotas]))
}

function most(counts: readonly number[]): number {
  return Math.max(0, ...counts)
}
