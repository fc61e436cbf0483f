import type { Topology } from '../topology/topology.ts'
import { amazonSide } from './diagramAmazon.ts'
import { customerSide } from './diagramCustomer.ts'
import { type DiagramOptions, type DrawnPart, Marks } from './diagramMarks.ts'
import { between } from './diagramPorts.ts'
import { dot, FONT } from './dot.ts'

/**
 * The estate as a picture in Graphviz's language: sites with their routers on the left, Direct Connect locations with
 * devices and connections in the middle, VPN tunnels dashed over the Internet, gateways and VPCs on the right. Every
 * part carries a class (`router`, `connection`, `dead` …), so that a page can give it its own colours.
 */
export function topologyDiagram(topology: Topology, options: DiagramOptions = {}): string {
  return topologyDrawing(topology, options).dot
}

/** The same with a list of what is drawn, for pages that mark parts of it later. */
export function topologyDrawing(
  topology: Topology,
  options: DiagramOptions = {},
): { readonly dot: string; readonly parts: readonly DrawnPart[] } {
  const marks = new Marks(topology, options)
  const text = dot(
    {
      rankdir: 'LR',
      bgcolor: 'transparent',
      fontname: FONT,
      nodesep: 0.28,
      ranksep: 0.75,
      pad: 0.15,
      splines: 'spline',
    },
    [
      `node [fontname="${FONT}" fontsize="11" shape="box" style="rounded,filled" fillcolor="#ffffff" color="#5b6775" margin="0.26,0.09"]`,
      `edge [fontname="${FONT}" fontsize="9.5" color="#5b6775" fontcolor="#3d4752" penwidth="1.3"]`,
      ...customerSide(topology, marks),
      ...between(topology, marks),
      ...amazonSide(topology, marks, options),
    ],
  )
  return { dot: text, parts: marks.parts }
}
