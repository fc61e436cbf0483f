import { withSharedFate } from '../../routing/detection.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Laboratory } from '../play/laboratory.ts'
import type { Scenario } from '../report.ts'
import { type Course, type Courses, coursesAfter, coursesBefore } from './courses.ts'
import type { DrawingMarks, ReportDrawing } from './reportDrawing.ts'

/** What a drawing shows of one moment; parts by their numbers. */
export interface Scene {
  /** In the order of the estate's flows. */
  readonly ways: readonly { readonly out: readonly number[]; readonly back: readonly number[] }[]
  /** How full what has a rate is at peak, as text; what is asked for more than it carries. */
  readonly notes: readonly (readonly [part: number, text: string])[]
  readonly over: readonly number[]
}

/** What is broken: crossed out, or lost with it. */
export interface BrokenParts {
  readonly failed: readonly number[]
  readonly dead: readonly number[]
}

export function sceneBefore(laboratory: Laboratory, drawing: ReportDrawing): Scene {
  return sceneOf(drawing, coursesBefore(laboratory))
}

/** Undefined where what a scenario tells cannot be drawn as it came about. */
export function sceneAfter(laboratory: Laboratory, drawing: ReportDrawing, scenario: Scenario): Scene | undefined {
  const courses = coursesAfter(laboratory, scenario)
  return courses && sceneOf(drawing, courses)
}

/** Things that a part stands for by itself; whatever else it is made of takes it along. */
const STANDS_FOR: Readonly<Record<string, readonly string[]>> = {
  site: ['site'],
  router: ['router'],
  location: ['location'],
  device: ['device'],
  connection: ['connection', 'lag'],
  patch: ['cross-connect', 'carrier', 'optic'],
  'virtual-interface': ['virtual-interface', 'session'],
  tunnel: ['tunnel', 'vpn', 'vpn-endpoint'],
  gateway: ['attachment'],
}

/** What is crossed out for something that is not drawn, such as a Region: not all that it holds. */
const OUTERMOST: readonly string[] = ['site', 'location', 'router', 'gateway']

/** The parts that failed themselves, and those that are lost with them; whatever is drawn of a scenario tells it so. */
export function brokenParts(
  { network }: Pick<Topology, 'network'>,
  { parts }: Pick<ReportDrawing, 'parts'>,
  faults: Scenario['faults'],
): BrokenParts {
  const alone = faults.map(({ on }) => ({ kind: 'cut', component: on }) as const)
  const broken = new Set(withSharedFate(network, alone).map(({ component }) => component))
  const numbered = parts.map((part, number) => ({ ...part, number }))
  const lost = numbered.filter(({ components }) => components.some(id => broken.has(id)))
  const failed = faults.flatMap(({ on }) => {
    const hit = lost.filter(({ components }) => components.includes(on))
    const own = hit.filter(({ kind }) => STANDS_FOR[kind]?.includes(on.split(':')[0] ?? ''))
    const outer = lost.filter(({ kind }) => OUTERMOST.includes(kind))
    return ([own, hit, outer].find(some => some.length > 0) ?? lost).map(({ number }) => number)
  })
  const crossed = new Set(failed)
  return { failed: [...crossed], dead: lost.map(({ number }) => number).filter(number => !crossed.has(number)) }
}

function sceneOf({ parts }: ReportDrawing, { flows, loads }: Courses): Scene {
  const crossed = ({ nodes, links }: Course) =>
    parts.flatMap((part, number) =>
      (part.node !== undefined && nodes.has(part.node)) || part.links.some(link => links.has(link)) ? [number] : [],
    )
  const full = parts.flatMap((part, number) => {
    if (part.kind !== 'connection' && part.kind !== 'tunnel') return []
    return [[number, Math.max(0, ...part.links.map(link => loads.get(link) ?? 0))] as const]
  })
  return {
    ways: flows.map(({ forward, back }) => ({ out: crossed(forward), back: crossed(back) })),
    notes: full.map(([number, load]) => [number, load === 0 ? 'idle' : `peak ${Math.max(1, Math.round(100 * load))} %`]),
    over: full.flatMap(([number, load]) => (load > 1 + 1e-9 ? [number] : [])),
  }
}

/** The drawing before a fault, or after it with what it was before in the background; ways of one flow. */
export function marksOf(flow: number, before: Scene, after?: Scene, broken?: BrokenParts): DrawingMarks {
  const words = new Map<number, string[]>()
  const add = (part: number, word: string) => words.set(part, [...(words.get(part) ?? []), word])
  const now = after ?? before
  const way = (scene: Scene) => new Set([...(scene.ways[flow]?.out ?? []), ...(scene.ways[flow]?.back ?? [])])
  const [out, back] = [new Set(now.ways[flow]?.out), new Set(now.ways[flow]?.back)]
  for (const part of way(now)) {
    add(part, after ? 'after' : 'before')
    if (!back.has(part)) add(part, 'out')
    if (!out.has(part)) add(part, 'back')
  }
  if (after) for (const part of way(before).difference(way(after))) add(part, 'was')
  for (const part of now.over) add(part, 'over')
  for (const part of broken?.failed ?? []) add(part, 'failed')
  for (const part of broken?.dead ?? []) add(part, 'dead')
  return { classes: new Map([...words].map(([part, all]) => [part, all.join(' ')])), notes: new Map(now.notes) }
}
