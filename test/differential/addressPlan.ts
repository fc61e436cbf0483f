import { addressOf } from '../../src/net/address.ts'
import type { Link, Network } from '../../src/routing/network.ts'

/** One end of a link as a router is configured with it. */
export interface Interface {
  readonly link: string
  readonly name: string
  readonly address: string
  readonly peerAddress: string
  readonly peer: string
}

/** Interfaces of every router. */
export interface AddressPlan {
  readonly interfaces: ReadonlyMap<string, readonly Interface[]>
  readonly links: readonly { readonly name: string; readonly ends: Link['ends']; readonly interface: string }[]
}

const FIRST = 0x64400000n // 100.64.0.0 (RFC 6598)

/**
 * Addresses of all links. The model breaks the last tie by the name of a session, routers by the address of the neighbour
 * (RFC 4271 §9.1.2.2 g): links get their addresses in the order of their names, so that both are the same order.
 */
export function addressPlan(network: Network): AddressPlan {
  const links = [...network.links.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const interfaces = new Map<string, Interface[]>([...network.nodes.keys()].map(name => [name, []]))
  for (const [i, { name, ends }] of links.entries()) {
    const [low, high] = [1n, 2n].map(host => addressOf(4, FIRST + 4n * BigInt(i) + host).text) as [string, string]
    const end = { link: name, name: `e${i}` }
    interfaces.get(ends[0])?.push({ ...end, address: low, peerAddress: high, peer: ends[1] })
    interfaces.get(ends[1])?.push({ ...end, address: high, peerAddress: low, peer: ends[0] })
  }
  return { interfaces, links: links.map(({ name, ends }, i) => ({ name, ends, interface: `e${i}` })) }
}
