import { type DetectionEvent, nodeOf, thingOf } from '../../routing/beliefs.ts'
import type { Hop } from '../../routing/forward.ts'
import type { Network } from '../../routing/network.ts'
import type { Frame } from '../../routing/timeline.ts'
import type { TopologyFlow } from '../../topology/topology.ts'
import type { Passage, Passages } from '../passage.ts'
import type { Course } from './course.ts'
import { darkMs, darkness } from './darkness.ts'
import { eitherHit } from './eitherHit.ts'
import type { Experiment, Laboratory } from './laboratory.ts'
import { lossiness } from './lossiness.ts'
import { type BothDark, NO_SPELLS, type Spells, spells } from './spells.ts'

/** What an experiment is for a flow: how it goes before any fault and once everything has settled, and when it is dark between. */
export interface Reading {
  readonly before: Passages
  readonly after: Passages
  readonly spells: Spells
}

/** What is read where nothing is otherwise than before any fault. */
export function asBefore(passages: Passages): Reading {
  return { before: passages, after: passages, spells: NO_SPELLS }
}

/** Reads off an experiment, and how a flow goes in it, when it was dark. */
export function reading(laboratory: Laboratory, flow: TopologyFlow, experiment: Experiment, course: Course): Reading {
  const { untilMs, worst, best, heal, crossed = [] } = experiment
  const naming = namesOf(laboratory, flow, experiment)
  const before = laboratory.baseline(flow)
  // Only what is lost beyond what was lost before any fault counts as darkness.
  const dark = (frames: readonly Frame[], passages: readonly Passages[], until?: number): BothDark => {
    const of = (which: keyof Passages) => {
      const named = naming(frames, index => passages[index]?.[which])
      return darkness(named, index => Math.max(0, passages[index]![which].lostShare - before[which].lostShare), until)
    }
    return { forward: of('forward'), back: of('back') }
  }
  const unlucky = dark(worst.frames, course.worst, untilMs)
  const lucky = dark(best.frames, course.best, untilMs)
  const others = crossed.map((frames, i) => dark(frames, course.crossed[i]!, untilMs))
  const all = [unlucky, lucky, ...others]
  // Where nothing else leads there, whoever notices soon is dark for longer of the time until something else ends it.
  const isCut = others.length > 0 || untilMs !== undefined
  const ends = isCut ? { worst: longest(all), best: shortest([lucky, ...all]) } : { worst: unlucky, best: lucky }
  const healed = dark(heal.frames, course.heal)
  const { lossy, chance: lossyChance = 0 } = lossiness(experiment, flow)
  const chance = flow.single ? chanceOf([course.worst, ...course.crossed].flat(), before, lossyChance) : undefined
  const rest = { ...(lossy ? { lossy } : {}), ...(chance === undefined ? {} : { chance }) }
  return { before, after: course.after, spells: spells(ends.worst, ends.best, healed, rest) }
}

/**
 * How likely a single 5-tuple is hit at any of these moments, while it is whole before, or by loss; undefined = for certain,
 * or never.
 */
function chanceOf(moments: readonly Passages[], before: Passages, lossyChance: number): number | undefined {
  const hit = (now: Passages, which: keyof Passages) =>
    now[which].lostShare > before[which].lostShare ? (now[which].chance ?? 1) : 0
  const most = moments.reduce((most, now) => Math.max(most, eitherHit(hit(now, 'forward'), hit(now, 'back'))), lossyChance)
  return most === 0 || most === 1 ? undefined : most
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

/**
 * Of what is noticed at the same moment, what concerns the flow is named; first what an end noticed that sent its packets that
 * way just before, in this direction.
 */
function namesOf(
  laboratory: Laboratory,
  flow: TopologyFlow,
  { worst, best, heal }: Experiment,
): (frames: readonly Frame[], goes: (index: number) => Passage | undefined) => readonly Named[] {
  const isTie = [worst, best, heal].some(({ frames }) => frames.some(({ noticed }) => noticed !== undefined))
  const { network, flows } = laboratory.topology
  const links = isTie ? laboratory.reach.links[flows.indexOf(flow)] : undefined
  if (!links) return frames => frames
  return (frames, goes) => frames.map((frame, index) => namedFrame(network, links, frame, goes(index - 1)))
}

function namedFrame(network: Network, links: ReadonlySet<string>, frame: Frame, goes: Passage | undefined): Named {
  const { noticed, atMs } = frame
  const own = noticed?.find(event => sends(network, goes, event)) ?? noticed?.find(event => concerns(network, links, event))
  return own ? { atMs, by: own.by } : frame
}

/** Whether the end that noticed sent over what it gives up. */
function sends(network: Network, goes: Passage | undefined, { what, key }: DetectionEvent): boolean {
  const [thing, end] = [thingOf(key), nodeOf(key)]
  const name = what === 'linkEnd' ? thing : network.sessions.get(thing)?.link
  // Tables of a transit gateway send over what ends at a Direct Connect gateway: whoever does not receive there is the sender.
  const isSent = ({ link, path }: Hop) => link?.name === name && path?.nextHop?.node !== end
  return name !== undefined && goes?.branches.some(({ hops }) => hops.some(isSent)) === true
}

function concerns(network: Network, links: ReadonlySet<string>, { what, key }: DetectionEvent): boolean {
  const thing = thingOf(key)
  if (what !== 'linkEnd') return links.has(network.sessions.get(thing)?.link ?? '')
  const isMember = (link: string) => network.links.get(link)?.bundle?.members.some(({ name }) => name === thing) === true
  return links.has(thing) || (!network.links.has(thing) && [...links].some(isMember))
}
