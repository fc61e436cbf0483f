import type { Catalogue } from '../pricing/catalogue.ts'
import type { Design } from './design.ts'
import { designs } from './designs.ts'
import type { Facts } from './facts.ts'
import { napkinFacts } from './napkin.ts'
import type { DroppedDesign } from './planReport.ts'
import type { Requirements } from './requirementsSchema.ts'
import { type Verdict, verdictsOf } from './verdicts.ts'

export interface Screened {
  readonly design: Design
  readonly facts: Facts
  readonly verdicts: readonly Verdict[]
}

export interface Shortlist {
  /** Worth a closer look, the most promising first. */
  readonly promising: readonly Screened[]
  readonly dropped: readonly DroppedDesign[]
  readonly generated: number
}

/**
 * Every design on the napkin. One that misses what another meets is dropped with the requirement, one that another
 * of its pattern beats in everything with that other's name (how often a pattern is down no napkin tells), and what is beyond
 * `most` for its rank.
 */
export function shortlist(requirements: Requirements, catalogue: Catalogue, most: number): Shortlist {
  const all = designs(requirements).map(design => {
    const facts = napkinFacts(design, requirements, catalogue)
    return { design, facts, verdicts: verdictsOf(requirements, facts) }
  })
  const dropped: DroppedDesign[] = []
  const drop = (screened: Screened, because: string) => void dropped.push({ name: screened.design.name, because })

  const isPriced = all.some(({ facts }) => facts.unpriced.length === 0)
  const priced = all.filter(screened => {
    const { unpriced } = screened.facts
    if (isPriced && unpriced.length > 0)
      drop(screened, `No price is known for ${unpriced.join(', ')}; landbridge prices import takes AWS’s own list.`)
    return !isPriced || unpriced.length === 0
  })
  const least = leastMissed(priced)
  const fitting = priced.filter(screened => {
    const missed = screened.verdicts.filter(({ requirement, missedBy }) => missedBy > 0 && least.get(requirement) === 0)
    if (missed.length > 0) drop(screened, missed.map(({ requirement, reason }) => `${requirement}: ${reason}`).join(' '))
    return missed.length === 0
  })
  // Where requirements exclude each other, nothing is left: then whatever misses least of all.
  const left = fitting.length > 0 ? fitting : [...priced].sort((a, b) => missedCount(a) - missedCount(b)).slice(0, most)
  const best = left.filter(screened => {
    const better = left.find(other => other.design.pattern === screened.design.pattern && beats(other.facts, screened.facts))
    if (better)
      drop(screened, `${better.design.name} is as good in everything and better in ${advantage(better.facts, screened.facts)}.`)
    return better === undefined
  })
  const ordered = [...best].sort((a, b) => a.facts.monthly.compare(b.facts.monthly))
  const chosen = spread(ordered, most)
  for (const screened of ordered) {
    if (!chosen.includes(screened))
      drop(
        screened,
        `${most === 1 ? 'The one that was looked at closely is' : `The ${most} that were looked at closely are`} cheaper or more resilient; --candidates ${ordered.length} looks at all of them.`,
      )
  }
  return { promising: chosen, dropped, generated: all.length }
}

/** By requirement, how far the design misses it that misses it least. */
function leastMissed(all: readonly Screened[]): ReadonlyMap<string, number> {
  const least = new Map<string, number>()
  for (const { verdicts } of all) {
    for (const { requirement, missedBy } of verdicts)
      least.set(requirement, Math.min(missedBy, least.get(requirement) ?? Number.POSITIVE_INFINITY))
  }
  return least
}

function missedCount({ verdicts }: Screened): number {
  return verdicts.filter(({ missedBy }) => missedBy > 0).length
}

/** Smaller is better in each of these. */
const MEASURES: readonly { readonly name: string; readonly of: (facts: Facts) => number }[] = [
  { name: 'cost', of: ({ monthly }) => Number(monthly.toString()) },
  { name: 'lead time', of: ({ leadTimeDays }) => leadTimeDays },
  {
    name: 'what a failure leaves',
    of: ({ sites }) => -Math.min(...sites.map(({ afterWorstBps, peakBps }) => afterWorstBps / peakBps)),
  },
  { name: 'capacity', of: ({ sites }) => -Math.min(...sites.map(({ carriedBps, peakBps }) => carriedBps / peakBps)) },
  { name: 'SLA', of: ({ slaPercent }) => -(slaPercent ?? 0) },
  { name: 'round trip', of: ({ rttMs }) => Math.round(rttMs ?? 1e6) },
  { name: 'encryption', of: ({ encryption }) => -['none', 'layer2', 'layer3'].indexOf(encryption) },
]

function beats(a: Facts, b: Facts): boolean {
  // What nobody quoted is no saving.
  if (a.unquoted > b.unquoted) return false
  return MEASURES.every(({ of }) => of(a) <= of(b)) && MEASURES.some(({ of }) => of(a) < of(b))
}

function advantage(a: Facts, b: Facts): string {
  return MEASURES.filter(({ of }) => of(a) < of(b))
    .map(({ name }) => name)
    .join(', ')
}

/** The cheapest of every pattern first, then the next cheapest of each: an answer with one idea in ten sizes is none. */
function spread(ordered: readonly Screened[], most: number): readonly Screened[] {
  const byPattern = [...Map.groupBy(ordered, ({ design }) => design.pattern).values()]
  const longest = Math.max(0, ...byPattern.map(({ length }) => length))
  const rounds = Array.from({ length: longest }, (_, round) => byPattern.flatMap(own => own[round] ?? []))
  return rounds.flat().slice(0, most)
}
