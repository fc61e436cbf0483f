import { extname } from 'node:path'
import { Option } from 'commander'
import { svgOf } from '../../wire/print/svg.ts'
import { Refusal } from '../refusal.ts'
import type { Exporter } from './exporter.ts'
import { handedOver } from './handedOver.ts'

const EXTENSIONS = ['.svg', '.mmd', '.dot'] as const

/** The estate as a drawing: SVG, or text for Mermaid or Graphviz. */
export const DIAGRAM: Exporter = {
  options: [new Option('--diagram <file>', 'a drawing: .svg, .mmd (Mermaid) or .dot (Graphviz)')],
  examples: ['landbridge export estate.yaml --diagram network.svg                           .mmd for Mermaid, .dot for Graphviz'],
  isAsked: ({ diagram }) => diagram !== undefined,
  async run(estate, { diagram }) {
    const file = String(diagram)
    const extension = EXTENSIONS.find(each => each === extname(file).toLowerCase())
    if (!extension) throw new Refusal(`${file} does not say what to draw; end it with ${EXTENSIONS.join(', ')}.`)
    const text = (await drawings(estate)).find(({ name }) => name.endsWith(extension))?.text ?? ''
    const files = [{ name: file, text }]
    return { files, json: { files, warnings: [] }, warnings: [], folder: file, isFile: true }
  },
}

/** Every form of the drawing: `diagram.mmd`, `diagram.dot` and `diagram.svg`. */
export async function drawings(estate: string): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const { files } = await handedOver(estate, 'diagram')
  const dot = files.find(({ name }) => name.endsWith('.dot'))?.text ?? ''
  return [...files, { name: 'diagram.svg', text: withColours(await svgOf(dot)) }]
}

/** Colours of both kinds of paper, as the reader's system has it; Graphviz's own stay where styles are not read. */
function withColours(svg: string): string {
  return svg.replace(/(<svg[^>]*>)/, `$1\n<style>${COLOURS}</style>`)
}

const COLOURS =
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.node path{fill:#161b22;stroke:#9aa5b1}.edge path{stroke:#9aa5b1}.cluster path{stroke:#6e7681}}'
