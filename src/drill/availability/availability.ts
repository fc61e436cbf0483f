import { withSharedFate } from '../../routing/detection.ts'
import type { FailureDomain, Topology, TopologyFlow } from '../../topology/topology.ts'
import { DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { playEach } from '../drill.ts'
import { canMatter } from '../play/canMatter.ts'
import { Experiments } from '../play/experiments.ts'
import { footprints } from '../play/footprint.ts'
import { judgedBefore } from '../play/judged.ts'
import { Laboratory } from '../play/laboratory.ts'
import type { FlowVerdict } from '../report.ts'
import type { Script } from '../script.ts'
import { HOURS_PER_YEAR, MINUTES_PER_YEAR } from './availabilityArithmetic.ts'
import { type AvailabilityFigures, availabilityOf, DEFAULT_FIGURES } from './availabilityFigures.ts'
import { beyond, type Causes, causeOf, combined, hitBy, NO_CAUSES, type Part, weighed } from './causes.ts'

/** What one flow has to expect a year, in minutes: an estimate from figures that anybody can replace. */
interface FlowAvailability {
  readonly from: string
  readonly to: string
  /** What the estate calls it; absent = `FROM-to-TO`. */
  readonly name?: string
  readonly minutesPerYear: number
  readonly availability: number
  /** The sum of these is `minutesPerYear`. */
  readonly because: Causes
  /** What most of it comes from: single failures by name, and pairs. */
  readonly mostly: readonly { readonly what: string; readonly minutes: number }[]
}

export interface AvailabilityEstimate {
  readonly flows: readonly FlowAvailability[]
  /** Kinds of failure domains of the estate that count for nothing, because nobody gave a figure. */
  readonly withoutFigure: readonly string[]
  readonly assumptions: readonly string[]
}

/** Domains that no packet can tell apart, as one: any of them down is all of it down. */
interface Group {
  readonly domain: FailureDomain
  readonly name: string
  readonly down: number
  readonly failuresPerYear: number
  readonly maintenance: { readonly down: number; readonly eventsPerYear: number }
  readonly downByKind: ReadonlyMap<string, number>
  readonly parts: ReadonlySet<string>
}

/** Plays every failure and every pair of failures, and weighs each with how often it happens and how long it lasts. */
export function availability(topology: Topology, figures: AvailabilityFigures = DEFAULT_FIGURES): AvailabilityEstimate {
  const groups = groupsOf(topology, figures)
  const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map(b => [a, b] as const))
  const scripts: Script[] = [
    ...groups.map(({ domain }) => [cut(domain)]),
    ...pairs.map(pair => pair.map(({ domain }) => cut(domain))),
  ]
  const laboratory = new Laboratory(topology, DEFAULT_ASSUMPTIONS)
  const { baseline } = judgedBefore(laboratory)
  const scenarios = [...playEach(new Experiments(laboratory), scripts)]
  const flows = topology.flows.map((flow, at) => {
    const before = baseline[at] as FlowVerdict
    const cause = causeOf(before)
    if (cause) return neverWhole(flow, before, cause)
    const verdicts = scenarios.map(scenario => scenario.flows[at] as FlowVerdict)
    const single = new Map(groups.map((group, i) => [group, verdicts[i] as FlowVerdict]))
    const both = pairs.map((pair, i) => [pair, verdicts[groups.length + i] as FlowVerdict] as const)
    return flowAvailability(flow, single, both, figures)
  })
  const known = new Set([...Object.keys(figures.components), ...Object.keys(figures.maintenance)])
  return {
    flows,
    withoutFigure: [...new Set(topology.domains.map(({ kind }) => kind))].filter(kind => !known.has(kind)).sort(),
    assumptions: ASSUMPTIONS,
  }
}

const ASSUMPTIONS = [
  'Failures are independent but for shared risks, and for the part of the failures of two things of one kind that hits both (beta).',
  'What needs three failures at once is not counted, nor is the failure of a flow’s own end.',
  'AWS never works on two devices at once; while it works on one, everything else can fail.',
  'A flow counts as down while less than its peak rate gets through, and while packets of the size that it sends vanish.',
  'A failure is a cut with loss of light; the time until routing has found the other way is the mean of best and worst.',
]

function cut(domain: FailureDomain): Script[number] {
  return { domain, kind: 'cut' }
}

