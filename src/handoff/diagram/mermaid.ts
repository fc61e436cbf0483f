import type { Picture } from './picture.ts'

/** The picture in Mermaid's language, in which wikis and code hosts draw it in their own colours. */
export function mermaid({ title, frames, lines }: Picture): string {
  const boxes = frames.flatMap(frame => frame.boxes)
  const ids = new Map(boxes.map(({ id }, index) => [id, `n${index}`]))
  const box = (each: (typeof boxes)[number]) => `${ids.get(each.id)}["${text(each.label)}"]`
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'flowchart LR',
    ...frames.flatMap(({ label, boxes: inside }, index) =>
      label === undefined
        ? inside.map(each => `  ${box(each)}`)
        : [`  subgraph f${index}["${text([label])}"]`, ...inside.map(each => `    ${box(each)}`), '  end'],
    ),
    ...lines.map(({ ends: [from, to], label, isDashed }) => {
      const words = label.filter(part => part !== '')
      return `  ${ids.get(from)} ${isDashed ? '-.-' : '---'}${words.length > 0 ? `|"${text(words)}"|` : ''} ${ids.get(to)}`
    }),
    '',
  ].join('\n')
}

/** Quotation marks and what HTML reads are written as entities in the way that Mermaid has them: `#quot;`. */
function text(parts: readonly string[]): string {
  return parts.map(part => part.replace(/["<>&#]/g, character => `#${character.charCodeAt(0)};`)).join('<br/>')
}
