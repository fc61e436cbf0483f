import type { LinkElement, Network } from '../../routing/network.ts'
import type { FailureDomain, Topology } from '../../topology/topology.ts'
import type { Mark } from './markSets.ts'

type MarksBy = ReadonlyMap<string, readonly Mark[]>

/** Of a network with these flows: several look at it before and during a drill. */
const KNOWN = new WeakMap<Network, { readonly flows: Topology['flows']; readonly marks: MarksBy }>()

/** By component: what its failure does. */
export function marksByComponent({ network, flows }: Pick<Topology, 'network' | 'flows'>): MarksBy {
  const known = KNOWN.get(network)
  if (known?.flows === flows) return known.marks
  const marks = found(network, flows)
  KNOWN.set(network, { flows, marks })
  return marks
}

function found({ links, sessions }: Network, flows: Topology['flows']): MarksBy {
  const marks = new Map<string, Mark[]>()
  const mark = (component: string, found: Mark) => {
    const own = marks.get(component)
    if (own) own.push(found)
    else marks.set(component, [found])
  }
  for (const { name: link, elements, bundle } of links.values()) {
    for (const element of elements) mark(element.component, { text: `${link} ${elementText(element)}`, link })
    for (const member of bundle?.members ?? []) {
      for (const element of member.elements) {
        mark(element.component, { text: `${link} ${member.name} ${elementText(element)}`, link })
      }
    }
  }
  for (const { name, link, components } of sessions.values()) {
    for (const component of components) mark(component, { text: `${name} session`, link })
  }
  for (const { from, to } of flows) {
    for (const { own, name: end } of [from, to]) for (const component of own) mark(component, { text: `end ${end}`, end })
  }
  return marks
}

/**
 * What the failure of a domain does to the network, as one text: two domains with the same text cannot be told apart by
 * any packet, so that one drill judges both. Empty = it breaks nothing that is modelled.
 */
export function footprints(topology: Topology): ReadonlyMap<string, string> {
  const known = TEXTS.get(topology)
  if (known) return known
  const marks = marksByComponent(topology)
  const { sharedFate } = topology.network
  const texts = new Map(topology.domains.map(({ id }) => [id, textOf([id, ...(sharedFate?.get(id) ?? [])], marks)]))
  TEXTS.set(topology, texts)
  return texts
}

const TEXTS = new WeakMap<Topology, ReadonlyMap<string, string>>()

function elementText({ cutSeenBy, deletion, leads }: LinkElement): string {
  return JSON.stringify([Object.entries(cutSeenBy).sort(([a], [b]) => (a < b ? -1 : 1)), deletion?.at, leads?.session])
}

function textOf(components: readonly string[], marks: ReadonlyMap<string, readonly Mark[]>): string {
  const all = new Set(components.flatMap(component => (marks.get(component) ?? []).map(({ text }) => text)))
  return [...all].sort().join('\n')
}

/** Domains that stand over others, or for a part that fails like the whole: told only where they differ from all before. */
const DERIVED: ReadonlySet<FailureDomain['kind']> = new Set([
  'optic',
  'vpn-endpoint',
  'attachment',
  'campus',
  'availability-zone',
  'region',
  'room',
  'line-card',
])

/** The domains that a drill of everything plays: one of those that are derived and break just what another breaks is left out. */
export function distinctDomains(topology: Topology): readonly FailureDomain[] {
  const texts = footprints(topology)
  const told = new Set(topology.domains.filter(({ kind }) => !DERIVED.has(kind)).map(({ id }) => texts.get(id)))
  return topology.domains.filter(({ id, kind }) => {
    if (!DERIVED.has(kind)) return true
    const text = texts.get(id)
    if (text === '' || told.has(text)) return false
    told.add(text)
    return true
  })
}
