import type { Topology } from '../../topology/topology.ts'
import type { FlowReach } from './flowReach.ts'

/** One thing that the failure of a component does. */
export interface Mark {
  readonly text: string
  /** The link it happens to, or whose session it ends; absent = something else. */
  readonly link?: string
  /** The end of a flow that is gone. */
  readonly end?: string
}

/** Marks that are asked about for many flows. */
export class Marks {
  readonly all: readonly Mark[]
  /** The set of those that can matter to it, by flow; absent = nobody has asked. */
  readonly sets: number[] = []
  /** In whoever's sets they are, by their numbers there and in that order. */
  numbered: readonly Numbered[] | undefined

  constructor(all: readonly Mark[]) {
    this.all = all
  }
}

interface Numbered {
  readonly number: number
  readonly mark: Mark
}

/** So many sets are told apart: two of them make one number. */
export const MOST_SETS = 2 ** 26

/** Sets of marks as numbers, for each flow those that can matter to it; 0 is the empty set. */
export class MarkSets {
  readonly #flows: Topology['flows']
  readonly #reach: FlowReach
  readonly #numbers = new Map<string, number>()
  /** In order; the first is empty. */
  readonly #sets: (readonly number[])[] = [[]]
  readonly #bySet = new Map<string, number>([['', 0]])
  readonly #unions = new Map<number, number>()

  constructor(flows: Topology['flows'], reach: FlowReach) {
    this.#flows = flows
    this.#reach = reach
  }

  /** What of some marks can matter to the flow. */
  of(flow: number, marks: Marks): number {
    const known = marks.sets[flow]
    if (known !== undefined) return known
    const { from, to } = this.#flows[flow]!
    const links = this.#reach.links[flow]
    const concerns = ({ link, end }: Mark) =>
      end === undefined ? links === undefined || (link !== undefined && links.has(link)) : end === from.name || end === to.name
    marks.numbered ??= this.#inOrder(marks.all)
    const { numbered } = marks
    const concerned: number[] = []
    for (let i = 0; i < numbered.length; i++) {
      const { number, mark } = numbered[i]!
      if (concerns(mark) && concerned[concerned.length - 1] !== number) concerned.push(number)
    }
    const set = this.#setOf(concerned)
    marks.sets[flow] = set
    return set
  }

  union(a: number, b: number): number {
    if (a === b || b === 0) return a
    if (a === 0) return b
    const key = a < b ? MOST_SETS * a + b : MOST_SETS * b + a
    const known = this.#unions.get(key)
    if (known !== undefined) return known
    const union = this.#setOf([...new Set([...this.#sets[a]!, ...this.#sets[b]!])].sort(byNumber))
    this.#unions.set(key, union)
    return union
  }

  #inOrder(marks: readonly Mark[]): readonly Numbered[] {
    const numbered = marks.map(mark => ({ number: this.#numberOf(mark), mark }))
    return numbered.length < 2 ? numbered : numbered.sort((a, b) => byNumber(a.number, b.number))
  }

  #numberOf({ text }: Mark): number {
    const known = this.#numbers.get(text) ?? this.#numbers.size
    this.#numbers.set(text, known)
    return known
  }

  /** Of numbers in order, each once. */
  #setOf(set: readonly number[]): number {
    const text = set.join(' ')
    const known = this.#bySet.get(text)
    if (known !== undefined) return known
    const number = this.#sets.push(set) - 1
    this.#bySet.set(text, number)
    return number
  }
}

function byNumber(a: number, b: number): number {
  return a - b
}
