import { FAMILY_WORDS, familiesOf } from '../families.ts'
import { ownNetworks } from '../ownNetworks.ts'
import { RESTART_MINUTES, restartSteps } from '../prefixLimit.ts'
import { heardEntries, toldEntries } from '../routeMaps.ts'
import type { Neighbour, Policy, RouterModel, Suite, Tunnel } from '../routerModel.ts'
import type { RouterPlatform } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { toldInside } from '../toldInside.ts'

/** pfSense and OPNsense are configured in a browser: what to enter on which page, in the order of the pages. */
export const PFSENSE: RouterPlatform = {
  title: 'pfSense Plus 24 / CE 2.7 with the FRR package (values for its pages)',
  vpn: 'routed',
  overLimit: { restart: RESTART_MINUTES },
  notes,
  write: router => ({
    files: [{ name: 'values.yaml', comment: '#', lines: values(router, PFSENSE_PAGES) }],
    checks: ['Status > FRR > BGP', 'Status > FRR > BFD', 'Status > IPsec'],
    rollback: ['Diagnostics > Backup & Restore > Config History: the entry before the first change'],
  }),
}

export const OPNSENSE: RouterPlatform = {
  title: 'OPNsense 24 with os-frr (values for its pages)',
  vpn: 'routed',
  overLimit: { instead: 'os-frr has no field for that, and takes whatever it is told.', hasNone: true },
  notes,
  write: router => ({
    files: [{ name: 'values.yaml', comment: '#', lines: values(router, OPNSENSE_PAGES) }],
    checks: ['Routing > Diagnostics > BGP', 'Routing > Diagnostics > BFD', 'VPN > IPsec > Status Overview'],
    rollback: ['System > Configuration > Backups: the entry before the first change'],
  }),
}

interface Pages {
  readonly vlans: string
  readonly assignment: string
  readonly tunnels: string
  /** Where the TCP MSS of tunnels is set. */
  readonly mss: string
  readonly statics: string
  readonly bgp: string
  readonly prefixLists: string
  readonly routeMaps: string
  readonly neighbours: string
  readonly bfd: string
  /** Whether a neighbour has fields for the most prefixes that it may tell, and for what is done then. */
  readonly hasLimits: boolean
}

const PFSENSE_PAGES: Pages = {
  vlans: 'Interfaces > Assignments > VLANs',
  assignment: 'Interfaces > Assignments, then each interface',
  tunnels: 'VPN > IPsec > Tunnels: phase 2 in mode Routed (VTI)',
  mss: 'System > Advanced > Firewall & NAT: Maximum MSS',
  statics: 'Services > FRR > Global Settings: Route Handling',
  bgp: 'Services > FRR > BGP',
  prefixLists: 'Services > FRR > Global Settings > Prefix Lists',
  routeMaps: 'Services > FRR > Global Settings > Route Maps',
  neighbours: 'Services > FRR > BGP > Neighbors',
  bfd: 'Services > FRR > BFD > Peers',
  hasLimits: true,
}

const OPNSENSE_PAGES: Pages = {
  vlans: 'Interfaces > Devices > VLAN',
  assignment: 'Interfaces > Assignments, then each interface',
  tunnels: 'VPN > IPsec > Connections, and Virtual Tunnel Interfaces with the same reqid',
  mss: 'Firewall > Settings > Normalization: a rule on each tunnel interface',
  statics: 'System > Routes > Configuration',
  bgp: 'Routing > BGP > General',
  prefixLists: 'Routing > BGP > Prefix Lists',
  routeMaps: 'Routing > BGP > Route Maps',
  neighbours: 'Routing > BGP > Neighbors',
  bfd: 'Routing > BFD > Neighbors',
  hasLimits: false,
}

function notes(router: RouterModel): string[] {
  return [
    'No file that is loaded: each value says the page it belongs to.',
    ...standIns(router, port => `ix${port.number - 1}`, 'LAN'),
    ...(toldInside(router).length > 0
      ? ['The static routes into the VPN are not told to the other edges: give them static routes to this one, too.']
      : []),
  ]
}

