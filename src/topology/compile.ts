import type { World } from '../resources/world.ts'
import { ALL_UP } from '../routing/beliefs.ts'
import { converge, type Tables } from '../routing/converge.ts'
import { Builder, type Geography } from './builder.ts'
import { addDirectConnectGateways, addVirtualPrivateGateways } from './gatewayToNode.ts'
import { addHostedConnections } from './hostedConnectionToWay.ts'
import { addLags } from './lagToBundle.ts'
import { addFlows, addHosts, addSites } from './siteToNode.ts'
import type { Topology } from './topology.ts'
import { addConnections } from './virtualInterfaceToLink.ts'
import { addPropagatedRoutes, addVpcs } from './vpcToNode.ts'
import { addVpnConnections } from './vpnConnectionToTunnels.ts'

/** The network a world describes, with the tables it settles on when nothing is broken. */
export function compile(world: World, geography: Geography): Topology {
  const build = new Builder(world, geography)
  addSites(build)
  addVirtualPrivateGateways(build)
  addVpcs(build)
  addDirectConnectGateways(build)
  addHostedConnections(build)
  addConnections(build)
  addLags(build)
  addVpnConnections(build)
  addHosts(build)
  addFlows(build)
  const network = build.network()
  // Route tables have no sessions: what gateways offer them does not depend on what they take of it.
  const propagated = offeredToTables(build, converge(network, ALL_UP).tables)
  addPropagatedRoutes(build, propagated)
  return {
    network,
    domains: [...build.domains.values()],
    flows: build.flows,
    hosts: build.hosts,
    info: build.info,
    observables: { light: build.light, encrypted: build.encrypted, peers: build.peers, tunnels: build.tunnels, propagated },
    baseline: converge(network, ALL_UP),
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
