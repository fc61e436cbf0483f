import { dot, edge, FONT, node, type Statement } from '../dot.ts'
import type { Box, Picture } from './picture.ts'

/** Fonts differ: where the browser's is wider than Graphviz's, the label stays in its frame. */
const ROOM = '\u00a0\u00a0\u00a0'

/** The picture in Graphviz's language. */
export function pictureDot({ frames, lines }: Picture): string {
  const box = ({ id, label }: Box): Statement => node(id, { label: label.join('\n') })
  return dot({ rankdir: 'LR', bgcolor: 'transparent', fontname: FONT, nodesep: 0.3, ranksep: 1, pad: 0.2 }, [
    `node [fontname="${FONT}" fontsize="11" shape="box" style="rounded,filled" fillcolor="#ffffff" color="#5b6775" margin="0.32,0.09"]`,
    `edge [fontname="${FONT}" fontsize="9.5" color="#5b6775" fontcolor="#3d4752" penwidth="1.3"]`,
    ...frames.flatMap(({ label, boxes }, index): readonly Statement[] =>
      label === undefined
        ? boxes.map(box)
        : [
            {
              cluster: String(index),
              attributes: { label: `${ROOM}${label}${ROOM}`, style: 'rounded', margin: 14, fontsize: 12, color: '#8b949e' },
              inside: boxes.map(box),
            },
          ],
    ),
    ...lines.map(({ ends: [from, to], label, isDashed }) =>
      edge(from, to, { label: label.join('\n'), style: isDashed ? 'dashed' : undefined }),
    ),
  ])
}
