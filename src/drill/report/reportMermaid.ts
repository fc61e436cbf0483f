import { worstFlow } from '../play/worst.ts'
import type { DrillReport } from '../report.ts'
import { stepsOf } from './wayText.ts'

/**
 * The way of the flow that fares worst, before the worst case and after it, in Mermaid's language, which GitHub draws.
 * Undefined where nothing is worst or the flow has no way at all.
 */
export function reportMermaid({ worst }: Pick<DrillReport, 'worst'>): string | undefined {
  const flow = worst && worstFlow(worst)
  if (!worst || !flow) return undefined
  const { before: earlier, after: later } = flow.forward
  const [before, after] = [earlier?.path.map(stepsOf) ?? [], later?.path.map(stepsOf) ?? []]
  const names = [...new Set([...before, ...after].flat())]
  if (names.length === 0) return undefined
  const id = (name: string | undefined) => `n${names.indexOf(name ?? '')}`
  const left = names.filter(name => !after.flat().includes(name))
  const named = names.filter(name => worst.faults.some(fault => fault.name === name))
  const failed = named
  const ends = [flow.from, flow.to]
  const lost = left.filter(name => !failed.includes(name) && !ends.includes(name))
  return [
    'flowchart LR',
    ...names.map(name => `  ${id(name)}["${escaped(name)}${failed.includes(name) ? ' ✕' : ''}"]`),
    ...edges(before, after).map(([from, to, arrow]) => `  ${id(from)} ${arrow} ${id(to)}`),
    ...classes('failed', failed.map(id), 'fill:#fdeceb,stroke:#b3261e,color:#b3261e,stroke-width:3px'),
    ...classes('lost', lost.map(id), 'stroke:#b3261e,stroke-dasharray:4 3'),
  ].join('\n')
}

/** Thick where packets go after the fault, dotted where they went before it only. */
function edges(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
): readonly (readonly [from: string, to: string, arrow: string])[] {
  const pairs = (paths: readonly (readonly string[])[]) =>
    new Map(
      paths.flatMap(steps => steps.slice(1).map((to, i) => [JSON.stringify([steps[i], to]), [steps[i] ?? '', to] as const])),
    )
  const [was, is] = [pairs(before), pairs(after)]
  return [
    ...[...is.values()].map(([from, to]) => [from, to, '==>'] as const),
    ...[...was].flatMap(([key, [from, to]]) => (is.has(key) ? [] : [[from, to, '-.->'] as const])),
  ]
}

function classes(name: string, ids: readonly string[], style: string): readonly string[] {
  return ids.length === 0 ? [] : [`  classDef ${name} ${style}`, `  class ${ids.join(',')} ${name}`]
}

/** Names are other people's: what means something to Mermaid or HTML is written as an entity. */
function escaped(name: string): string {
  return name.replaceAll(/[#&"<>`[\]{}|\\;]/g, character => `#${character.charCodeAt(0)};`)
}
