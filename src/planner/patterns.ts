import type { Pattern, Reason } from './design.ts'
import type { Requirements } from './requirementsSchema.ts'
import type { SiteNeed } from './siteNeeds.ts'
import { type PortWish, portsOf, type SiteWays, tunnelsOf, type VpnWish } from './siteWays.ts'

/** A way to join any site, with where it is from. */
export interface PatternRule {
  readonly pattern: Pattern
  /** What a plan calls it. */
  readonly says: string
  readonly because: readonly Reason[]
  readonly ports?: PortWish
  readonly tunnels?: VpnWish
  /** It works behind a transit gateway alone. */
  readonly needsTransitGateway?: true
  readonly publicInterface?: true
  /** Tunnels are for when the ports fail, and not what carries. */
  readonly tunnelsAreBackup?: true
  readonly flatRate?: true
}

const VPN_GUIDE = 'Site-to-Site VPN user guide'
const DX_GUIDE = 'Direct Connect user guide'
const LENS = 'Well-Architected, Hybrid Networking Lens'

const QUICK: Reason = {
  says: 'A VPN works in a day and costs by the hour.',
  source: `${VPN_GUIDE}, "What is AWS Site-to-Site VPN?"`,
}
const HOSTED: Reason = {
  says: 'A partner hosts it on a port that works already: days instead of weeks, and speeds below 1 Gbps.',
  source: `${DX_GUIDE}, "Hosted connections"`,
}
const OWN: Reason = {
  says: 'A port of one’s own: the whole rate, up to 50 virtual interfaces, MACsec where the location has it.',
  source: `${DX_GUIDE}, "Dedicated connections"`,
}
const HIGH: Reason = { says: 'Two locations: a building can burn.', source: `${DX_GUIDE}, "Resiliency models": high resiliency` }
const MAXIMUM: Reason = {
  says: 'Two devices in each of two locations: a building can burn while AWS works on a device in the other.',
  source: `${DX_GUIDE}, "Resiliency models": maximum resiliency`,
}
const BEHIND: Reason = {
  says: 'A VPN behind Direct Connect is the cheapest second way, for rates that tunnels carry.',
  source: `${LENS}, HNREL04`,
}
const BUNDLE: Reason = {
  says: 'Several ports as one, where one port is too small and the next size too large.',
  source: `${DX_GUIDE}, "Link aggregation groups"`,
}
const MACSEC: Reason = {
  says: 'MACsec encrypts the port at its full rate, up to AWS’s device.',
  source: `${DX_GUIDE}, "MAC security"`,
}
const SEALED: Reason = {
  says: 'IPsec between private addresses inside a transit virtual interface: encrypted from router to transit gateway.',
  source: `${VPN_GUIDE}, "Private IP VPN with Direct Connect"`,
}
const OVER_PUBLIC: Reason = {
  says: 'IPsec over a public virtual interface: encrypted, and not over the Internet.',
  source: `${DX_GUIDE}, "Encryption in transit"`,
}
const FLAT: Reason = {
  says: 'A port pair at the flat rate includes the data of its tier’s Regions.',
  source: `${DX_GUIDE}, "Flat-rate billing"`,
}
const LAYER_3: Reason = {
  says: 'The partner runs the router: nothing to operate at the location.',
  source: `${DX_GUIDE}, "Hosted connections"`,
}
const ACCELERATED: Reason = {
  says: 'Packets enter AWS’s own network at the nearest edge location.',
  source: `${VPN_GUIDE}, "Accelerated VPN"`,
}
const LARGE: Reason = { says: 'Tunnels of 5 Gbps on a transit gateway.', source: `${VPN_GUIDE}, "Tunnel bandwidth"` }

const backup = { over: 'internet', routers: 1 } as const satisfies VpnWish
const one = { locations: 1, perLocation: 1 } as const
const two = { locations: 2, perLocation: 1 } as const
const four = { locations: 2, perLocation: 2 } as const

const sizes = (rule: Omit<PatternRule, 'ports'>, ports: Omit<PortWish, 'step'>, steps = [0, 1]): readonly PatternRule[] =>
  steps.map(step => ({ ...rule, ports: { ...ports, step } }))

