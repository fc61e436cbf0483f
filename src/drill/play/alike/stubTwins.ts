import type { Prefix } from '../../../net/prefix.ts'
import type { Breakage } from '../../../routing/detection.ts'
import type { Network, Node } from '../../../routing/network.ts'
import { matchesOne } from '../../../routing/policyRule.ts'
import { conditionText, type PrefixCondition, prefixConditions } from '../../../routing/prefixConditions.ts'
import type { EndPoint, Topology, TopologyFlow } from '../../../topology/topology.ts'
import { holdingPrefixes } from '../holdingPrefixes.ts'
import { type Stub, type Stubs, stubsOf } from './stubs.ts'
import { ourNames, sideBySide, type Twin } from './twin.ts'

/**
 * Flows that differ in nothing but what some of their ends are called: the application in one of twenty VPCs of a
 * transit gateway that are all attached alike. If the names of two such stubs are exchanged, the network is the same as far
 * as packets of these flows can tell, so that what is found out about one of them is known of all.
 */
export class StubTwins {
  readonly #of: readonly (Twin | undefined)[]

  constructor(topology: Pick<Topology, 'network' | 'flows' | 'info'>) {
    const { flows } = topology
    const views = new Views(topology)
    const standing = new Map<string, number>()
    this.#of = flows.map((flow, i) => {
      const view = views.of(flow)
      const first = view === undefined ? undefined : standing.get(view)
      if (view !== undefined && first === undefined) standing.set(view, i)
      return first === undefined ? undefined : views.twin(first, flows[first]!, flow)
    })
  }

  /** Undefined = the flow stands for itself. */
  of(flow: number): Twin | undefined {
    return this.#of[flow]
  }
}

/** What a node has of its own for a prefix. */
interface Fact {
  readonly node: string
  readonly text: string
  /** The link that packets leave by; absent = none. */
  readonly link?: string
  /** The leaf that it leads to; absent = none. */
  readonly leaf?: string
}

/** All that nodes other than leaves have of their own for one prefix. */
interface Facts {
  readonly all: readonly Fact[]
  /** Those that lead to leaves. */
  readonly leading: readonly Fact[]
  /** The others, by node. */
  readonly at: ReadonlyMap<string, readonly Fact[]>
}

class Views {
  readonly #network: Network
  readonly #info: Topology['info']
  readonly #stubs: Stubs
  readonly #facts: ReadonlyMap<string, Facts>
  readonly #conditions: readonly PrefixCondition[]
  readonly #treatments = new Map<string, string>()
  /** By component: what it is part of. */
  readonly #wholes: ReadonlyMap<string, readonly string[]>

  constructor({ network, info }: Pick<Topology, 'network' | 'info'>) {
    this.#network = network
    this.#info = info
    this.#stubs = stubsOf(network)
    this.#facts = factsOf(network, this.#stubs.leaves)
    this.#conditions = conditionsOf(network)
    this.#wholes = wholesOf(network)
  }