/** A heading with the page, and its entries as YAML. */
function page(title: string, where: string, entries: readonly (readonly string[])[]): string[] {
  if (entries.length === 0) return []
  return [`${title}: # ${where}`, ...entries.flatMap(lines => lines.map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`))]
}

function values(router: RouterModel, pages: Pages): string[] {
  const { ports, interfaces, tunnels, policies, neighbours, statics, originated, mesh, asn, routerId, loopbacks } = router
  return [
    ...page(
      'vlans',
      pages.vlans,
      interfaces.map(({ name, id, port, vlan }) => [
        `parent: ix${port.number - 1}`,
        `tag: ${vlan}`,
        `description: ${name} ${id}`,
      ]),
    ),
    ...page('interfaces', pages.assignment, [
      ...ports.map(port => [`device: ix${port.number - 1}`, `mtu: ${port.mtu}`]),
      ...interfaces.map(({ port, vlan, mtu, addresses }) => [
        `device: ix${port.number - 1}.${vlan}`,
        `mtu: ${mtu}`,
        ...addresses.map(({ family, address, length }) => `${FAMILY_WORDS[family].version}: ${address}/${length}`),
      ]),
      ...loopbacks.map(address => ['device: lo1', `ipv4: ${address}/32`]),
    ]),
    ...page('tunnels', pages.tunnels, tunnels.map(tunnel)),
    ...(tunnels.length > 0 ? [`tcpMss: ${Math.min(...tunnels.map(({ mss }) => mss))} # ${pages.mss}`] : []),
    ...page('staticRoutes', pages.statics, [
      ...originated.map(({ text, family }) => [`destination: ${text}`, `gateway: Null${family}`, 'distance: 254']),
      ...statics.map(({ prefix, tunnel: into, distance }) => [
        `destination: ${prefix.text}`,
        `gateway: ${into.inside.amazon}`,
        `distance: ${distance}`,
      ]),
    ]),
    ...page('prefixLists', pages.prefixLists, policies.flatMap(prefixLists)),
    ...page(
      'routeMaps',
      pages.routeMaps,
      policies.flatMap(policy => routeMaps(router, policy)),
    ),
    `bgp: # ${pages.bgp}`,
    `  asn: ${asn}`,
    `  routerId: ${routerId}`,
    '  gracefulRestart: no',
    `  networks: [${familiesOf(router)
      .flatMap(({ family }) => ownNetworks(router, family))
      .join(', ')}]`,
    ...page('neighbours', pages.neighbours, [
      ...neighbours.map(each => neighbour(each, pages)),
      ...mesh.map(({ name, address }) => [`address: ${address}`, `remoteAs: ${asn}`, `description: ${name}`, 'nextHopSelf: yes']),
    ]),
    ...page(
      'bfd',
      pages.bfd,
      neighbours.flatMap(({ peer, bfd }) =>
        bfd
          ? [[`peer: ${peer}`, `receiveMs: ${bfd.receiveMs}`, `transmitMs: ${bfd.transmitMs}`, `multiplier: ${bfd.multiplier}`]]
          : [],
      ),
    ),
  ]
}

function tunnel({ name, id, outside, inside, ike, esp, ikeVersion, key, dpd, mtu }: Tunnel): string[] {
  return [
    `name: ${name}`,
    `id: ${id}`,
    `keyExchange: IKEv${ikeVersion}`,
    `local: ${outside.customer}`,
    `remote: ${outside.amazon}`,
    `preSharedKey: "${key}"`,
    `phase1: ${suite(ike)}`,
    `phase2: ${suite(esp)}`,
    `dpd: ${dpd.intervalSeconds} s, ${dpd.retries} failures`,
    `tunnelLocal: ${inside.customer}/${inside.length}`,
    `tunnelRemote: ${inside.amazon}`,
    `mtu: ${mtu}`,
  ]
}

function suite({ bits, isGcm, integrity, group, lifetimeSeconds }: Suite): string {
  return `AES-${bits}${isGcm ? '-GCM (128 bit ICV)' : ''}, ${integrity.toUpperCase()}, group ${group}, ${lifetimeSeconds} s`
}

function prefixLists(policy: Policy): string[][] {
  const { name, family, announced } = policy
  const list = (way: 'OUT' | 'IN', entries: readonly string[]) => [
    `name: ${way}-${name}`,
    ...(family === 6 ? ['ipVersion: IPv6'] : []),
    'entries:',
    ...entries.map(entry => `  - ${entry}`),
  ]
  return [...(announced.length > 0 ? [list('OUT', toldEntries(policy))] : []), list('IN', heardEntries(policy))]
}

function routeMaps({ asn }: RouterModel, { name, announced, localPreference, communities, med, prepend }: Policy): string[][] {
  return [
    [`name: IN-${name}`, 'action: permit', `matchPrefixList: IN-${name}`, `localPreference: ${localPreference}`],
    [
      `name: OUT-${name}`,
      `action: ${announced.length > 0 ? 'permit' : 'deny'}`,
      ...(announced.length > 0 ? [`matchPrefixList: OUT-${name}`] : []),
      ...(communities.length > 0 ? [`setCommunity: ${communities.join(' ')} additive`] : []),
      ...(med === undefined ? [] : [`metric: ${med}`]),
      ...(prepend > 0 ? [`asPathPrepend: ${Array<number>(prepend).fill(asn).join(' ')}`] : []),
    ],
  ]
}

function neighbour(each: Neighbour, { hasLimits }: Pages): string[] {
  const { name, peer, asn, policy, key, holdSeconds, keepaliveSeconds, bfd, limit } = each
  const restart = restartSteps(limit, RESTART_MINUTES)
  return [
    `address: ${peer}`,
    `remoteAs: ${asn}`,
    `description: ${name}`,
    ...(key === undefined ? [] : [`md5: "${key}"`]),
    `keepalive: ${keepaliveSeconds}`,
    `hold: ${holdSeconds}`,
    `bfd: ${bfd ? 'yes' : 'no'}`,
    `routeMapIn: IN-${policy.name}`,
    `routeMapOut: OUT-${policy.name}`,
    ...(hasLimits ? [`maximumPrefixes: ${limit.prefixes}`] : ['# no field for the most prefixes that it may tell']),
    ...(hasLimits && restart !== undefined ? [`restartInterval: ${restart} # minutes`] : []),
  ]
}
