import { isStopped } from '../../routing/breakage.ts'
import { type Breakage, damage } from '../../routing/detection.ts'
import { Recently } from '../../routing/recently.ts'
import { isInstant } from '../../routing/speakers.ts'
import type { Passages } from '../passage.ts'
import type { FlowVerdict, Scenario } from '../report.ts'
import { breakagesOf, type Script } from '../script.ts'
import type { Twin } from './alike/twin.ts'
import { course, differs, passagesAfter } from './course.ts'
import { experimentOf } from './experimentOf.ts'
import { sameShares, sharesBefore } from './flowShares.ts'
import type { Experiment, Laboratory } from './laboratory.ts'
import { asBefore, type Reading, reading } from './reading.ts'
import { Redundancy } from './redundancy.ts'
import { Struck } from './struck.ts'
import { type Judgement, judgement, type Shares, verdict, withShares } from './verdict.ts'

/** What comes of a script, flow by flow. */
export interface Outcome {
  /** What was played for all flows together; absent = for each only what can matter to it. */
  readonly whole?: Experiment
  /** The flows to which something of it can matter, and how each fares when nothing differs for it; absent = all are. */
  readonly touched?: { readonly flows: readonly number[]; readonly others: readonly FlowVerdict[] }
  /** How the flow goes once everything has settled. */
  readonly after: (flow: number) => Passages
  readonly verdictOf: (flow: number, shares: Shares) => FlowVerdict
}

/** What is remembered of a flow when something that can matter to it is broken. */
interface Known {
  /** How it goes once everything has settled. */
  readonly after: Passages
  /** Absent = it goes as before all the time. */
  readonly reading?: Reading
  redundancyLost?: boolean
  /** The same of the flow that stands for it. */
  readonly theirs?: Known
  /** Without and with its redundancy lost. */
  readonly judged: Judged[]
}

interface Judged {
  readonly judgement: Judgement
  readonly shares: Shares
  readonly verdict: FlowVerdict
}

interface AsBefore {
  readonly judgement: Judgement
  readonly told: Judged[]
}

/** Bounds of memory: what was judged of all flows together, at least so much of each, and what was played. */
const MOST_KNOWN = 60_000
const LEAST_KNOWN = 64
const MOST_PLAYED = 16
const MOST_SCENARIOS = 4096
const MOST_SHARES = 32
/** Faults of a script that are told apart by the bits of a number. */
const MOST_PARTS = 30

/**
 * Plays scripts so that nothing is played twice: of what breaks, only that part is played for a flow which can matter to
 * it, and most parts were played before. Two failures far from each other are two single ones for every flow.
 */
export class Experiments {
  readonly laboratory: Laboratory
  /** By what breaks: scenarios that were judged. */
  readonly alike = new Recently<string, Scenario>(MOST_SCENARIOS)
  readonly #redundancy: Redundancy
  /** Where it can be said what of several breakages strikes a flow. */
  readonly #struck: Struck | undefined
  /** By flow, then by what is broken of what can matter to it. */
  readonly #known: readonly Recently<number, Known>[]
  /** By flow: where it goes when its twin goes there. */
  readonly #like: readonly WeakMap<Passages, Passages>[]
  readonly #played = new Recently<string, Experiment>(MOST_PLAYED)
  /** By flow, without and with its redundancy lost. */
  readonly #untouched: AsBefore[] = []
  readonly #passagesBefore: Passages[] = []
  #before: readonly FlowVerdict[] | undefined
  #shares: readonly Shares[] | undefined

