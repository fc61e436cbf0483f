import { listed } from '../net/listed.ts'
import { nearNames } from '../net/nearNames.ts'
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

function unknown({ domains }: Topology, thing: string): string {
  const what = `Nothing that can fail is called ${thing}`
  const near = nearNames(thing, names(domains)).slice(0, 3)
  if (near.length > 0) return `${what}; did you mean ${listed(near, 'or')}?`
  const [plain, all] = [names(domains.filter(({ kind }) => PLAIN.includes(kind))), names(domains)]
  const shown = (plain.length > 0 ? plain : all).slice(0, 4)
  const more = all.length - shown.length
  return shown.length === 0
    ? `${what}: the estate has no such parts.`
    : `${what}; what can fail is called ${listed([...shown, ...(more > 0 ? [`${more} more`] : [])])}.`
}

function names(domains: readonly FailureDomain[]): readonly string[] {
  return [...new Set(domains.map(({ name }) => name))]
}
