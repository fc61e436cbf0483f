import type { Node } from './network.ts'
import type { Path } from './path.ts'

type Eliminate = (candidates: readonly Path[]) => readonly Path[]
interface Step {
  readonly name: string
  readonly eliminate: Eliminate
}

/**
 * RFC 4271 §9.1.2.2 and §9.1.1: every step removes candidates, none reorders them, so the outcome cannot depend on
 * the order in which paths arrived.
 */
function bgpSteps(med: Eliminate): readonly Step[] {
  return [
    { name: 'local preference', eliminate: keepHighest(p => p.localPreference) },
    { name: 'AS path length', eliminate: keepLowest(p => p.asPath.length) },
    { name: 'origin', eliminate: keepLowest(p => ORIGINS.indexOf(p.origin)) },
    { name: 'MED', eliminate: med },
    { name: 'eBGP over iBGP', eliminate: keepLowest(p => (p.learnedFrom === 'ibgp' ? 1 : 0)) },
  ]
}

const ORIGINS: readonly Path['origin'][] = ['igp', 'egp', 'incomplete']

/** What a path without MED counts as where that is the worst. */
const WORST_MED = 4_294_967_295

/** MED compares only paths of one neighbouring AS, a step per group and never a pairwise order; or, where MEDs of several ASes mean the same, all. */
const STEPS: { readonly [Missing in 'best' | 'worst']: { readonly [Compared in 'group' | 'every']: readonly Step[] } } = {
  best: { group: bgpSteps(withinEachNeighbourAs(keepLowest(p => p.med))), every: bgpSteps(keepLowest(p => p.med)) },
  worst: { group: bgpSteps(withinEachNeighbourAs(keepLowest(medOrWorst))), every: bgpSteps(keepLowest(medOrWorst)) },
}

function medOrWorst({ med, hasMed }: Path): number {
  return hasMed ? med : WORST_MED
}

/**
 * What is left after the steps above is equal: it shares the load where the router may use several paths. The first in
 * this order is the one a router tells its neighbours (RFC 4271 §9.1.2.2 f and g; session names stand for addresses).
 */
const TIE_BREAKERS: readonly { readonly name: string; readonly compare: (a: Path, b: Path) => number }[] = [
  { name: 'router ID', compare: (a, b) => a.neighbourRouterId - b.neighbourRouterId },
  { name: 'session name', compare: (a, b) => compareTexts(a.session ?? '', b.session ?? '') },
  // A reflector hands several paths over one session.
  { name: 'next hop', compare: (a, b) => (a.session === undefined ? 0 : compareTexts(linkOf(a), linkOf(b))) },
]

const DISTANCE: Step = { name: 'administrative distance', eliminate: keepLowest(p => p.distance) }
const RANK: Step = { name: 'source preference', eliminate: keepLowest(p => p.rank) }
const TOLD_ON: Step = { name: 'takes no packets', eliminate: keepLowest(p => (p.onlyToldOn ? 1 : 0)) }
const LOCAL: Step = { name: 'delivered here', eliminate: keepLowest(p => (p.protocol === 'local' ? 0 : 1)) }

/** Who throws packets away does not share the load, and nobody shares it with him. */
const DISCARDED: Step = { name: 'discarded here', eliminate: withoutMixedFates }

const EQUAL_AS_PATHS: Step = { name: 'equal AS paths', eliminate: withEqualAsPaths }

export interface Decision {
  /** The paths in use, more than one where equal ones share the load. */
  readonly chosen: readonly Path[]
  /** The step that settled it, or `only path`. */
  readonly decidedBy: string
  readonly lost: readonly { readonly path: Path; readonly at: string }[]
}

/** Chooses among all candidates of one prefix at one node; undefined if there are none. */
export function decide(node: Node, candidates: readonly Path[]): Decision | undefined {
  if (candidates.length === 0) return undefined
  if (candidates.length === 1) return { chosen: candidates, decidedBy: 'only path', lost: [] }
  const run = new Elimination(candidates)
  const steps = STEPS[node.missingMedIsWorst ? 'worst' : 'best'][node.comparesEveryMed ? 'every' : 'group']
  run.step(LOCAL)
  run.step(TOLD_ON)
  if (node.selection === 'ranked') {
    run.step(RANK)
    run.each(steps)
  } else {
    if (candidates.every(isBgp)) run.each(steps)
    else run.within(isBgp, steps)
    run.step(DISTANCE)
  }
  run.step(DISCARDED)
  if (node.equalAsPathsOnly) run.step(EQUAL_AS_PATHS)
  const alone = run.left.some(path => node.singlePathGroups?.includes(path.group))
  const most = alone ? 1 : node.maximumPaths
  run.most(most)
  // Copied, for it is kept: what grows takes room for more.
  return { chosen: run.left, decidedBy: run.decidedBy, lost: run.lost.slice() }
}

