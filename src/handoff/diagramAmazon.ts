import { holds } from '../net/prefix.ts'
import type { EndPoint, NodeInfo, Topology } from '../topology/topology.ts'
import type { DiagramOptions, Marks } from './diagramMarks.ts'
import { edge, node, type Statement } from './dot.ts'

/** Gateways and VPCs, by Region where that is known. */
export function amazonSide(
  topology: Topology,
  marks: Marks,
  { regionOf = () => undefined, shows = () => true }: Pick<DiagramOptions, 'regionOf' | 'shows'>,
): readonly Statement[] {
  const shown = [...topology.info].filter(([id, { kind }]) => SHOWN.has(kind) && shows(id))
  const byRegion = Map.groupBy(shown, ([id]) => regionOf(id))
  const ids = new Set(shown.map(([id]) => id))
  const links = edgesBetween(topology, ids)
  return [
    ...[...byRegion].flatMap(([region, nodes]) => {
      const inside = nodes.map(([id]) => thing(topology, marks, id))
      return region === undefined ? inside : [cluster(region, inside)]
    }),
    ...links.map(({ ends: [a, b], names }) => edge(a, b, { ...marks.of('inside', [], { links: names }) })),
  ]
}

const SHOWN: ReadonlySet<NodeInfo['kind']> = new Set(['gateway', 'controlPlane', 'vpc', 'transitRouteTable', 'attachment'])

/** Between things that are shown; of a VPC and a transit gateway's table one, by whichever of its route tables. */
function edgesBetween(topology: Topology, ids: ReadonlySet<string>): readonly { ends: [string, string]; names: string[] }[] {
  const found = new Map<string, { ends: [string, string]; names: string[] }>()
  for (const { name, ends } of topology.network.links.values()) {
    const isTransit = ends.some(end => topology.info.get(end)?.kind === 'transitRouteTable')
    const [a, b] = ends.map(end => (isTransit ? (topology.info.get(end)?.vpc ?? end) : end))
    if (a === undefined || b === undefined || !ids.has(a) || !ids.has(b)) continue
    const key = isTransit ? [a, b].sort().join(' ') : name
    const known = found.get(key)
    if (known) known.names.push(name)
    else found.set(key, { ends: [a, b], names: [name] })
  }
  return [...found.values()]
}

function cluster(region: string, inside: readonly Statement[]): Statement {
  return { cluster: region, attributes: { label: region, style: 'rounded', fontsize: 12, class: 'region' }, inside }
}

function thing(topology: Topology, marks: Marks, id: string): Statement {
  const info = topology.info.get(id)
  const asn = topology.network.nodes.get(id)?.asn
  if (info?.kind === 'vpc') return node(id, { label: vpcLabel(topology, id), ...marks.of('vpc', [], { node: id }) })
  if (info?.kind === 'attachment')
    return node(id, { label: info.label, ...marks.of('gateway', [`attachment:${id}`], { node: id }) })
  const what = info?.kind === undefined ? undefined : WORDS[info.kind]
  return node(id, {
    label: `${info?.label ?? id}\n${what ?? 'virtual private gateway'}\nAS ${asn}`,
    ...marks.of('gateway', [], { node: id }),
  })
}

const WORDS: { readonly [K in NodeInfo['kind']]?: string } = {
  controlPlane: 'Direct Connect gateway',
  transitRouteTable: 'transit gateway route table',
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

/** A VPC's hosts enter at one of its route tables, as it is met in their zone. */
function isIn(topology: Topology, host: EndPoint, vpc: string): boolean {
  const { kind, vpc: own } = topology.info.get(host.node) ?? {}
  const blocks = topology.network.nodes.get(vpc)?.local ?? []
  return kind === 'routeTable' && own === vpc && blocks.some(prefix => holds(prefix, host.address))
}
