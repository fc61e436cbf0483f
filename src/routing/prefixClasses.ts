import type { Prefix } from '../net/prefix.ts'
import { fourOrder } from './fourOrder.ts'
import type { Network, Node, StaticRoute } from './network.ts'
import { conditionText, type PrefixCondition, prefixConditions } from './prefixConditions.ts'
import { PrefixOrder } from './prefixOrder.ts'
import { PrefixPartition } from './prefixPartition.ts'
import { PrefixTable } from './prefixTable.ts'
import { sixOrder } from './sixOrder.ts'

/**
 * Prefixes that every node treats alike: the same nodes have them of their own, by the same statics, and no filter or rule
 * of any session tells them apart. Whatever becomes of one of them becomes of all, so one is computed for the class.
 */
export class PrefixClasses {
  /** All prefixes that nodes have of their own, as they are first named. */
  readonly prefixes: readonly Prefix[]
  readonly placeOf: ReadonlyMap<string, number>
  /** By place. */
  readonly classOf: Uint32Array
  /** By class the place of the prefix that stands for it. */
  readonly firsts: Uint32Array
  #table: PrefixTable | undefined
  #members: { readonly starts: Uint32Array; readonly places: Uint32Array } | undefined

  constructor(network: Network) {
    const { placeOf, prefixes, partition } = named(network)
    this.placeOf = placeOf
    this.prefixes = prefixes
    splitByPolicies(network, partition, placeOf, prefixes)
    const { classOf, firsts } = partition.classes(prefixes.length)
    this.classOf = classOf
    this.firsts = firsts
  }

  /** Longest-prefix match among all of them, whoever has a route. */
  get table(): PrefixTable {
    this.#table ??= new PrefixTable(this.prefixes)
    return this.#table
  }

  /** Places of the prefixes of a class, ascending. */
  members(of: number): Uint32Array {
    this.#members ??= grouped(this.classOf, this.firsts.length)
    const { starts, places } = this.#members
    return places.subarray(starts[of], starts[of + 1])
  }
}

interface Named {
  readonly prefixes: readonly Prefix[]
  readonly placeOf: ReadonlyMap<string, number>
  readonly partition: PrefixPartition
}

/** Gives every prefix its place, and tells apart what nodes have of their own. */
function named({ nodes }: Network): Named {
  const all = [...nodes.values()]
  const partition = new PrefixPartition(all.reduce((sum, { local, statics }) => sum + local.length + statics.length, 0))
  const placeOf = new Map<string, number>()
  const prefixes: Prefix[] = []
  const place = (prefix: Prefix) => {
    const known = placeOf.get(prefix.text)
    if (known !== undefined) return known
    placeOf.set(prefix.text, prefixes.length)
    return prefixes.push(prefix) - 1
  }
  for (const { local, statics } of all) {
    const splitting = partition.splitting()
    for (const prefix of local) splitting(place(prefix))
    const byStatic = new Map<string, (place: number) => void>()
    for (const route of statics) {
      const key = keyOf(route)
      const like = byStatic.get(key) ?? partition.splitting()
      byStatic.set(key, like)
      like(place(route.prefix))
    }
  }
  for (const node of all) partition.split(grouping(node, placeOf))
  return { placeOf, prefixes, partition }
}

/** All of a static but its prefix. */
function keyOf({ link, discard, distance, rank, localPreference, group, label }: StaticRoute): string {
  return JSON.stringify([link, discard, distance, rank, localPreference, group, label])
}

/** What a node originates gives its statics their group. */
function grouping({ originates, statics }: Node, placeOf: ReadonlyMap<string, number>): readonly number[] {
  if (statics.every(({ group }) => group !== undefined)) return []
  return [...new Set(originates.flatMap(({ text }) => placeOf.get(text) ?? []))]
}

function splitByPolicies(
  { sessions }: Network,
  partition: PrefixPartition,
  placeOf: ReadonlyMap<string, number>,
  prefixes: readonly Prefix[],
): void {
  let order: PrefixOrder | undefined
  const ordered = () => {
    order ??= new PrefixOrder(prefixes, orders(prefixes))
    return order
  }
  /** By place the last condition that matched: lines of one may overlap. */
  const matched = new Uint32Array(prefixes.length)
  const known = new Set<unknown>()
  for (const { ends } of sessions.values()) {
    for (const condition of ends.flatMap(end => [...prefixConditions(end.import), ...prefixConditions(end.export)])) {
      const key = condition.length > LONG ? condition : conditionText(condition)
      if (known.has(key)) continue
      known.add(key)
      const splitting = partition.splitting()
      for (const place of matches(condition, placeOf, ordered)) {
        if (matched[place] !== known.size) splitting(place)
        matched[place] = known.size
      }
    }
  }
}

function* matches(
  condition: PrefixCondition,
  placeOf: ReadonlyMap<string, number>,
  ordered: () => PrefixOrder,
): Generator<number> {
  for (const { prefix, least, most } of condition) {
    if (most > prefix.length) yield* ordered().within(prefix, least, most)
    else if (least <= prefix.length && most === prefix.length) {
      const place = placeOf.get(prefix.text)
      if (place !== undefined) yield place
    }
  }
}

/** Whether two lists say the same is asked of short ones only: most are. */
const LONG = 64

function orders(prefixes: readonly Prefix[]): Record<4 | 6, Uint32Array> {
  const { order, places } = sixOrder(prefixes)
  return { 4: fourOrder(prefixes).places, 6: order.map(i => places[i] as number) }
}

/** Places by class, one class after the other. */
function grouped(classOf: Uint32Array, classes: number): { readonly starts: Uint32Array; readonly places: Uint32Array } {
  const starts = new Uint32Array(classes + 1)
  for (const of of classOf) starts[of + 1]!++
  for (let of = 0; of < classes; of++) starts[of + 1]! += starts[of] as number
  const next = starts.slice()
  const places = new Uint32Array(classOf.length)
  for (let place = 0; place < classOf.length; place++) places[next[classOf[place] as number]!++] = place
  return { starts, places }
}
