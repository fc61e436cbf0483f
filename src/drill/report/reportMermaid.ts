import { worstFlow } from '../play/worst.ts'
import type { DrillReport } from '../report.ts'
import { brokenSteps, type NetworkParts, namedSteps } from './brokenSteps.ts'
import { faultName } from './faultText.ts'
import { stepsOf } from './wayText.ts'

/**
 * The way of the flow that fares worst, before the worst case and after it, in Mermaid's language, which GitHub draws, with what
 * failed; without the network nobody knows what is lost with it. Undefined where nothing is worst or the flow has no way at all.
 */
export function reportMermaid({ worst }: Pick<DrillReport, 'worst'>, network?: NetworkParts): string | undefined {
  const flow = worst && worstFlow(worst)
  if (!worst || !flow) return undefined
  const { before: earlier, after: later } = flow.forward
  const [before, after] = [earlier?.path.map(stepsOf) ?? [], later?.path.map(stepsOf) ?? []]
  const names = [...new Set([...before, ...after].flat())]
  if (names.length === 0) return undefined
  const id = (name: string | undefined) => `n${names.indexOf(name ?? '')}`
  const { failed, lost, outside } = network ? brokenSteps(network, worst.faults, names) : namedSteps(worst.faults, names)
  const boxes = outside.map(({ fault, at }, index) => ({ box: `f${index}`, text: faultName(fault), at }))
  return [
    'flowchart LR',
    ...names.map(name => `  ${id(name)}["${escaped(name)}${failed.includes(name) ? ' ✕' : ''}"]`),
    ...boxes.map(({ box, text }) => `  ${box}["${escaped(text)} ✕"]`),
    ...edges(before, after).map(([from, to, arrow]) => `  ${id(from)} ${arrow} ${id(to)}`),
    ...boxes.flatMap(({ box, at }) => at.map(name => `  ${box} -.- ${id(name)}`)),
    ...classes(
      'failed',
      [...failed.map(id), ...boxes.map(({ box }) => box)],
      'fill:#fdeceb,stroke:#b3261e,color:#b3261e,stroke-width:3px',
    ),
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
