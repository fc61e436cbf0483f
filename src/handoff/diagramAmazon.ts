import { holds } from '../net/prefix.ts'
import type { EndPoint, Topology } from '../topology/topology.ts'
import type { Marks } from './diagramMarks.ts'
import { edge, node, type Statement } from './dot.ts'

/** Gateways and VPCs, by Region where that is known. */
export function amazonSide(topology: Topology, marks: Marks, regionOf: (id: string) => string | undefined): readonly Statement[] {
  const shown = [...topology.info].filter(([, { kind }]) => kind === 'gateway' || kind === 'controlPlane' || kind === 'vpc')
  const byRegion = Map.groupBy(shown, ([id]) => regionOf(id))
  const ids = new Set(shown.map(([id]) => id))
  const links = [...topology.network.links.values()].filter(({ ends: [a, b] }) => ids.has(a) && ids.has(b))
  return [
    ...[...byRegion].flatMap(([region, nodes]) => {
      const inside = nodes.map(([id]) => thing(topology, marks, id))
      return region === undefined ? inside : [cluster(region, inside)]
    }),
    ...links.map(({ ends: [a, b] }) => edge(a, b, { ...marks.of('inside', []) })),
  ]
}

function cluster(region: string, inside: readonly Statement[]): Statement {
  return { cluster: region, attributes: { label: region, style: 'rounded', fontsize: 12, class: 'region' }, inside }
}

function thing(topology: Topology, marks: Marks, id: string): Statement {
  const info = topology.info.get(id)
  const asn = topology.network.nodes.get(id)?.asn
  if (info?.kind === 'vpc') return node(id, { label: vpcLabel(topology, id), ...marks.of('vpc', []) })
  const what = info?.kind === 'controlPlane' ? 'Direct Connect gateway' : 'virtual private gateway'
  return node(id, { label: `${info?.label ?? id}\n${what}\nAS ${asn}`, ...marks.of('gateway', []) })
}

function vpcLabel(topology: Topology, id: string): string {
  const prefixes = topology.network.nodes.get(id)?.local ?? []
  const hosts = [...topology.hosts.values()].filter(host => isIn(topology, host, id))
  const lines = [
    `VPC ${topology.info.get(id)?.label ?? id}`,
    ...prefixes.map(prefix => prefix.text),
    ...hosts.map(host => `${host.name} ${host.address.text}`),
  ]
  return lines.join('\n')
}

/** A VPC's hosts enter at a route table that has the VPC's own prefixes as local ones. */
function isIn(topology: Topology, host: EndPoint, vpc: string): boolean {
  if (topology.info.get(host.node)?.kind !== 'routeTable') return false
  const own = topology.network.nodes.get(vpc)?.local ?? []
  const table = topology.network.nodes.get(host.node)?.local ?? []
  const label = topology.info.get(vpc)?.label ?? vpc
  return (
    own.some(prefix => holds(prefix, host.address)) &&
    own.map(prefix => prefix.text).join() === table.map(prefix => prefix.text).join() &&
    topology.info.get(host.node)?.label.startsWith(`${label} `) === true
  )
}
