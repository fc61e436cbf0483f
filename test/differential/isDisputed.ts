import { ALL_UP } from '../../src/routing/beliefs.ts'
import { converge } from '../../src/routing/converge.ts'
import type { Network } from '../../src/routing/network.ts'
import { allRoutesText } from '../../src/routing/testNetwork.ts'
import { Dice } from './dice.ts'

const ORDERS = 40

/**
 * Whether the order in which routers speak decides what becomes of a network, or whether it ever rests: its policies hold a
 * dispute (RFC 4264), and real routers may go round for longer than anybody waits although a solution exists.
 */
export function isDisputed(network: Network): boolean {
  const outcome = (among: Network) => {
    const { tables } = converge(among, ALL_UP)
    return tables.stable ? allRoutesText(network, tables) : undefined
  }
  const first = outcome(network)
  if (first === undefined) return true
  const dice = new Dice(network.nodes.size)
  return Array.from({ length: ORDERS }, () => outcome(shuffled(network, dice))).some(text => text !== first)
}

function shuffled({ nodes, links, sessions }: Network, dice: Dice): Network {
  return { nodes: mixed(nodes, dice), links, sessions: mixed(sessions, dice) }
}

function mixed<T>(map: ReadonlyMap<string, T>, dice: Dice): Map<string, T> {
  const entries = [...map].map(entry => ({ entry, order: dice.next() })).sort((a, b) => a.order - b.order)
  return new Map(entries.map(({ entry }) => entry))
}