  /** All that routing and failures have to do with a flow, as a text without the names of its stubs; undefined = it is not to be told. */
  of({ from, to, single }: TopologyFlow): string | undefined {
    const stub = this.#stubOf(from)
    if (to.isService || from.node === to.node || (stub && stub === this.#stubOf(to))) return undefined
    const names = new Map([...this.#names(from, '<'), ...this.#names(to, '>')])
    const prefixes = holdingPrefixes(this.#network)
    const held = [...prefixes.of(from.address), ...prefixes.of(to.address)]
    const heads = held.map(prefix => this.#headOf(prefix, names))
    const nodes = [from, to].flatMap(end => this.#stubOf(end)?.nodes ?? []).map(({ name }) => name)
    const facts = held.flatMap(({ text }) => {
      const about = this.#facts.get(text)
      // Of what is called the same in every view, only what has to do with stubs is not the same there.
      return about ? (names.has(text) ? about.all : [...about.leading, ...nodes.flatMap(node => about.at.get(node) ?? [])]) : []
    })
    const texts = facts.map(({ node, text, link = '' }) => [names.get(node) ?? node, text, names.get(link) ?? link])
    // Packets can go to other leaves on their way, and come back.
    const others = new Set(facts.map(({ leaf }) => leaf)).difference(new Set([undefined, ...names.keys()]))
    const tables = [...others].map(leaf => [leaf, this.#table(this.#network.nodes.get(leaf!)!, held, names)])
    return JSON.stringify([single, this.#end(from, held, names), this.#end(to, held, names), heads, texts, tables])
  }

  /** `standing` and `flow` have the same view. */
  twin(number: number, standing: TopologyFlow, flow: TopologyFlow): Twin | undefined {
    const isSame = (a: EndPoint, b: EndPoint) => {
      const stub = this.#stubOf(a)
      return stub === undefined ? a.node === b.node : stub === this.#stubOf(b)
    }
    // Where one stub is at both ends, more names than two would have to be exchanged.
    if (isSame(flow.from, standing.to) || isSame(flow.to, standing.from)) return undefined
    const sides = (['from', 'to'] as const).flatMap(which => {
      const [theirs, ours] = [this.#stubOf(standing[which]), this.#stubOf(flow[which])]
      return theirs && ours ? [{ theirs, ours }] : []
    })
    const names = new Map<string, string>()
    for (const { theirs, ours } of sides) {
      for (const [i, component] of ours.components.entries()) {
        const other = theirs.components[i]!
        names.set(component, other).set(other, component)
      }
    }
    const called = (of: (stub: Stub) => readonly { readonly name: string }[]) =>
      new Map(sides.flatMap(({ theirs, ours }) => [...sideBySide(of(theirs), of(ours))]))
    const ours = ourNames(
      called(({ nodes }) => nodes),
      called(({ links }) => links),
      called(({ sessions }) => sessions),
    )
    const renamed = (breakage: Breakage) => ({ ...breakage, component: names.get(breakage.component) ?? breakage.component })
    const theirs = (breakages: readonly Breakage[]) =>
      breakages.some(({ component }) => names.has(component)) ? breakages.map(renamed) : breakages
    return { flow: number, theirs, ours }
  }

  #stubOf({ node }: EndPoint): Stub | undefined {
    return this.#stubs.of.get(node)
  }

  /** What a stub's own things are called in a view. */
  #names(end: EndPoint, mark: string): Map<string, string> {
    const stub = this.#stubOf(end)
    if (!stub) return new Map()
    const own = this.#network.nodes.get(end.node)?.local ?? []
    return new Map([
      ...stub.components.map((name, i) => [name, `${mark}component ${i}`] as const),
      ...stub.links.map(({ name }, i) => [name, `${mark}link ${i}`] as const),
      ...stub.sessions.map(({ name }, i) => [name, `${mark}session ${i}`] as const),
      ...own.map(({ text }, i) => [text, `${mark}prefix ${i}`] as const),
      ...stub.nodes.map(({ name }, i) => [name, `${mark}node ${i}`] as const),
      [end.node, mark],
    ])
  }

  /** The same for every stub that is connected alike and fails alike. */
  #end({ node, own }: EndPoint, held: readonly Prefix[], names: ReadonlyMap<string, string>): unknown {
    const stub = this.#stubs.of.get(node)
    if (!stub) return [node, own]
    const info = stub.nodes.map(({ name }) => {
      const { kind, firewall } = this.#info.get(name) ?? {}
      return [kind, firewall]
    })
    const wholes = stub.components.map(component => [
      this.#wholes.get(component)?.map(part => names.get(part) ?? part),
      this.#network.sharedFate?.get(component)?.map(part => names.get(part) ?? part),
    ])
    const tables = stub.nodes.map(each => this.#table(each, held, names))
    const links = stub.links.map(({ pipes, rttMs, rttMsVia, rttMsBetween, shown, ...link }) => renamed(link, names))
    return [own, info, tables, links, renamed(stub.sessions, names), wholes]
  }

  /** What a node of a stub does with packets for these prefixes. */
  #table(node: Node, held: readonly Prefix[], names: ReadonlyMap<string, string>): unknown {
    const { name, routerId, local, originates, statics, ...rest } = node
    const texts = new Set(held.map(({ text }) => text))
    const used = statics.filter(({ prefix }) => texts.has(prefix.text))
    const has = (prefixes: readonly Prefix[]) => prefixes.map(({ text }) => names.get(text) ?? text)
    const routes = used.map(({ prefix, link = '', ...route }) => [has([prefix]), route, names.get(link) ?? link])
    // What it says of a prefix that others speak of, too, may be chosen for its number.
    const isTold = [...local, ...originates, ...used.map(({ prefix }) => prefix)].some(({ text }) => !names.has(text))
    const number = isTold && !this.#stubs.leaves.has(name) ? routerId : undefined
    return [names.get(name), rest, number, has(local), has(originates), routes]
  }

  #headOf(prefix: Prefix, names: ReadonlyMap<string, string>): string {
    const { text, family, length } = prefix
    const name = names.get(text)
    return name === undefined ? text : `${name} ${family} ${length} ${this.#treatment(prefix)}`
  }

  /** Which filters and rules of sessions match it. */
  #treatment(prefix: Prefix): string {
    const known = this.#treatments.get(prefix.text)
    if (known !== undefined) return known
    const treatment = this.#conditions.flatMap((condition, i) => (matchesOne(condition, prefix) ? [i] : [])).join()
    this.#treatments.set(prefix.text, treatment)
    return treatment
  }
}

/** By prefix. */
function factsOf({ nodes, links }: Network, leaves: ReadonlySet<string>): ReadonlyMap<string, Facts> {
  const linked = new Set([...links.values()].flatMap(({ ends, enters }) => [...ends, ...Object.values(enters ?? {})]))
  const facts = new Map<string, Fact[]>()
  const note = ({ text }: Prefix, fact: Fact) => {
    const known = facts.get(text)
    if (known) known.push(fact)
    else facts.set(text, [fact])
  }
  for (const { name: node, local, originates, statics } of nodes.values()) {
    // No packet comes to a node without links.
    if (leaves.has(node) || !linked.has(node)) continue
    for (const prefix of local) note(prefix, { node, text: 'local' })
    for (const prefix of originates) note(prefix, { node, text: 'originates' })
    for (const { prefix, link, ...route } of statics) {
      const leaf = links.get(link ?? '')?.ends.find(end => leaves.has(end))
      const text = JSON.stringify(route)
      note(prefix, { node, text, ...(link === undefined ? {} : { link }), ...(leaf === undefined ? {} : { leaf }) })
    }
  }
  return new Map(
    facts.entries().map(([text, all]) => {
      const leading = all.filter(({ leaf }) => leaf !== undefined)
      const at = Map.groupBy(
        all.filter(({ leaf }) => leaf === undefined),
        ({ node }) => node,
      )
      return [text, { all, leading, at }]
    }),
  )
}

function conditionsOf({ sessions }: Network): readonly PrefixCondition[] {
  const found = new Map<string, PrefixCondition>()
  for (const { ends } of sessions.values()) {
    for (const condition of ends.flatMap(end => [...prefixConditions(end.import), ...prefixConditions(end.export)])) {
      found.set(conditionText(condition), condition)
    }
  }
  return [...found.values()]
}

function wholesOf({ sharedFate }: Network): ReadonlyMap<string, readonly string[]> {
  const wholes = new Map<string, string[]>()
  for (const [whole, parts] of sharedFate ?? []) {
    for (const part of parts) {
      const known = wholes.get(part)
      if (known) known.push(whole)
      else wholes.set(part, [whole])
    }
  }
  return wholes
}

/** With every name in it, as a value or as a key, called as it is in a view. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return value.map(each => renamed(each, names))
  if (typeof value !== 'object' || value === null) return value
  if (isPrefix(value)) return renamed(value.text, names)
  return Object.entries(value).map(([key, each]) => [names.get(key) ?? key, renamed(each, names)])
}

function isPrefix(value: object): value is Prefix {
  return 'first' in value && 'text' in value
}
