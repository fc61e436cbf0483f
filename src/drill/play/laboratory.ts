import { isStopped, type LossWindow } from '../../routing/breakage.ts'
import type { Convergence } from '../../routing/converge.ts'
import { type Assumptions, type Breakage, type Damage, damage, withSharedFate } from '../../routing/detection.ts'
import type { Dispute } from '../../routing/dispute.ts'
import type { Network } from '../../routing/network.ts'
import { type Noticing, noticing } from '../../routing/noticing.ts'
import { OnDemand } from '../../routing/onDemand.ts'
import { Recently } from '../../routing/recently.ts'
import { isInstant } from '../../routing/speakers.ts'
import { type Frame, failingBoth, healing, type Settled, settledAfter, type Timeline } from '../../routing/timeline.ts'
import type { EndPoint, Topology, TopologyFlow } from '../../topology/topology.ts'
import type { Passage, Passages } from '../passage.ts'
import type { Moment } from '../trace/moment.ts'
import { wayHome } from '../wayHome.ts'
import { type Aftermath, Aftermaths } from './aftermath.ts'
import { type Left, sameWay } from './alike/sameWay.ts'
import type { Twin } from './alike/twin.ts'
import { BreakageKeys } from './breakageKeys.ts'
import { answers } from './firewall.ts'
import { FlowFootprints } from './flowFootprints.ts'
import { type FlowReach, flowReach } from './flowReach.ts'
import { holdingPrefixes } from './holdingPrefixes.ts'
import { impairedTopology } from './impairedTopology.ts'
import { isPlainBgp } from './isPlainBgp.ts'
import { LeftBehind } from './leftBehind.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'
import { Nearby } from './nearby.ts'
import { PassageMemory } from './passageMemory.ts'
import { Twins } from './twins.ts'
import { unlucky } from './unlucky.ts'

/** What was played for one set of faults. */
export interface Experiment {
  readonly brokenLinks: ReadonlySet<string>
  readonly worst: Timeline
  readonly best: Timeline
  readonly heal: Timeline
  /** Other phases of timers than all unlucky or all lucky, where these may not be the worst and the best. */
  readonly crossed?: readonly (readonly Frame[])[]
  /** When something else begins or ends; absent = this lasts until it is repaired. */
  readonly untilMs?: number
  /** The same network as it carries packets meanwhile, where loss or a lowered rate take something of it. */
  readonly impaired?: Laboratory
  /** For how long each thing has been lossy at the end of it; absent = since its beginning, and until it is repaired. */
  readonly lossWindow?: LossWindow
  /** What is broken during frames in which it is otherwise than at the end. */
  readonly brokenDuring?: ReadonlyMap<Frame, ReadonlySet<string>>
}

const NOWHERE: Passage = { branches: [], lostShare: 1 }
const CUT_OFF: Passages = { forward: NOWHERE, back: NOWHERE }

/** How a flow goes where others are spread like this. */
function hashed({ single }: TopologyFlow, spread: Passages): Passages {
  return single ? unlucky(spread) : spread
}

/** No link is called like this. */
function endMark({ name }: EndPoint): string {
  return `end ${name}`
}

const NOTHING: ReadonlySet<string> = new Set()

/** Of one of them it is that one. */
function union([first = NOTHING, ...others]: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return others.reduce((all, each) => all.union(each), first)
}

const MOST_HARMS = 16

function canBeOnDemand(network: Network): boolean {
  return isInstant(network) && !mayExceedLimits(network)
}

/** A topology with a memory: what was settled or forwarded once is not computed again. */
export class Laboratory {
  readonly topology: Topology
  readonly assumptions: Assumptions
  readonly #settled: Settled = { byBeliefs: new Map() }
  #forFlows: Settled | undefined
  readonly #memory: PassageMemory
  readonly #bothWays = new WeakMap<Passage, Map<Passage, Passages>>()
  #isPlain: boolean | undefined
  #reach: FlowReach | undefined
  #twins: Twins | undefined
  #footprints: FlowFootprints | undefined
  #leftBehind: LeftBehind | undefined
  #keys: BreakageKeys | undefined
  #aftermaths: Aftermaths | undefined
  #nearby: Nearby | undefined
  readonly #harms = new Recently<string, Damage>(MOST_HARMS)
  /** Prefixes that hold an end of a flow. */
  #asked: ReadonlySet<string> | undefined
  /** By component: the marks of end points that are gone with it. */
  readonly #ends: ReadonlyMap<string, readonly string[]>

