import { at } from './beliefs.ts'
import type { Breakage } from './breakage.ts'
import type { Link, LinkElement, Network, Pipe } from './network.ts'

/** The share of packets, 0..1, that these parts of a link lose of what goes one way; losses in a row come one after the other. */
export function lostShare(
  elements: readonly LinkElement[],
  breakages: readonly Breakage[],
  way: NonNullable<Breakage['direction']>,
): number {
  let passed = 1
  for (const { component, kind, share = 0 } of inForce(breakages, way)) {
    if (kind === 'loss' && elements.some(element => element.component === component)) passed *= 1 - share
  }
  return 1 - passed
}

/** What is lossy or slower one way: of several such faults on one thing the worst, as of a thing that is cut twice. */
export function inForce(breakages: readonly Breakage[], way: NonNullable<Breakage['direction']>): readonly Breakage[] {
  const worst = new Map<string, Breakage>()
  for (const each of breakages) {
    const { kind, component, direction = way } = each
    if ((kind !== 'loss' && kind !== 'rate') || direction !== way) continue
    const known = worst.get(`${kind} ${component}`)
    if (!known || isWorse(each, known)) worst.set(`${kind} ${component}`, each)
  }
  return [...worst.values()]
}

function isWorse({ share = 0, toBps = Number.POSITIVE_INFINITY }: Breakage, other: Breakage): boolean {
  return share > (other.share ?? 0) || toBps < (other.toBps ?? Number.POSITIVE_INFINITY)
}

/** Which way a link's end sends: the second end, the customer's, sends out. */
export function wayFrom({ ends }: Link, sender: string): NonNullable<Breakage['direction']> {
  return sender === ends[1] ? 'out' : 'in'
}

/**
 * The network as it carries packets under loss and lowered rates; the same one where there is neither. What is lost and
 * what is lowered are pipes more: one that passes on a part of everything, one that all links of a thing share.
 */
export function impaired(network: Network, breakages: readonly Breakage[]): Network {
  const gray = breakages.filter(({ kind }) => kind === 'loss' || kind === 'rate')
  if (gray.length === 0) return network
  const links = new Map(network.links)
  for (const link of network.links.values()) {
    const own = pipesMore(link, link.name, link.elements, gray)
    const members = link.bundle?.members.map(member => {
      const pipes = pipesMore(link, member.name, member.elements, gray)
      return pipes.length === 0 ? member : { ...member, pipes: [...member.pipes, ...pipes] }
    })
    const isSame = members === undefined || members.every((member, i) => member === link.bundle?.members[i])
    if (own.length === 0 && isSame) continue
    links.set(link.name, {
      ...link,
      pipes: [...link.pipes, ...own],
      ...(link.bundle && members ? { bundle: { ...link.bundle, members } } : {}),
    })
  }
  return { ...network, links }
}

function pipesMore(link: Link, name: string, elements: readonly LinkElement[], gray: readonly Breakage[]): Pipe[] {
  const hit = gray.filter(({ component }) => elements.some(element => element.component === component))
  if (hit.length === 0) return []
  return link.ends.flatMap(from => {
    const way = wayFrom(link, from)
    const lost = lostShare(elements, hit, way)
    // The narrowest first: whatever they are told in, it is the one that holds everything back.
    const lowered = inForce(hit, way)
      .flatMap(({ component, kind, toBps }) =>
        kind === 'rate' && toBps !== undefined ? [{ name: `${component} lowered ${way}`, from, bps: toBps }] : [],
      )
      .sort((a, b) => a.bps - b.bps)
    return [
      ...(lost > 0 ? [{ name: `loss on ${at(name, from)}`, from, bps: Number.POSITIVE_INFINITY, lostShare: lost }] : []),
      ...lowered,
    ]
  })
}