/** Every pattern; each is tried with every gateway that it can have, and for small sites a VPN instead. */
export const PATTERNS: readonly PatternRule[] = [
  { pattern: 'vpn', says: 'VPN', because: [QUICK], tunnels: { over: 'internet', routers: 1 } },
  { pattern: 'vpn', says: 'VPN from two routers', because: [QUICK], tunnels: { over: 'internet', routers: 2 } },
  {
    pattern: 'vpn',
    says: 'accelerated VPN',
    because: [QUICK, ACCELERATED],
    tunnels: { over: 'internet', routers: 2, accelerated: true },
    needsTransitGateway: true,
  },
  {
    pattern: 'vpn',
    says: 'large VPN',
    because: [QUICK, LARGE],
    tunnels: { over: 'internet', routers: 2, large: true },
    needsTransitGateway: true,
  },
  ...sizes({ pattern: 'hosted', says: 'one hosted connection', because: [HOSTED] }, { kind: 'hosted', ...one }),
  ...sizes(
    { pattern: 'hosted', says: 'hosted connections in two locations', because: [HOSTED, HIGH] },
    { kind: 'hosted', ...two },
  ),
  ...sizes({ pattern: 'dedicated', says: 'one dedicated connection', because: [OWN] }, { kind: 'dedicated', ...one }),
  { pattern: 'lag', says: 'one LAG', because: [OWN, BUNDLE], ports: { kind: 'dedicated', step: 0, lag: true, ...one } },
  {
    pattern: 'lag',
    says: 'LAGs in two locations',
    because: [OWN, BUNDLE, HIGH],
    ports: { kind: 'dedicated', step: 0, lag: true, ...two },
  },
  ...sizes({ pattern: 'high-resiliency', says: 'two locations', because: [OWN, HIGH] }, { kind: 'dedicated', ...two }),
  ...sizes(
    { pattern: 'maximum-resiliency', says: 'two locations, two devices in each', because: [OWN, MAXIMUM] },
    { kind: 'dedicated', ...four },
  ),
  ...sizes(
    {
      pattern: 'direct-connect-with-vpn',
      says: 'one hosted connection, VPN behind',
      because: [HOSTED, BEHIND],
      tunnels: backup,
      tunnelsAreBackup: true,
    },
    { kind: 'hosted', ...one },
  ),
  ...sizes(
    {
      pattern: 'direct-connect-with-vpn',
      says: 'one dedicated connection, VPN behind',
      because: [OWN, BEHIND],
      tunnels: backup,
      tunnelsAreBackup: true,
    },
    { kind: 'dedicated', ...one },
  ),
  ...sizes(
    {
      pattern: 'direct-connect-with-vpn',
      says: 'two locations, VPN behind',
      because: [OWN, HIGH, BEHIND],
      tunnels: backup,
      tunnelsAreBackup: true,
    },
    { kind: 'dedicated', ...two },
  ),
  {
    pattern: 'port-pair',
    says: 'a port pair at the flat rate',
    because: [OWN, HIGH, FLAT],
    ports: { kind: 'dedicated', step: 0, ...two },
    flatRate: true,
  },
  ...sizes(
    { pattern: 'macsec', says: 'two locations with MACsec', because: [OWN, HIGH, MACSEC] },
    { kind: 'dedicated', macsec: true, ...two },
  ),
  ...sizes(
    { pattern: 'macsec', says: 'one connection with MACsec', because: [OWN, MACSEC] },
    { kind: 'dedicated', macsec: true, ...one },
  ),
  ...sizes(
    {
      pattern: 'private-ip-vpn',
      says: 'private-IP VPN in two locations',
      because: [SEALED, HIGH],
      tunnels: { over: 'transit-interface', routers: 2 },
      needsTransitGateway: true,
    },
    { kind: 'dedicated', ...two },
  ),
  ...sizes(
    {
      pattern: 'vpn-over-public-interface',
      says: 'VPN over public virtual interfaces in two locations',
      because: [OVER_PUBLIC, HIGH],
      tunnels: { over: 'public-interface', routers: 2 },
      publicInterface: true,
    },
    { kind: 'dedicated', ...two },
    [0],
  ),
  ...sizes(
    { pattern: 'partner-routing', says: 'a partner’s router', because: [LAYER_3] },
    { kind: 'partner-routing', ...two },
    [0],
  ),
]

/** The pattern at one site; undefined where it cannot be had there. */
export function waysOf({ ports, tunnels }: PatternRule, need: SiteNeed, requirements: Requirements): SiteWays | undefined {
  const found = {
    ports: ports ? portsOf(need, ports, requirements) : [],
    tunnels: tunnels ? tunnelsOf(need, tunnels, requirements) : [],
  }
  return found.ports && found.tunnels ? { ports: found.ports, tunnels: found.tunnels } : undefined
}
