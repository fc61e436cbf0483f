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

export interface Causes {
  /** Nothing gets through. */
  readonly unreachable: number
  /** Something gets through, and less than the peak rate. */
  readonly shortOfCapacity: number
  /** Until routing has found the other way. */
  readonly switchOver: number
  /** Announced work, of either of these effects. */
  readonly maintenance: number
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
    const before = baseline[at]?.survives
    if (before === 'no' || before === 'partly') return neverWhole(flow, before)
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
  'Three failures at once are not counted, nor is the failure of a flow’s own end.',
  'AWS never works on two devices at once; while it works on one, everything else can fail.',
  'A flow counts as down while less than its peak rate gets through.',
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
function neverWhole({ from, to, name }: TopologyFlow, survives: 'no' | 'partly'): FlowAvailability {
  const cause = survives === 'no' ? 'unreachable' : 'shortOfCapacity'
  return {
    from: from.name,
    to: to.name,
    ...(name === undefined ? {} : { name }),
    minutesPerYear: MINUTES_PER_YEAR,
    availability: 0,
    because: { unreachable: 0, shortOfCapacity: 0, switchOver: 0, maintenance: 0, [cause]: MINUTES_PER_YEAR },
    mostly: [{ what: 'all year: it is so before any fault', minutes: MINUTES_PER_YEAR }],
  }
}

function flowAvailability(
  { from, to, name }: TopologyFlow,
  single: ReadonlyMap<Group, FlowVerdict>,
  both: readonly (readonly [readonly [Group, Group], FlowVerdict])[],
  { commonCause: { beta } }: AvailabilityFigures,
): FlowAvailability {
  const sum = { unreachable: 0, shortOfCapacity: 0, switchOver: 0, maintenance: 0 }
  const mostly: { what: string; minutes: number }[] = []
  const add = (what: string, causes: Partial<Causes>) => {
    let minutes = 0
    for (const [cause, fraction] of Object.entries(causes) as [keyof Causes, number][]) {
      sum[cause] += fraction * MINUTES_PER_YEAR
      minutes += fraction * MINUTES_PER_YEAR
    }
    if (minutes > 0) mostly.push({ what, minutes })
  }
  const own = new Set([...from.own, ...to.own])
  const isOwn = (group: Group) => [...group.parts].some(part => own.has(part))

  for (const [group, verdict] of single) {
    if (isOwn(group)) continue
    const { failuresPerYear, maintenance } = group
    const { chance = 1 } = verdict
    const down = group.down * chance
    const hurts = verdict.survives !== 'whole'
    const dark = hurts ? 0 : switchOver(verdict)
    add(group.name, {
      ...(verdict.survives === 'no' ? { unreachable: down } : {}),
      ...(verdict.survives === 'partly' ? { shortOfCapacity: down } : {}),
      switchOver: failuresPerYear * dark,
      maintenance: (hurts ? maintenance.down * chance * (1 - group.down) : 0) + maintenance.eventsPerYear * dark,
    })
  }
  for (const [[a, b], verdict] of both) {
    if (isOwn(a) || isOwn(b) || verdict.survives === 'whole') continue
    const alone = [single.get(a), single.get(b)].map(each => each?.survives)
    // What one of them does by itself is counted; together they add what neither does.
    if (alone.includes('no') || alone.includes(verdict.survives)) continue
    const { chance = 1 } = verdict
    const together = (a.down * b.down + beta * inCommon(a, b)) * chance
    const working = (a.maintenance.down * b.down + b.maintenance.down * a.down) * chance
    add(`${a.name} and ${b.name}`, {
      [verdict.survives === 'no' ? 'unreachable' : 'shortOfCapacity']: together,
      maintenance: working,
    })
  }
  const minutesPerYear = sum.unreachable + sum.shortOfCapacity + sum.switchOver + sum.maintenance
  return {
    from: from.name,
    to: to.name,
    ...(name === undefined ? {} : { name }),
    minutesPerYear,
    availability: 1 - minutesPerYear / MINUTES_PER_YEAR,
    because: sum,
    mostly: mostly.sort((x, y) => y.minutes - x.minutes).slice(0, 5),
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