  constructor(laboratory: Laboratory) {
    this.laboratory = laboratory
    this.#redundancy = new Redundancy(laboratory)
    const { flows, network } = laboratory.topology
    const courseOf = (flow: number, breakages: readonly Breakage[]) =>
      course(laboratory, this.#experiment(breakages), flows[flow]!)
    this.#struck = laboratory.isPlain && isInstant(network) ? new Struck(laboratory, courseOf) : undefined
    this.#like = flows.map((_, flow) => {
      const twin = laboratory.twins.of(flow)
      return twin ? new WeakMap([[this.#passagesOf(twin.flow), this.#passagesOf(flow)]]) : new WeakMap()
    })
    this.#known = flows.map(() => new Recently(Math.max(LEAST_KNOWN, MOST_KNOWN / flows.length)))
  }

  outcome(script: Script): Outcome {
    const breakages = breakagesOf(script)
    // What only takes something of a link changes what arrives of flows that it cannot move.
    if (script.length > MOST_PARTS || !script.every(isStopped)) {
      return this.ofWhole(script, experimentOf(this.laboratory, script))
    }
    const parts = this.#partsOf(breakages)
    return {
      touched: { flows: [...parts.keys()], others: this.#verdictsBefore() },
      after: flow => parts.get(flow)?.after(flow) ?? this.#passagesOf(flow),
      verdictOf: (flow, shares) =>
        parts.get(flow)?.verdictOf(flow, shares) ?? this.#verdict(flow, this.#asBefore(flow, false).judgement, shares),
    }
  }

  /** For each flow to which something of it can matter: that part of it. */
  #partsOf(breakages: readonly Breakage[]): ReadonlyMap<number, Outcome> {
    const { reach } = this.laboratory
    const [only] = breakages
    if (only && breakages.length === 1) {
      const part = this.#part(breakages)
      return new Map(Array.from(reach.flowsOf(only.component), flow => [flow, part]))
    }
    const masks = new Map<number, number>()
    for (const [i, { component }] of breakages.entries()) {
      for (const flow of reach.flowsOf(component)) masks.set(flow, (masks.get(flow) ?? 0) | (1 << i))
    }
    const byMask = new Map<number, Outcome>()
    const parts = new Map<number, Outcome>()
    for (const [flow, mask] of masks) {
      const part = byMask.get(mask) ?? this.#part(breakages.filter((_, i) => (mask >> i) % 2 === 1))
      byMask.set(mask, part)
      parts.set(flow, part)
    }
    return parts
  }

  /** What was played in any way for all flows together. */
  ofWhole(script: Script, experiment: Experiment): Outcome {
    const { flows } = this.laboratory.topology
    const breakages = this.#taking(breakagesOf(script), experiment)
    return {
      whole: experiment,
      after: flow => passagesAfter(experiment.impaired ?? this.laboratory, experiment, flows[flow]!),
      verdictOf: (flow, shares) =>
        verdict(
          this.laboratory,
          flows[flow]!,
          experiment,
          shares,
          this.#sharesBefore(flow),
          this.#redundancy.lost(flow, breakages),
        ),
    }
  }

  /** Those that take ways away: what loss is not expected to end while it lasts stays up. */
  #taking(breakages: readonly Breakage[], { lossWindow }: Experiment): readonly Breakage[] {
    if (lossWindow === undefined || !breakages.some(({ kind }) => kind === 'loss')) return breakages
    const { topology, assumptions } = this.laboratory
    const { events } = damage(topology.network, breakages, { ...assumptions, lossWindow })
    return events.some(({ byChance }) => byChance) ? breakages : breakages.filter(({ kind }) => kind !== 'loss')
  }

  #part(breakages: readonly Breakage[]): Outcome {
    const met = new Map<number, Known>()
    const knownOf = (flow: number) => {
      const known = met.get(flow) ?? this.#knownOf(flow, this.#striking(flow, breakages))
      met.set(flow, known)
      return known
    }
    return {
      after: flow => knownOf(flow).after,
      verdictOf: (flow, shares) => {
        const known = knownOf(flow)
        const redundancyLost = this.#redundancyLost(flow, breakages, known)
        const before = known.judged[Number(redundancyLost)]
        if (before && sameShares(before.shares, shares)) return before.verdict
        const found = before?.judgement ?? this.#judgement(flow, known, redundancyLost)
        const verdict = this.#verdict(flow, found, shares)
        known.judged[Number(redundancyLost)] = { judgement: found, shares, verdict }
        return verdict
      },
    }
  }

