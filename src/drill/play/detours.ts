import { MOST_HOPS } from '../../routing/forward.ts'
import type { Network } from '../../routing/network.ts'
import type { TopologyFlow } from '../../topology/topology.ts'
import { partsByLink } from './flowReach.ts'

/** A shortest way between two places while some components are broken, and where it goes when one of its own breaks too. */
interface Detour {
  /** Components that break it; undefined = there is no way, or none that packets live long enough for. */
  readonly parts: ReadonlySet<string> | undefined
  readonly without: Map<string, Detour>
}

interface Arc {
  readonly to: string
  readonly parts: readonly string[]
}

/**
 * Whether two places of a graph stay connected, whatever breaks. A way that nothing of what is broken lies on settles the
 * question, so that of thousands of combinations those alone are searched that break one way after the other.
 */
export class Detours {
  readonly #arcs = new Map<string, Arc[]>()
  readonly #sharedFate: Network['sharedFate']
  readonly #first = new Map<TopologyFlow, Detour>()

  constructor(network: Network) {
    this.#sharedFate = network.sharedFate
    const parts = partsByLink(network)
    for (const { link, ends } of network.sessions.values()) {
      const [a, b] = ends.map(({ node }) => node) as [string, string]
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const arcs = this.#arcs.get(from) ?? []
        this.#arcs.set(from, arcs)
        arcs.push({ to, parts: parts.get(link) ?? [] })
      }
    }
  }

  /** Whether both ends of the flow are still connected. */
  connects(flow: TopologyFlow, components: readonly string[]): boolean {
    return this.#detour(flow, this.#broken(components)).parts !== undefined
  }

  /** Whether there is still a way, and one of these components breaks the last one. */
  hangsOn(flow: TopologyFlow, components: readonly string[], ways: readonly string[]): boolean {
    const broken = this.#broken(components)
    const { parts } = this.#detour(flow, broken)
    if (parts === undefined) return false
    // What does not lie on this way leaves it.
    const touching = ways.filter(way => parts.has(way) || this.#sharedFate?.get(way)?.some(part => parts.has(part)))
    return touching.some(way => this.#detour(flow, [...broken, ...this.#broken([way])]).parts === undefined)
  }

  #broken(components: readonly string[]): readonly string[] {
    return components.flatMap(component => [component, ...(this.#sharedFate?.get(component) ?? [])])
  }

  #detour(flow: TopologyFlow, broken: readonly string[]): Detour {
    let here = this.#first.get(flow)
    if (!here) {
      here = { parts: this.#search(flow, new Set()), without: new Map() }
      this.#first.set(flow, here)
    }
    const gone = new Set<string>()
    for (;;) {
      const { parts, without }: Detour = here as Detour
      const hit: string | undefined = parts && broken.find(component => parts.has(component))
      if (hit === undefined) return here
      gone.add(hit)
      here = without.get(hit) ?? { parts: this.#search(flow, gone), without: new Map() }
      without.set(hit, here)
    }
  }

  /** Breadth first. */
  #search({ from, to }: TopologyFlow, gone: ReadonlySet<string>): ReadonlySet<string> | undefined {
    const cameBy = new Map<string, { readonly before: string; readonly parts: readonly string[] } | undefined>([
      [from.node, undefined],
    ])
    let here = [from.node]
    for (let hops = 0; here.length > 0 && !cameBy.has(to.node) && hops < MOST_HOPS - 1; hops++) {
      const next: string[] = []
      for (const before of here) {
        for (const { to: far, parts } of this.#arcs.get(before) ?? []) {
          if (cameBy.has(far) || parts.some(part => gone.has(part))) continue
          cameBy.set(far, { before, parts })
          next.push(far)
        }
      }
      here = next
    }
    if (!cameBy.has(to.node)) return undefined
    const found = new Set<string>()
    for (let step = cameBy.get(to.node); step; step = cameBy.get(step.before)) for (const part of step.parts) found.add(part)
    return found
  }
}
