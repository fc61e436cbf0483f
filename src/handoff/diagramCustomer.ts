import type { Topology } from '../topology/topology.ts'
import type { Link, Marks } from './diagramMarks.ts'
import { edge, node, type Statement } from './dot.ts'

/** Sites, each with what hangs on its network and its routers, and the links between those. */
export function customerSide(topology: Topology, marks: Marks): readonly Statement[] {
  return [...topology.info]
    .filter(([, { kind }]) => kind === 'site')
    .map(([site, { label }]) => ({
      cluster: site,
      attributes: { label, style: 'rounded', fontsize: 12, ...marks.of('site', [`site:${site}`]) },
      inside: inside(topology, marks, site),
    }))
}

function inside(topology: Topology, marks: Marks, site: string): readonly Statement[] {
  const lans = [...topology.network.links.values()].filter(link => link.ends[0] === site && isRouter(topology, link.ends[1]))
  const routers = lans.map(link => link.ends[1])
  const meshes = [...topology.network.links.values()].filter(
    link => link.way === undefined && routers.includes(link.ends[0]) && routers.includes(link.ends[1]),
  )
  const own = [`site:${site}`]
  return [
    node(site, { label: hosts(topology, site), ...marks.of('hosts', own, { node: site }) }),
    ...routers.map(id =>
      node(id, { label: routerLabel(topology, id), ...marks.of('router', [`router:${id}`, ...own], { node: id }) }),
    ),
    ...lans.map(lan =>
      edge(site, lan.ends[1], { label: `MTU ${lan.mtu}`, ...marks.of('lan', components(lan), { links: [lan.name] }) }),
    ),
    ...meshes.map(mesh =>
      edge(mesh.ends[0], mesh.ends[1], {
        constraint: 'false',
        label: 'iBGP',
        ...marks.of('mesh', components(mesh), { links: [mesh.name] }),
      }),
    ),
  ]
}

function isRouter(topology: Topology, id: string): boolean {
  return topology.info.get(id)?.kind === 'router'
}

function routerLabel(topology: Topology, id: string): string {
  return `${topology.info.get(id)?.label ?? id}\nAS ${topology.network.nodes.get(id)?.asn}`
}

function hosts(topology: Topology, site: string): string {
  const here = [...topology.hosts.values()].filter(host => host.node === site)
  if (here.length > 0) return here.map(host => `${host.name}\n${host.address.text}`).join('\n')
  return (
    topology.network.nodes
      .get(site)
      ?.local.map(prefix => prefix.text)
      .join('\n') || 'LAN'
  )
}

function components(link: Link): readonly string[] {
  return link.elements.map(element => element.component)
}