  /** Of breakages: those that can be told from others by packets of the flow while all of them last. */
  #striking(flow: number, breakages: readonly Breakage[]): readonly Breakage[] {
    return this.#struck?.of(flow, breakages) ?? breakages
  }

  #knownOf(flow: number, breakages: readonly Breakage[]): Known {
    return this.#known[flow]!.get(this.laboratory.footprints.of(flow, breakages), () => this.#found(flow, breakages))
  }

  #found(flow: number, breakages: readonly Breakage[]): Known {
    const { laboratory } = this
    const twin = laboratory.twins.of(flow)
    if (twin) return this.#foundLike(this.#knownOf(twin.flow, twin.theirs(breakages)), twin, flow, breakages)
    const of = laboratory.topology.flows[flow]!
    const experiment = this.#experiment(breakages)
    const gone = course(laboratory, experiment, of)
    const isOther = differs(gone, this.#passagesOf(flow))
    return { after: gone.after, ...(isOther ? { reading: reading(laboratory, of, experiment, gone) } : {}), judged: [] }
  }

  /** What is known of a flow of which everything but its own names is known of another. */
  #foundLike(theirs: Known, twin: Twin, flow: number, breakages: readonly Breakage[]): Known {
    const { laboratory } = this
    const known = this.#like[flow]!.get(theirs.after)
    const after = known ?? laboratory.passagesLike(theirs.after, twin, laboratory.topology.flows[flow]!, breakages)
    if (!known) this.#like[flow]!.set(theirs.after, after)
    if (!theirs.reading) return { after, theirs, judged: [] }
    return { after, reading: { before: this.#passagesOf(flow), after, spells: theirs.reading.spells }, theirs, judged: [] }
  }

  /** Not every breakage that takes something to fall back on strikes a flow. */
  #redundancyLost(flow: number, breakages: readonly Breakage[], known: Known): boolean {
    if (this.#struck) return this.#redundancy.lost(flow, breakages)
    const { theirs } = known
    const twin = theirs && this.laboratory.twins.of(flow)
    known.redundancyLost ??= twin
      ? this.#redundancyLost(twin.flow, twin.theirs(breakages), theirs)
      : this.#redundancy.lost(flow, breakages, known.after)
    return known.redundancyLost
  }

  #judgement(flow: number, { reading }: Known, redundancyLost: boolean): Judgement {
    if (!reading) return this.#asBefore(flow, redundancyLost).judgement
    const { topology } = this.laboratory
    return judgement(topology, topology.flows[flow]!, reading, redundancyLost)
  }

  /** What is judged of a flow that goes as before all the time: with the same shares it is the same verdict everywhere. */
  #asBefore(index: number, redundancyLost: boolean): AsBefore {
    const which = 2 * index + Number(redundancyLost)
    const known = this.#untouched[which]
    if (known) return known
    const { topology } = this.laboratory
    const read = asBefore(this.#passagesOf(index))
    const before: AsBefore = { judgement: judgement(topology, topology.flows[index]!, read, redundancyLost), told: [] }
    this.#untouched[which] = before
    return before
  }

  #verdict(flow: number, judgement: Judgement, shares: Shares): FlowVerdict {
    const untouched = this.#asBefore(flow, judgement.redundancyLost)
    const told = () => withShares(this.laboratory.topology.flows[flow]!, judgement, shares, this.#sharesBefore(flow))
    if (untouched.judgement !== judgement) return told()
    const known = untouched.told.find(each => sameShares(each.shares, shares))
    if (known) return known.verdict
    const verdict = told()
    if (untouched.told.length < MOST_SHARES) untouched.told.push({ judgement, shares, verdict })
    return verdict
  }

  #sharesBefore(flow: number): Shares {
    this.#shares ??= sharesBefore(this.laboratory).shares
    return this.#shares[flow]!
  }

  #verdictsBefore(): readonly FlowVerdict[] {
    this.#before ??= this.laboratory.topology.flows.map((_, flow) =>
      this.#verdict(flow, this.#asBefore(flow, false).judgement, this.#sharesBefore(flow)),
    )
    return this.#before
  }

  #passagesOf(flow: number): Passages {
    this.#passagesBefore[flow] ??= this.laboratory.baseline(this.laboratory.topology.flows[flow]!)
    return this.#passagesBefore[flow]
  }

  #experiment(breakages: readonly Breakage[]): Experiment {
    return this.#played.get(this.laboratory.keys.of(breakages), () => this.laboratory.playForFlows(breakages))
  }
}
