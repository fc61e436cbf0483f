import type { Breakage } from '../../routing/detection.ts'
import { isNoticedBefore, type Noticing } from '../../routing/noticing.ts'
import type { Passages } from '../passage.ts'
import type { Course } from './course.ts'
import { partsByLink } from './flowReach.ts'
import type { Laboratory } from './laboratory.ts'

/** Some of what is broken, the components that a flow meets meanwhile, and what comes of one that breaks besides. */
interface Met {
  readonly breakages: readonly Breakage[]
  readonly components: ReadonlySet<string>
  readonly noticed: readonly Noticing[]
  readonly besides: Map<string, Met>
}

/** So many combinations are known at once. */
const MOST_KNOWN = 50_000

/**
 * Which of what is broken strikes a flow, where routing is nothing but shortest AS paths. What lies on none of the ways that
 * a flow goes meanwhile makes no difference to it: whoever is on such a way keeps its choice (by induction from the far end:
 * those it hears of it say what they said, and nobody else has anything shorter to say when less is connected). So what
 * breaks is looked at one by one, beginning with the ways before any fault, until nothing that is left lies on the ways that
 * remain. What is noticed late strikes with anything that is noticed earlier: until then its ends stand by
 * what they were told, and what is gone lives on there.
 */
export class Struck {
  readonly #laboratory: Laboratory
  readonly #parts: ReturnType<typeof partsByLink>
  readonly #courseOf: (flow: number, breakages: readonly Breakage[]) => Course
  readonly #first: (Met | undefined)[] = []
  readonly #noticed = new Map<string, Noticing>()
  readonly #onWay = new WeakMap<Passages, ReadonlySet<string>>()
  #known = 0

  /** `courseOf`: how a flow goes if just these break. */
  constructor(laboratory: Laboratory, courseOf: (flow: number, breakages: readonly Breakage[]) => Course) {
    this.#laboratory = laboratory
    this.#parts = partsByLink(laboratory.topology.network)
    this.#courseOf = courseOf
  }

  /** In the order in which they strike; for breakages that stop things altogether. */
  of(flow: number, breakages: readonly Breakage[]): readonly Breakage[] {
    this.#first[flow] ??= this.#met(flow, [])
    let here = this.#first[flow]
    for (;;) {
      const { breakages: before, besides }: Met = here
      const struck = breakages.find(breakage => this.#strikes(breakage, here) && !before.some(each => same(each, breakage)))
      if (!struck) return before
      const key = keyOf(struck)
      const known = besides.get(key)
      here = known ?? this.#met(flow, [...before, struck])
      if (!known) this.#keep(besides, key, here)
    }
  }

  #strikes(breakage: Breakage, { components, noticed }: Met): boolean {
    const { component } = breakage
    const { sharedFate } = this.#laboratory.topology.network
    if (components.has(component) || sharedFate?.get(component)?.some(part => components.has(part))) return true
    return noticed.some(first => !isNoticedBefore(this.#noticing(breakage), first))
  }

  #noticing(breakage: Breakage): Noticing {
    const key = keyOf(breakage)
    const known = this.#noticed.get(key) ?? this.#laboratory.noticing(breakage)
    this.#noticed.set(key, known)
    return known
  }

  #keep(besides: Map<string, Met>, key: string, met: Met): void {
    if (this.#known >= MOST_KNOWN) {
      this.#known = 0
      for (const first of this.#first) first?.besides.clear()
    }
    this.#known++
    besides.set(key, met)
  }

  #met(flow: number, breakages: readonly Breakage[]): Met {
    const { worst, best, heal } = this.#courseOf(flow, breakages)
    const ways = new Set([...worst, ...best, ...heal])
    const components = new Set<string>()
    for (const way of ways) for (const component of this.#on(way)) components.add(component)
    return { breakages, components, noticed: breakages.map(each => this.#noticing(each)), besides: new Map() }
  }

  /** Components that carry a flow on its ways there and back. */
  #on(passages: Passages): ReadonlySet<string> {
    const known = this.#onWay.get(passages)
    if (known) return known
    const found = new Set<string>()
    for (const { branches } of [passages.forward, passages.back]) {
      for (const { link } of branches.flatMap(({ hops }) => hops)) {
        for (const component of link ? (this.#parts.get(link.name) ?? []) : []) found.add(component)
      }
    }
    this.#onWay.set(passages, found)
    return found
  }
}

function keyOf({ kind, component }: Breakage): string {
  return `${kind} ${component}`
}

function same(a: Breakage, b: Breakage): boolean {
  return a.component === b.component && a.kind === b.kind
}
