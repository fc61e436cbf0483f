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
const BGP_STEPS: readonly Step[] = [
  { name: 'local preference', eliminate: keepHighest(p => p.localPreference) },
  { name: 'AS path length', eliminate: keepLowest(p => p.asPath.length) },
  { name: 'origin', eliminate: keepLowest(p => ['igp', 'egp', 'incomplete'].indexOf(p.origin)) },
  // MED compares only paths of one neighbouring AS: a step per group, never a pairwise order.
  { name: 'MED', eliminate: withinEachNeighbourAs(keepLowest(p => p.med)) },
  { name: 'eBGP over iBGP', eliminate: keepLowest(p => (p.learnedFrom === 'ibgp' ? 1 : 0)) },
]

/** What is left after the steps above is equal: it shares the load where the router may use several paths. */
const TIE_STEPS: readonly Step[] = [
  { name: 'router ID', eliminate: keepLowest(p => p.neighbourRouterId) },
  { name: 'session name', eliminate: keepFirst(p => p.session ?? p.nextHop?.link ?? '') },
]

const DISTANCE: Step = { name: 'administrative distance', eliminate: keepLowest(p => p.distance) }
const RANK: Step = { name: 'source preference', eliminate: keepLowest(p => p.rank) }
const LOCAL: Step = { name: 'delivered here', eliminate: keepLowest(p => (p.protocol === 'local' ? 0 : 1)) }

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
  run.step(LOCAL)
  if (node.selection === 'ranked') {
    run.step(RANK)
    for (const step of BGP_STEPS) run.step(step)
  } else {
    run.within(path => path.protocol === 'bgp', BGP_STEPS)
    run.step(DISTANCE)
  }
  const alone = run.left.some(path => node.singlePathGroups?.includes(path.group))
  const most = alone ? 1 : node.maximumPaths
  if (run.left.length > most) for (const step of TIE_STEPS) run.step(step, most)
  return { chosen: run.left, decidedBy: run.decidedBy, lost: run.lost }
}

class Elimination {
  left: readonly Path[]
  decidedBy = 'equal paths'
  readonly lost: { path: Path; at: string }[] = []
  constructor(candidates: readonly Path[]) {
    this.left = candidates
  }

  /** Applies a step unless no more than `enough` candidates are left. */
  step(step: Step, enough = 1): void {
    if (this.left.length > enough) this.#keep(step.eliminate(this.left), step.name)
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
    for (const path of this.left) if (!kept.includes(path)) this.lost.push({ path, at: name })
    this.decidedBy = name
    this.left = kept
  }
}

function keepLowest(key: (path: Path) => number): Eliminate {
  return candidates => {
    let lowest = Number.POSITIVE_INFINITY
    for (const path of candidates) lowest = Math.min(lowest, key(path))
    return candidates.filter(path => key(path) === lowest)
  }
}

function keepHighest(key: (path: Path) => number): Eliminate {
  return keepLowest(path => -key(path))
}

function keepFirst(key: (path: Path) => string): Eliminate {
  return candidates => {
    const first = candidates.map(key).sort()[0]
    return candidates.filter(path => key(path) === first)
  }
}

function withinEachNeighbourAs(eliminate: Eliminate): Eliminate {
  return candidates => {
    const groups = Map.groupBy(candidates, path => path.asPath[0] ?? 0)
    const kept = new Set([...groups.values()].flatMap(group => eliminate(group)))
    return candidates.filter(path => kept.has(path))
  }
}
