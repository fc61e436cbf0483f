import { type DetectionEvent, thingOf } from '../../routing/beliefs.ts'
import type { Network } from '../../routing/network.ts'
import type { Frame } from '../../routing/timeline.ts'
import type { TopologyFlow } from '../../topology/topology.ts'
import type { Passage, Passages } from '../passage.ts'
import type { FlowVerdict } from '../report.ts'
import type { Course } from './course.ts'
import { type Darkness, darkMs, darkness, NO_DARKNESS } from './darkness.ts'
import type { Experiment, Laboratory } from './laboratory.ts'
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
export interface Reading extends Pick<FlowVerdict, 'lossy' | 'chance'> {
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
  const { untilMs, worst, best, heal, crossed = [] } = experiment
  const naming = namesOf(laboratory, flow, experiment)
  const before = laboratory.baseline(flow)
  // Only what is lost beyond what was lost before any fault counts as darkness.
  const dark = (frames: readonly Frame[], passages: readonly Passages[], until?: number): BothDark => {
    const named = naming(frames)
    const of = (which: keyof Passages) =>
      darkness(named, index => Math.max(0, passages[index]![which].lostShare - before[which].lostShare), until)
    return { forward: of('forward'), back: of('back') }
  }
  const unlucky = dark(worst.frames, course.worst, untilMs)
  const lucky = dark(best.frames, course.best, untilMs)
  const others = crossed.map((frames, i) => dark(frames, course.crossed[i]!, untilMs))
  const all = [unlucky, lucky, ...others]
  const ends = others.length > 0 ? { worst: longest(all), best: shortest([lucky, ...all]) } : { worst: unlucky, best: lucky }
  const healed = dark(heal.frames, course.heal)
  const direction = (which: keyof Passages): Direction => ({
    before: before[which],
    after: course.after[which],
    worst: ends.worst[which],
    best: ends.best[which],
    heal: healed[which],
  })
  const chance = flow.single ? chanceOf([course.worst, ...course.crossed].flat(), before) : undefined
  return {
    forward: direction('forward'),
    back: direction('back'),
    ...lossiness(experiment, flow),
    ...(chance === undefined ? {} : { chance }),
  }
}

/** How likely a single 5-tuple is hit at any of these moments, while it is whole before; undefined = for certain, or never. */
function chanceOf(moments: readonly Passages[], before: Passages): number | undefined {
  const hit = moments.flatMap(passages =>
    (['forward', 'back'] as const).flatMap(which =>
      passages[which].lostShare > before[which].lostShare ? [passages[which].chance ?? 1] : [],
    ),
  )
  const most = hit.reduce((most, chance) => Math.max(most, chance), 0)
  return most === 0 || most === 1 ? undefined : most
}

interface BothDark {
  readonly forward: Darkness
  readonly back: Darkness
}

/** The first of those that are dark for longest. */
function longest(all: readonly BothDark[]): BothDark {
  return all.reduce((most, each) => (darkFor(each) > darkFor(most) ? each : most))
}

function shortest(all: readonly BothDark[]): BothDark {
  return all.reduce((least, each) => (darkFor(each) < darkFor(least) ? each : least))
}

function darkFor({ forward, back }: BothDark): number {
  return darkMs(forward, back) ?? Number.POSITIVE_INFINITY
}

type Named = Pick<Frame, 'atMs' | 'by'>

/** Of what is noticed at the same moment, what concerns the flow is named. */
function namesOf(
  laboratory: Laboratory,
  flow: TopologyFlow,
  { worst, best, heal }: Experiment,
): (frames: readonly Frame[]) => readonly Named[] {
  const isTie = [worst, best, heal].some(({ frames }) => frames.some(({ noticed }) => noticed !== undefined))
  const { network, flows } = laboratory.topology
  const links = isTie ? laboratory.reach.links[flows.indexOf(flow)] : undefined
  return frames => (links ? frames.map(frame => namedFrame(network, links, frame)) : frames)
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
