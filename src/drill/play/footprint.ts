import type { LinkElement } from '../../routing/network.ts'
import type { FailureDomain, Topology } from '../../topology/topology.ts'

/**
 * What the failure of a domain does to the network, as one text: two domains with the same text cannot be told apart by
 * any packet, so that one drill judges both. Empty = it breaks nothing that is modelled.
 */
export function footprints(topology: Topology): ReadonlyMap<string, string> {
  const { links, sessions, sharedFate } = topology.network
  const marks = new Map<string, Map<string, string[]>>()
  const mark = (component: string, where: string, what: string) => {
    const own = marks.get(component) ?? new Map<string, string[]>()
    marks.set(component, own)
    own.set(where, [...(own.get(where) ?? []), what])
  }
  for (const link of links.values()) {
    for (const element of link.elements) mark(element.component, link.name, elementText(element))
    for (const member of link.bundle?.members ?? []) {
      for (const element of member.elements) mark(element.component, `${link.name} ${member.name}`, elementText(element))
    }
  }
  for (const session of sessions.values()) for (const component of session.components) mark(component, session.name, 'session')
  for (const { from, to } of topology.flows) {
    for (const end of [from, to]) for (const component of end.own) mark(component, 'end', end.name)
  }
  return new Map(topology.domains.map(({ id }) => [id, textOf([id, ...(sharedFate?.get(id) ?? [])], marks)]))
}

function elementText({ cutSeenBy, deletion }: LinkElement): string {
  return JSON.stringify([Object.entries(cutSeenBy).sort(([a], [b]) => (a < b ? -1 : 1)), deletion?.at])
}

function textOf(components: readonly string[], marks: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>): string {
  const all = new Set<string>()
  for (const component of components) {
    for (const [where, whats] of marks.get(component) ?? []) for (const what of whats) all.add(`${where} ${what}`)
  }
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