  constructor(topology: Topology, assumptions: Assumptions) {
    this.topology = topology
    this.assumptions = assumptions
    this.#memory = new PassageMemory(topology)
    const { flows } = topology
    const own = flows.flatMap(({ from, to }) => [from, to]).flatMap(end => end.own.map(part => [part, endMark(end)] as const))
    this.#ends = new Map(
      [...Map.groupBy(own, ([part]) => part)].map(([part, marks]) => [part, [...new Set(marks.map(([, mark]) => mark))]]),
    )
  }

  /** Whether routing is nothing but shortest AS paths: then there is one state of rest, and a graph knows who reaches whom. */
  get isPlain(): boolean {
    this.#isPlain ??= isPlainBgp(this.topology)
    return this.#isPlain
  }

  /** What can make a difference to which flow. */
  get reach(): FlowReach {
    this.#reach ??= flowReach(this.topology)
    return this.#reach
  }

  /** Which flows fare like others. */
  get twins(): Twins {
    this.#twins ??= new Twins(this.topology, this.reach)
    return this.#twins
  }

  /** What of breakages can matter to which flow. */
  get footprints(): FlowFootprints {
    this.#footprints ??= new FlowFootprints(this.topology, this.reach)
    return this.#footprints
  }

  get aftermaths(): Aftermaths {
    this.#aftermaths ??= new Aftermaths(
      this.topology.network,
      breakage => this.#harm([breakage]),
      breakage => this.#endsGone([breakage]),
    )
    return this.#aftermaths
  }

  /** What breakages leave behind of what can matter to which flow. */
  get leftBehind(): LeftBehind {
    this.#leftBehind ??= new LeftBehind(this.topology.flows, this.reach, this.aftermaths, this.footprints)
    return this.#leftBehind
  }

  get keys(): BreakageKeys {
    this.#keys ??= new BreakageKeys(this.topology)
    return this.#keys
  }

  /** Plays it, with every table as it will be. */
  play(breakages: readonly Breakage[]): Experiment {
    return this.#play(breakages, this.topology.baseline, this.#settled)
  }

  /** The same as far as flows can see: what nobody looks at is not computed, nor said to be without a stable solution. */
  playForFlows(breakages: readonly Breakage[]): Experiment {
    return this.#play(breakages, this.#start, this.#seenByFlows)
  }

  /** Where messages take time, or one prefix can close the session of another, all of them are settled at once. */
  get #seenByFlows(): Settled {
    this.#forFlows ??= canBeOnDemand(this.topology.network)
      ? { byBeliefs: new Map(), onDemand: new OnDemand(this.topology.network, this.isPlain) }
      : this.#settled
    return this.#forFlows
  }

  get #start(): Convergence {
    return this.#seenByFlows.onDemand?.origin ?? this.topology.baseline
  }

  #play(breakages: readonly Breakage[], baseline: Convergence, settled: Settled): Experiment {
    const { network } = this.topology
    const harm = this.#harm(breakages)
    const { worst, best } = failingBoth(network, baseline, harm, settled)
    return {
      brokenLinks: this.#withEnds(harm.brokenLinks, breakages),
      worst,
      best,
      heal: healing(network, worst, harm, this.assumptions, 'worst', settled),
      ...this.impairedBy(breakages),
    }
  }

  /** What of an experiment says how packets get through what is lossy or slower than it was. */
  impairedBy(breakages: readonly Breakage[]): Pick<Experiment, 'impaired'> {
    const topology = impairedTopology(this.topology, breakages)
    return topology === this.topology ? {} : { impaired: new Laboratory(topology, this.assumptions) }
  }

  /** How both directions of a flow go at one moment; the same value for as long as both go the same way. */
  passages(convergence: Convergence, broken: ReadonlySet<string>, flow: TopologyFlow): Passages {
    return hashed(flow, this.#spread(convergence, broken, flow))
  }

  #spread(convergence: Convergence, broken: ReadonlySet<string>, { from, to }: TopologyFlow): Passages {
    const brokenLinks = broken.size === 0 ? NOTHING : broken
    if (broken.size > 0 && (broken.has(endMark(from)) || broken.has(endMark(to)))) return CUT_OFF
    const passageOf = (start: EndPoint, end: EndPoint) => this.#memory.passage(convergence, brokenLinks, start, end)
    const forward = passageOf(from, to)
    if (to.isService) return this.#answered(forward, wayHome(this.topology, { from, to }, forward, passageOf))
    const home = passageOf(to, from)
    const byHome = this.#bothWays.get(forward) ?? new Map<Passage, Passages>()
    this.#bothWays.set(forward, byHome)
    const known = byHome.get(home) ?? this.#answered(forward, home)
    byHome.set(home, known)
    return known
  }

  #answered(forward: Passage, home: Passage): Passages {
    return { forward, back: answers(this.topology, forward, home) }
  }

  baseline(flow: TopologyFlow): Passages {
    return this.passages(this.#start, NOTHING, flow)
  }

  /** How a flow goes once everything has settled, where the flow that stands for it goes like this. */
  passagesLike(theirs: Passages, { ours }: Twin, flow: TopologyFlow, breakages: readonly Breakage[]): Passages {
    if (theirs === CUT_OFF) return CUT_OFF
    const left = this.#leftBy(breakages)
    const { network } = this.topology
    const forward = left && sameWay(network, theirs.forward, ours, left, flow.from.node)
    const home = left && sameWay(network, theirs.back, ours, left, flow.to.node)
    if (forward && home) return hashed(flow, this.#answered(forward, home))
    const { convergence, brokenLinks } = this.settledAfter(breakages)
    return this.passages(convergence, brokenLinks, flow)
  }

  /** What breakages leave behind together; undefined = they leave more than each of them by itself. */
  #leftBy(breakages: readonly Breakage[]): (Left & { readonly left: readonly Aftermath[] }) | undefined {
    const left = breakages.map(breakage => this.aftermaths.of(breakage))
    if (!left.every(aftermath => aftermath !== undefined)) return undefined
    return {
      left,
      brokenLinks: union(left.map(({ brokenLinks }) => brokenLinks)),
      linkEndsDown: union(left.map(({ linkEndsDown }) => linkEndsDown)),
    }
  }

  /** Where things stand for flows once everything has settled. */
  settledAfter(breakages: readonly Breakage[]): Moment {
    const { onDemand } = this.#seenByFlows
    const together = onDemand && this.#leftBy(breakages)
    if (together) {
      const { left, linkEndsDown, brokenLinks } = together
      const ears = new Set(left.flatMap(({ silent }) => silent))
      return { convergence: onDemand.settleSilent(ears, linkEndsDown), brokenLinks }
    }
    const harm = this.#harm(breakages)
    const convergence = settledAfter(this.topology.network, this.#start, harm, this.#seenByFlows)
    return { convergence, brokenLinks: this.#withEnds(harm.brokenLinks, breakages) }
  }

  /** Whether the end of a flow is itself among what breaks. */
  breaksEnds(breakages: readonly Breakage[]): boolean {
    return this.#endsGone(breakages).length > 0
  }

  /** When the ends of sessions notice a breakage. */
  noticing(breakage: Breakage): Noticing {
    return noticing(this.topology.network, this.#harm([breakage]))
  }

  /** What comes to no rest of what flows go to, once everything else has settled; nothing is played where nothing ever did. */
  disputesAfter(breakages: readonly Breakage[]): readonly Dispute[] {
    const { onDemand } = this.#seenByFlows
    if (!onDemand?.hasBeenRestless) return []
    const { network, flows } = this.topology
    const holding = holdingPrefixes(network)
    this.#asked ??= new Set(
      flows.flatMap(({ from, to }) => [from, to].flatMap(end => holding.of(end.address).map(({ text }) => text))),
    )
    return onDemand.disputesIn(this.settledAfter(breakages).convergence, this.#asked)
  }

  /** What was played last is asked about in other words next. */
  #harm(breakages: readonly Breakage[]): Damage {
    return this.#harms.get(this.keys.of(breakages), () => {
      this.#nearby ??= new Nearby(this.topology.network)
      const network = breakages.every(isStopped) ? this.#nearby.of(breakages) : this.topology.network
      return damage(network, breakages, this.assumptions)
    })
  }

  /** An end point that is gone with the zone it stands in is on no link: its loss is noted beside theirs. */
  #withEnds(brokenLinks: ReadonlySet<string>, breakages: readonly Breakage[]): ReadonlySet<string> {
    const marks = this.#endsGone(breakages)
    return marks.length === 0 ? brokenLinks : new Set([...brokenLinks, ...marks])
  }

  #endsGone(breakages: readonly Breakage[]): readonly string[] {
    return withSharedFate(this.topology.network, breakages).flatMap(({ component }) => this.#ends.get(component) ?? [])
  }
}
