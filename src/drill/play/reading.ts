import { type DetectionEvent, thingOf } from '../../routing/beliefs.ts'
import type { Network } from '../../routing/network.ts'
import type { Frame, Timeline } from '../../routing/timeline.ts'
import type { TopologyFlow } from '../../topology/topology.ts'
import type { Passage } from '../passage.ts'
import type { FlowVerdict } from '../report.ts'
import type { Course } from './course.ts'
import { type Darkness, darkness, NO_DARKNESS } from './darkness.ts'
import type { Experiment, Laboratory, Passages } from './laboratory.ts'
import { lossiness } from './lossiness.ts'

/** How one direction of a flow fares: how it goes before any fault and once everything has settled, and what is dark between. */
export interface Direction {
  readonly before: Passage
  readonly after: Passage
  readonly worst: Darkness
  readonly best: Darkness
  readonly heal: Darkness
}

/** What an experiment is for a flow. */
export interface Reading extends Pick<FlowVerdict, 'lossy'> {
  readonly forward: Direction
  readonly back: Direction
}

/** What is read where nothing is otherwise than before any fault. */
export function asBefore({ forward, back }: Passages): Reading {
  const still = (passage: Passage): Direction => ({
    before: passage,
    after: passage,
    worst: NO_DARKNESS,
    best: NO_DARKNESS,
    heal: NO_DARKNESS,
  })
  return { forward: still(forward), back: still(back) }
}

/** The same, of a flow that goes other ways meanwhile and fares alike on them. */
export function withWays(read: Reading, before: Passages, after: Passages): Reading {
  const direction = (which: keyof Passages): Direction => ({ ...read[which], before: before[which], after: after[which] })
  return { ...read, forward: direction('forward'), back: direction('back') }
}

/** Reads off an experiment, and how a flow goes in it, when it was dark. */
export function reading(laboratory: Laboratory, flow: TopologyFlow, experiment: Experiment, course: Course): Reading {
  const named = namedFrames(laboratory, flow, experiment)
  const baseline = laboratory.baseline(flow)
  const direction = (which: keyof Passages): Direction => {
    const before = baseline[which]
    // Only what is lost beyond what was lost before any fault counts as darkness.
    const dark = (timeline: keyof NamedFrames, untilMs?: number) =>
      darkness(named[timeline], index => Math.max(0, course[timeline][index]![which].lostShare - before.lostShare), untilMs)
    return {
      before,
      after: course.after[which],
      worst: dark('worst', experiment.untilMs),
      best: dark('best', experiment.untilMs),
      heal: dark('heal'),
    }
  }
  return { forward: direction('forward'), back: direction('back'), ...lossiness(experiment, flow) }
}

type Named = Pick<Frame, 'atMs' | 'by'>
type NamedFrames = Readonly<Record<'worst' | 'best' | 'heal', readonly Named[]>>

/** Of what is noticed at the same moment, what concerns the flow is named. */
function namedFrames(laboratory: Laboratory, flow: TopologyFlow, { worst, best, heal }: Experiment): NamedFrames {
  const isTie = [worst, best, heal].some(({ frames }) => frames.some(({ noticed }) => noticed !== undefined))
  const { network, flows } = laboratory.topology
  const links = isTie ? laboratory.reach.links[flows.indexOf(flow)] : undefined
  const named = ({ frames }: Timeline) => (links ? frames.map(frame => namedFrame(network, links, frame)) : frames)
  return { worst: named(worst), best: named(best), heal: named(heal) }
}

function namedFrame(network: Network, links: ReadonlySet<string>, frame: Frame): Named {
  const own = frame.noticed?.find(event => concerns(network, links, event))
  return own ? { atMs: frame.atMs, by: own.by } : frame
}

function concerns(network: Network, links: ReadonlySet<string>, { what, key }: DetectionEvent): boolean {
  const thing = thingOf(key)
  if (what !== 'linkEnd') return links.has(network.sessions.get(thing)?.link ?? '')
  const isMember = (link: string) => network.links.get(link)?.bundle?.members.some(({ name }) => name === thing) === true
  return links.has(thing) || (!network.links.has(thing) && [...links].some(isMember))
}
