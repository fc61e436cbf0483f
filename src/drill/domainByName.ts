import { listed } from '../net/listed.ts'
import type { FailureDomain, Topology } from '../topology/topology.ts'

/** What people mean by a bare name that other parts of the same thing share. */
const PLAIN: readonly FailureDomain['kind'][] = ['connection', 'lag', 'member', 'partner', 'vpn', 'router', 'tunnel']

export type Lookup = { readonly domain: FailureDomain } | { readonly problem: string }

/**
 * The failure domain that a person means: an id (`connection:dxcon-…`), a resource's own id, a name, or `kind:name`
 * where a bare name is not unique. A name that several kinds share means the connection, LAG, VPN or router of that name,
 * and never a session.
 */
export function domainByName(topology: Topology, thing: string): Lookup {
  const exact = topology.domains.filter(domain => domain.id === thing)
  const [kind, ...rest] = thing.split(':')
  const qualified = topology.domains.filter(
    domain =>
      (domain.kind === kind || domain.id.startsWith(`${kind}:`)) &&
      (domain.name === rest.join(':') || domain.aliases.includes(rest.join(':'))),
  )
  const named = topology.domains.filter(domain => domain.name === thing || domain.aliases.includes(thing))
  const found = [exact, qualified, named, spelledOtherwise(topology, thing)].find(domains => domains.length > 0) ?? []
  const first = found[0]
  if (!first) return { problem: unknown(topology, thing) }
  if (found.length === 1) return { domain: first }
  const plain = found.filter(domain => PLAIN.includes(domain.kind))
  // A session has the name of what it runs over, which is what is meant.
  const meant = plain.length > 0 ? plain : found.filter(domain => domain.kind !== 'session')
  if (meant.length === 1 && meant[0]) return { domain: meant[0] }
  return {
    problem: `${thing} is several things: say ${listed(
      found.map(domain => spelledOut(domain, found)),
      'or',
    )}.`,
  }
}

/** `kind:name`, or the id where that is not unique either. */
function spelledOut(domain: FailureDomain, among: readonly FailureDomain[]): string {
  const alike = among.filter(({ kind, name }) => kind === domain.kind && name === domain.name)
  return alike.length > 1 ? domain.id : `${domain.kind}:${domain.name}`
}

/** Location codes compare without regard to case: AWS itself writes EqDC2 and EQDC2. */
function spelledOtherwise(topology: Topology, thing: string): readonly FailureDomain[] {
  const code = thing.replace(/^location:/, '').toUpperCase()
  return topology.domains.filter(domain => domain.kind === 'location' && domain.id === `location:${code}`)
}

function unknown(topology: Topology, thing: string): string {
  const known = topology.domains.map(domain => domain.name)
  const near = [...new Set(known)].sort((a, b) => distance(a, thing) - distance(b, thing)).slice(0, 3)
  return `Nothing that can fail is called ${thing}${near.length > 0 ? `; did you mean ${listed(near, 'or')}?` : ': the estate has no such parts.'}`
}

/** Levenshtein's edit distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
