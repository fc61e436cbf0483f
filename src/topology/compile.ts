import type { World } from '../resources/world.ts'
import { ALL_UP } from '../routing/beliefs.ts'
import { converge, type Tables } from '../routing/converge.ts'
import { addApplianceTunnels } from './applianceTunnelToLink.ts'
import { Builder, type Geography } from './builder.ts'
import { addConnectPeers } from './connectPeerToTunnel.ts'
import { addFailureDomains } from './failureDomains.ts'
import { addDirectConnectGateways, addVirtualPrivateGateways } from './gatewayToNode.ts'
import { addHostedConnections } from './hostedConnectionToWay.ts'
import { addInterfaceHosts } from './interfacesToHosts.ts'
import { addLags } from './lagToBundle.ts'
import { addLineCards } from './lineCardToDomain.ts'
import { addPublicServices } from './publicServiceToNode.ts'
import { addRooms } from './roomToDomain.ts'
import { addSharedRisks } from './sharedRiskToDomain.ts'
import { addFlows, addHosts, addSites } from './siteToNode.ts'
import type { Topology } from './topology.ts'
import { addTransitAttachments, addTransitSessions } from './transitAttachmentToNode.ts'
import { addTransitRouteTables } from './transitGatewayToTables.ts'
import { addTransitRoutes } from './transitRouteToStatic.ts'
import { addConnections } from './virtualInterfaceToLink.ts'
import { addVpcAttachments, addZoneRemarks } from './vpcAttachmentToLink.ts'
import { addPropagatedRoutes, addVpcs } from './vpcToNode.ts'
import { addVpnConnections } from './vpnConnectionToTunnels.ts'
import { fillZoneTables } from './zoneTable.ts'

/** The network a world describes, with the tables it settles on when nothing is broken. */
export function compile(world: World, geography: Geography): Topology {
  const build = new Builder(world, geography)
  addSites(build)
  addVirtualPrivateGateways(build)
  addTransitRouteTables(build)
  addTransitAttachments(build)
  addVpcs(build)
  addVpcAttachments(build)
  addDirectConnectGateways(build)
  addHostedConnections(build)
  addConnections(build)
  addLags(build)
  addVpnConnections(build)
  addConnectPeers(build)
  addTransitRoutes(build)
  addTransitSessions(build)
  addApplianceTunnels(build)
  addPublicServices(build)
  addHosts(build)
  addInterfaceHosts(build)
  addZoneRemarks(build)
  fillZoneTables(build)
  addFailureDomains(build)
  addRooms(build)
  addLineCards(build)
  addSharedRisks(build)
  addFlows(build)
  const network = build.network()
  const baseline = converge(network, ALL_UP)
  // Route tables have no sessions: what gateways offer them does not depend on what they take of it, and nobody has asked
  // for theirs before they took it.
  const propagated = offeredToTables(build, baseline.tables)
  addPropagatedRoutes(build, propagated)
  return {
    network,
    domains: [...build.domains.values()],
    flows: build.flows,
    hosts: build.hosts,
    translations: build.translations,
    info: build.info,
    pipes: build.pipes,
    observables: {
      light: build.light,
      encrypted: build.encrypted,
      peers: build.peers,
      tunnels: build.tunnels,
      propagated,
      transitRoutes: build.transitTables,
    },
    baseline,
    remarks: [...build.remarks],
  }
}

/** What a virtual private gateway knows beyond its VPC: the prefixes of the customer's side. */
function offeredToTables(build: Builder, tables: Tables): Map<string, readonly string[]> {
  const offered = new Map<string, readonly string[]>()
  for (const gateway of build.world.all('virtualPrivateGateway')) {
    const routes = [...(tables.routes.get(gateway.id)?.values() ?? [])]
    offered.set(
      gateway.id,
      routes.filter(entry => entry.chosen[0]?.label !== 'VPC').map(entry => entry.prefix.text),
    )
  }
  return offered
}
