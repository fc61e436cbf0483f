import { NOTE_ROOM, type ReportDrawing } from '../../drill/report/reportDrawing.ts'
import { crossedNodes, type DrawnNetwork } from '../../drill/report/reportScenes.ts'
import type { DrillReport } from '../../drill/report.ts'
import { topologyDrawing } from '../../handoff/topologyDiagram.ts'
import type { Topology } from '../../topology/topology.ts'
import { svgOf } from './svg.ts'

/** With more than so many things on AWS's side, those that no flow crosses are left out: nobody would find the others. */
const MOST_DRAWN = 16

/**
 * The network of a report laid out, with room to write beside what has a rate how full it is. A large one is laid out twice:
 * as a whole, and the part of it that the worst case is about.
 */
export async function drawnNetwork(topology: Topology, report: DrillReport): Promise<DrawnNetwork> {
  const { all, byWorst } = crossedNodes(topology, report)
  const isPart = onAmazonsSide(topology).length > MOST_DRAWN && all.size > 0
  const isLarge = onAmazonsSide(topology).filter(id => all.has(id)).length > MOST_DRAWN && byWorst.size > 0
  return {
    topology,
    drawing: await drawn(topology, isPart ? id => all.has(id) : undefined),
    ...(isPart ? { isPart: true } : {}),
    ...(isLarge ? { worst: await drawn(partOf(topology, byWorst)) } : {}),
  }
}

async function drawn(topology: Topology, shows?: (id: string) => boolean): Promise<ReportDrawing> {
  const { dot, parts } = topologyDrawing(topology, { noteOf: () => NOTE_ROOM, ...(shows ? { shows } : {}) })
  return { svg: await svgOf(dot), parts }
}

function onAmazonsSide({ info }: Topology): readonly string[] {
  return [...info].flatMap(([id, { kind }]) => (kind !== 'site' && kind !== 'router' && kind !== 'routeTable' ? [id] : []))
}

/** What flows cross, with all routers of the sites among it, and every way between these. */
function partOf(topology: Topology, crossed: ReadonlySet<string>): Topology {
  const { info, network } = topology
  const sites = new Set([...crossed].filter(id => info.get(id)?.kind === 'site'))
  const besides = [...network.links.values()].flatMap(({ ends: [a, b] }) => (sites.has(a) ? [b] : sites.has(b) ? [a] : []))
  const kept = new Set([...crossed, ...besides])
  return {
    ...topology,
    info: new Map([...info].filter(([id]) => kept.has(id))),
    network: { ...network, links: new Map([...network.links].filter(([, { ends }]) => ends.every(end => kept.has(end)))) },
  }
}
