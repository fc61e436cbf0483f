import { NOTE_ROOM } from '../../drill/report/reportDrawing.ts'
import { crossedNodes, type DrawnNetwork } from '../../drill/report/reportScenes.ts'
import type { DrillReport } from '../../drill/report.ts'
import { topologyDrawing } from '../../handoff/topologyDiagram.ts'
import type { Topology } from '../../topology/topology.ts'
import { svgOf } from './svg.ts'

/** With more than so many things on AWS's side, those that no flow crosses are left out: nobody would find the others. */
const MOST_DRAWN = 16

/** The network of a report laid out once, with room to write beside what has a rate how full it is. */
export async function drawnNetwork(topology: Topology, report: DrillReport): Promise<DrawnNetwork> {
  const crossed = crossedNodes(topology, report)
  const amazon = [...topology.info.values()].filter(({ kind }) => kind !== 'site' && kind !== 'router' && kind !== 'routeTable')
  const isPart = amazon.length > MOST_DRAWN && crossed.size > 0
  const { dot, parts } = topologyDrawing(topology, {
    noteOf: () => NOTE_ROOM,
    ...(isPart ? { shows: id => crossed.has(id) } : {}),
  })
  return { topology, drawing: { svg: await svgOf(dot), parts }, ...(isPart ? { isPart: true } : {}) }
}
