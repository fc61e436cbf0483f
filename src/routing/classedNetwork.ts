import type { Prefix } from '../net/prefix.ts'
import type { Network } from './network.ts'
import { PrefixClasses } from './prefixClasses.ts'

/** A network in which one prefix stands for each class of those that are treated alike. */
export interface ClassedNetwork {
  readonly classes: PrefixClasses
  readonly network: Network
  /** By the text of each prefix that is left: for how many it stands. */
  readonly weights: ReadonlyMap<string, number>
}

const KNOWN = new WeakMap<Network, ClassedNetwork | 'does not pay'>()

/** The network by classes; undefined where finding them costs more than computing each prefix, or saves little. */
export function classedNetwork(network: Network): ClassedNetwork | undefined {
  const known = KNOWN.get(network) ?? (mayPay(network) ? classed(network) : 'does not pay')
  KNOWN.set(network, known)
  return known === 'does not pay' ? undefined : known
}

/** Below, all prefixes are computed in less time than it takes to think about them. */
const MANY = 1000
/** Fewer prefixes in the average class save less than seeing tables through classes costs. */
const IN_A_CLASS = 4

/** Before anything is compared: prefixes of different nodes, or that leave by different links, are hardly ever alike. */
function mayPay({ nodes }: Network): boolean {
  let prefixes = 0
  let kinds = 0
  for (const { local, statics } of nodes.values()) {
    prefixes += local.length + statics.length
    if (local.length > 0) kinds++
    if (statics.length > 0) kinds += new Set(statics.map(({ link }) => link)).size
  }
  return prefixes >= MANY && prefixes >= IN_A_CLASS * kinds
}

function classed(network: Network): ClassedNetwork | 'does not pay' {
  const classes = new PrefixClasses(network)
  const { prefixes, firsts, classOf, placeOf } = classes
  if (prefixes.length < IN_A_CLASS * firsts.length) return 'does not pay'
  const counts = new Uint32Array(firsts.length)
  for (const of of classOf) counts[of]!++
  const weights = new Map<string, number>()
  firsts.forEach((place, of) => {
    weights.set((prefixes[place] as Prefix).text, counts[of] as number)
  })
  const nodes = new Map(
    network.nodes.entries().map(([name, node]) => {
      const local = node.local.filter(({ text }) => weights.has(text))
      const originates = node.originates.filter(({ text }) => weights.has(text) || !placeOf.has(text))
      const statics = node.statics.filter(({ prefix }) => weights.has(prefix.text))
      return [name, { ...node, local, originates, statics }]
    }),
  )
  return { classes, network: { ...network, nodes }, weights }
}