function isBgp({ protocol }: Path): boolean {
  return protocol === 'bgp'
}

class Elimination {
  left: readonly Path[]
  decidedBy = 'equal paths'
  readonly lost: { path: Path; at: string }[] = []
  constructor(candidates: readonly Path[]) {
    this.left = candidates
  }

  step(step: Step): void {
    if (this.left.length > 1) this.#keep(step.eliminate(this.left), step.name)
  }

  each(steps: readonly Step[]): void {
    for (let i = 0; i < steps.length && this.left.length > 1; i++) this.step(steps[i] as Step)
  }

  /** Puts equal paths in order and keeps the first `most` of them. */
  most(most: number): void {
    if (this.left.length === 1) return
    const ordered = inOrder(this.left)
    this.left = ordered.slice(0, most)
    const last = this.left.at(-1) as Path
    for (const path of ordered.slice(most)) this.lost.push({ path, at: tieBreaker(last, path)?.name ?? 'order of routes' })
    const first = ordered[most]
    if (first) this.decidedBy = tieBreaker(last, first)?.name ?? 'order of routes'
  }

  /** Applies steps to a part of the candidates only; the others stay. */
  within(part: (path: Path) => boolean, steps: readonly Step[]): void {
    for (const step of steps) {
      const inside = this.left.filter(part)
      if (inside.length <= 1) return
      const kept = new Set(step.eliminate(inside))
      this.#keep(
        this.left.filter(path => !part(path) || kept.has(path)),
        step.name,
      )
    }
  }

  #keep(kept: readonly Path[], name: string): void {
    if (kept.length === this.left.length) return
    const { left } = this
    for (let i = 0; i < left.length; i++) {
      const path = left[i] as Path
      if (!kept.includes(path)) this.lost.push({ path, at: name })
    }
    this.decidedBy = name
    this.left = kept
  }
}

function keepLowest(key: (path: Path) => number): Eliminate {
  return candidates => {
    let lowest = Number.POSITIVE_INFINITY
    let highest = Number.NEGATIVE_INFINITY
    for (let i = 0; i < candidates.length; i++) {
      const value = key(candidates[i] as Path)
      if (value < lowest) lowest = value
      if (value > highest) highest = value
    }
    // Most steps settle nothing, millions of times.
    return lowest === highest ? candidates : candidates.filter(path => key(path) === lowest)
  }
}

function keepHighest(key: (path: Path) => number): Eliminate {
  return keepLowest(path => -key(path))
}

/** Only what goes with the path that would be announced: of its own session, or of exactly its AS path. */
function withEqualAsPaths(candidates: readonly Path[]): readonly Path[] {
  const [first] = inOrder(candidates)
  return candidates.filter(path => path.session === first?.session || path.asPath.join(' ') === first?.asPath.join(' '))
}

function withoutMixedFates(candidates: readonly Path[]): readonly Path[] {
  if (!candidates.some(path => path.protocol === 'bgp' && !path.nextHop)) return candidates
  const [first] = inOrder(candidates)
  return candidates.filter(path => (first?.nextHop ? path.nextHop : path === first))
}

/** As ties between equal paths are broken. */
export function inOrder(paths: readonly Path[]): readonly Path[] {
  return paths.length === 1 ? paths : [...paths].sort(tieOrder)
}

/** Which of two equal paths comes first; 0 = the one that was there first. */
export function tieOrder(a: Path, b: Path): number {
  return tieBreaker(a, b)?.compare(a, b) ?? 0
}

function withinEachNeighbourAs(eliminate: Eliminate): Eliminate {
  return candidates => {
    if (eliminate(candidates) === candidates) return candidates
    const groups = Map.groupBy(candidates, path => path.asPath[0] ?? 0)
    const kept = new Set([...groups.values()].flatMap(group => eliminate(group)))
    return candidates.filter(path => kept.has(path))
  }
}

function tieBreaker(a: Path, b: Path): (typeof TIE_BREAKERS)[number] | undefined {
  return TIE_BREAKERS.find(({ compare }) => compare(a, b) !== 0)
}

function linkOf(path: Path): string {
  return path.nextHop?.link ?? ''
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
