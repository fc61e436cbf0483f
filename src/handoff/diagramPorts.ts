import type { Topology } from '../topology/topology.ts'
import { capacityText, elementOf, type Link, type Marks } from './diagramMarks.ts'
import { edge, node, type Statement } from './dot.ts'

/** What lies between the sides: Direct Connect locations with their devices and connections, and the Internet's tunnels. */
export function between(topology: Topology, marks: Marks): readonly Statement[] {
  const links = [...topology.network.links.values()]
  const interfaces = links.filter(link => link.way?.startsWith('connection:') || link.way?.startsWith('lag:'))
  const tunnels = links.filter(link => link.way?.startsWith('vpn:'))
  const byLocation = Map.groupBy(interfaces, link => elementOf(link, 'location') ?? '')
  return [
    ...[...byLocation].map(([location, at]) => locationCluster(marks, location, at)),
    ...(tunnels.length === 0 ? [] : [internet(marks, tunnels)]),
    ...onePerConnection(interfaces).map(link => patch(marks, link, namesOn(interfaces, link))),
    ...interfaces.map(link => virtualInterface(topology, marks, link)),
    ...tunnels.flatMap(link => tunnelEdges(topology, marks, link)),
  ]
}

function locationCluster(marks: Marks, location: string, links: readonly Link[]): Statement {
  const byDevice = Map.groupBy(links, link => elementOf(link, 'device') ?? '')
  return {
    cluster: location,
    attributes: { label: marks.nameOf(location), style: 'rounded', fontsize: 12, ...marks.of('location', [location]) },
    inside: [...byDevice].map(([device, on]) => ({
      cluster: device,
      attributes: {
        label: marks.nameOf(device),
        style: 'rounded,dashed',
        fontsize: 9,
        ...marks.of('device', [device, location]),
      },
      inside: onePerConnection(on).map(link => {
        const way = link.way ?? ''
        const carries = namesOn(links, link)
        const label = [marks.nameOf(way), capacityText(link), marks.noteOf(carries)].filter(line => line !== undefined).join('\n')
        return node(way, { label, ...marks.of('connection', [way, device, location], { links: carries }) })
      }),
    })),
  }
}

function internet(marks: Marks, tunnels: readonly Link[]): Statement {
  return {
    cluster: 'Internet',
    attributes: { label: 'Internet', style: 'rounded,dashed', fontsize: 12, class: 'internet' },
    inside: tunnels.map(link => {
      const own = [`tunnel:${link.name}`, link.way ?? '']
      const facts = [capacityText(link), `MTU ${link.mtu}`].filter(fact => fact !== undefined).join(', ')
      const lines = [marks.nameOf(own[0] ?? ''), facts, marks.noteOf([link.name])].filter(line => line !== undefined)
      return node(own[0] ?? link.name, {
        label: lines.join('\n'),
        fontsize: 9.5,
        ...marks.of('tunnel', own, { links: [link.name] }),
        style: 'rounded,filled,dashed',
      })
    }),
  }
}

function onePerConnection(links: readonly Link[]): readonly Link[] {
  return [...new Map(links.map(link => [link.way, link])).values()]
}

/** The links on the same connection or LAG. */
function namesOn(links: readonly Link[], { way }: Link): readonly string[] {
  return links.filter(link => link.way === way).map(({ name }) => name)
}

/** From the router to the port: a patch, or a carrier's circuit in between. */
function patch(marks: Marks, link: Link, carries: readonly string[]): Statement {
  const carrier = elementOf(link, 'carrier')
  // One dead member of a LAG leaves the others.
  const ofOne = link.bundle ? ['lag'] : ['cross-connect', 'carrier', 'connection']
  const parts = [...ofOne, 'device', 'location', 'router', 'site'].map(kind => elementOf(link, kind))
  return edge(link.ends[1], link.way ?? '', {
    label: link.bundle
      ? `${link.bundle.members.length} cross-connects`
      : carrier === undefined
        ? 'cross-connect'
        : `circuit of\n${marks.nameOf(carrier)}`,
    ...marks.of(
      'patch',
      parts.filter(part => part !== undefined),
      { links: carries },
    ),
  })
}

function virtualInterface(topology: Topology, marks: Marks, link: Link): Statement {
  const parts = [...link.elements.map(element => element.component), ...sessionParts(topology, link)]
  const name = elementOf(link, 'virtual-interface')
  return edge(link.way ?? '', link.ends[0], {
    label: `${name === undefined ? link.name : marks.nameOf(name)}\nMTU ${link.mtu}`,
    ...marks.of('virtual-interface', parts, { links: [link.name] }),
  })
}

function tunnelEdges(topology: Topology, marks: Marks, link: Link): readonly Statement[] {
  const parts = [...link.elements.map(element => element.component), ...sessionParts(topology, link)]
  const look = () => ({ style: 'dashed', ...marks.of('tunnel', parts, { links: [link.name] }) })
  const name = `tunnel:${link.name}`
  return [edge(link.ends[1], name, look()), edge(name, link.ends[0], look())]
}

/** What breaks the sessions on a link, but not its packets. */
function sessionParts(topology: Topology, link: Link): readonly string[] {
  return [...topology.network.sessions.values()]
    .filter(session => session.link === link.name)
    .flatMap(session => session.components)
}
