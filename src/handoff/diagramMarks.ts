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
  /** Whether a gateway, VPC or route table of AWS's side is drawn; default: all. */
  readonly shows?: (id: string) => boolean
  /** A line under what has a rate, such as how full it is: of a connection, a LAG or a tunnel, by the links that it carries. */
  readonly noteOf?: (links: readonly string[]) => string | undefined
}

/** Something drawn. The number of its place in the list is the end of its id in the drawing: `part7`. */
export interface DrawnPart {
  readonly kind: string
  /** Failure domains that it is made of. */
  readonly components: readonly string[]
  /** The network's node that it shows. */
  readonly node?: string
  /** The network's links that it shows, in part or whole. */
  readonly links: readonly string[]
}

const DEAD = '#c6282e'
const HIGHLIGHT = '#1f6feb'

/** Knows what is dead and what stands out, what things are called, and what has been drawn. */
export class Marks {
  readonly parts: DrawnPart[] = []
  readonly noteOf: NonNullable<DiagramOptions['noteOf']>
  readonly #dead: ReadonlySet<string>
  readonly #highlight: ReadonlySet<string>
  readonly #names: ReadonlyMap<string, string>

  constructor(topology: Topology, { dead = [], highlight = [], noteOf = () => undefined }: DiagramOptions) {
    this.noteOf = noteOf
    this.#dead = new Set(dead)
    this.#highlight = new Set(highlight)
    this.#names = new Map(topology.domains.map(domain => [domain.id, domain.name]))
  }

  /** The name of a failure domain. */
  nameOf(id: string): string {
    return this.#names.get(id) ?? id.slice(id.indexOf(':') + 1)
  }

  /** Id, class and colours of a part that is made of these failure domains. */
  of(
    kind: string,
    components: readonly string[],
    shows: { readonly node?: string; readonly links?: readonly string[] } = {},
  ): Attributes {
    const id = `part${this.parts.length}`
    this.parts.push({ kind, components, links: [], ...shows })
    if (components.some(each => this.#dead.has(each)))
      return { id, class: `${kind} dead`, color: DEAD, fontcolor: DEAD, penwidth: 2 }
    if (components.some(each => this.#highlight.has(each)))
      return { id, class: `${kind} highlight`, color: HIGHLIGHT, penwidth: 2.4 }
    return { id, class: kind }
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