function groupsOf(topology: Topology, { components, maintenance }: AvailabilityFigures): readonly Group[] {
  const texts = footprints(topology)
  const matters = canMatter(topology)
  const counted = topology.domains.filter(({ id, kind }) => matters(id) && (components[kind] ?? maintenance[kind]))
  return [...Map.groupBy(counted, ({ id }) => texts.get(id)).values()].flatMap(alike => {
    const [first] = alike
    if (!first) return []
    const downByKind = new Map<string, number>()
    let up = 1
    let failuresPerYear = 0
    let workUp = 1
    let eventsPerYear = 0
    for (const { kind } of alike) {
      const figure = components[kind]
      const down = figure ? 1 - availabilityOf(figure) : 0
      up *= 1 - down
      if (figure) failuresPerYear += (down * HOURS_PER_YEAR) / figure.repairHours
      downByKind.set(kind, 1 - (1 - (downByKind.get(kind) ?? 0)) * (1 - down))
      const work = maintenance[kind]
      workUp *= 1 - ((work?.eventsPerYear ?? 0) * (work?.hours ?? 0)) / HOURS_PER_YEAR
      eventsPerYear += work?.eventsPerYear ?? 0
    }
    const name = [...new Set(alike.map(each => `${each.name} (${each.kind})`))].join(', ')
    const parts = new Set(withSharedFate(topology.network, [{ component: first.id, kind: 'cut' }]).map(each => each.component))
    return [
      { domain: first, name, down: 1 - up, failuresPerYear, maintenance: { down: 1 - workUp, eventsPerYear }, downByKind, parts },
    ]
  })
}

/** What is short of its peak on its best day is so all year, and no failure adds to that. */
function neverWhole({ from, to, name, single }: TopologyFlow, before: FlowVerdict, cause: keyof Causes): FlowAvailability {
  return {
    from: from.name,
    to: to.name,
    ...(name === undefined ? {} : { name }),
    minutesPerYear: MINUTES_PER_YEAR,
    availability: 0,
    because: { ...NO_CAUSES, [cause]: MINUTES_PER_YEAR },
    mostly: [{ what: allYearText(before, single === true), minutes: MINUTES_PER_YEAR }],
  }
}

/** A verdict is about the way that brings least and does not say how likely it is: of other ways nothing is known. */
function allYearText({ forward, back }: FlowVerdict, single: boolean): string {
  const narrow = [forward, back].find(
    ({ before, heldBackBy, lostTo }) => (before?.path.length ?? 0) > 1 && (heldBackBy ?? lostTo),
  )
  if (!single || !narrow) return 'all year: it is so before any fault'
  const where = narrow.heldBackBy === undefined ? 'the worst of its ways' : `the way by ${narrow.heldBackBy}`
  return `all year, if it is hashed to ${where}: it is so before any fault, and one 5-tuple on another way is not judged`
}

function flowAvailability(
  { from, to, name }: TopologyFlow,
  single: ReadonlyMap<Group, FlowVerdict>,
  both: readonly (readonly [readonly [Group, Group], FlowVerdict])[],
  { commonCause: { beta } }: AvailabilityFigures,
): FlowAvailability {
  const own = new Set([...from.own, ...to.own])
  const isOwn = (group: Group) => [...group.parts].some(part => own.has(part))
  const alone = [...single].flatMap(([group, verdict]): Part[] => {
    if (isOwn(group)) return []
    const hit = hitBy(verdict)
    const dark = hit.packetsTooLarge > 0 ? 0 : switchOver(verdict)
    const { name: what, down, failuresPerYear, maintenance } = group
    const parts = weighed(hit, down, maintenance.down)
    // A way that is taken out of service for work is dark as one that fails.
    return [
      { ...parts, what, maintenance: parts.maintenance + maintenance.eventsPerYear * dark, switchOver: failuresPerYear * dark },
    ]
  })
  const together = both.flatMap(([[a, b], verdict]): Part[] => {
    if (isOwn(a) || isOwn(b) || verdict.survives === 'whole') return []
    const hit = beyond(hitBy(verdict), hitBy(single.get(a)), hitBy(single.get(b)))
    const down = Math.min(a.down, b.down, a.down * b.down + beta * inCommon(a, b))
    const working = a.maintenance.down * b.down + b.maintenance.down * a.down
    return [{ what: `${a.name} and ${b.name}`, ...weighed(hit, down, working), switchOver: 0 }]
  })
  return {
    from: from.name,
    to: to.name,
    ...(name === undefined ? {} : { name }),
    ...combined([...alone, ...together]),
  }
}

/** As a part of a year, per failure. */
function switchOver({ darkMs, darkMinMs, shareAffected, chance = 1 }: FlowVerdict): number {
  if (darkMs === null || darkMs === 0) return 0
  return (((darkMs + (darkMinMs ?? darkMs)) / 2) * shareAffected * chance) / (MINUTES_PER_YEAR * 60_000)
}

/** Of each kind that both have, the rarer failure. */
function inCommon(a: Group, b: Group): number {
  let sum = 0
  for (const [kind, down] of a.downByKind) sum += Math.min(down, b.downByKind.get(kind) ?? 0)
  return sum
}
