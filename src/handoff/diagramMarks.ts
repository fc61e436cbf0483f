import { bandwidthText } from '../net/bandwidth.ts'
import type { Topology } from '../topology/topology.ts'
import type { Attributes } from './dot.ts'

/** A link as a topology has it. */
export type Link = Topology['network']['links'] extends ReadonlyMap<string, infer Each> ? Each : never

export interface DiagramOptions {
  /** Failure domains (`connection:dxcon-…`) that are drawn red. */
  readonly dead?: Iterable<string>
  /** Failure domains that are drawn bold: the ways in use, for one. */
  readonly highlight?: Iterable<string>
  /** Region of a gateway or VPC by its id; those without one stand outside any Region. */
  readonly regionOf?: (id: string) => string | undefined
}

const DEAD = '#c6282e'
const HIGHLIGHT = '#1f6feb'

/** Knows what is dead and what stands out, and what things are called. */
export class Marks {
  readonly #dead: ReadonlySet<string>
  readonly #highlight: ReadonlySet<string>
  readonly #names: ReadonlyMap<string, string>

  constructor(topology: Topology, { dead = [], highlight = [] }: DiagramOptions) {
    this.#dead = new Set(dead)
    this.#highlight = new Set(highlight)
    this.#names = new Map(topology.domains.map(domain => [domain.id, domain.name]))
  }

  /** The name of a failure domain. */
  nameOf(id: string): string {
    return this.#names.get(id) ?? id.slice(id.indexOf(':') + 1)
  }

  /** Class and colours of a part that is made of these failure domains. */
  of(kind: string, components: readonly string[]): Attributes {
    if (components.some(id => this.#dead.has(id))) return { class: `${kind} dead`, color: DEAD, fontcolor: DEAD, penwidth: 2 }
    if (components.some(id => this.#highlight.has(id))) return { class: `${kind} highlight`, color: HIGHLIGHT, penwidth: 2.4 }
    return { class: kind }
  }
}

/** The first element of a link that is of this kind, `location:EQDC2` for one; of a LAG's, of its first member. */
export function elementOf(link: Link, kind: string): string | undefined {
  const members = link.bundle?.members.flatMap(({ elements }) => elements) ?? []
  return [...link.elements, ...members].map(element => element.component).find(id => id.startsWith(`${kind}:`))
}

/** What a link can carry, by its narrowest pipe; a LAG's members together. */
export function capacityText(link: Link): string | undefined {
  const members = link.bundle?.members.map(({ pipes }) => Math.min(...pipes.map(pipe => pipe.bps))) ?? []
  const bundled = members.length > 0 ? [members.length * Math.min(...members)] : []
  const narrowest = Math.min(...link.pipes.map(pipe => pipe.bps), ...bundled)
  return Number.isFinite(narrowest) ? bandwidthText(narrowest) : undefined
}
