import { addressOf } from '../../src/net/address.ts'
import type { Prefix } from '../../src/net/prefix.ts'
import type { Network, Node, Session, SessionEnd, StaticRoute } from '../../src/routing/network.ts'
import type { Interface } from './addressPlan.ts'

/** One file for each of FRR's daemons: a file with another daemon's commands would be refused. */
export interface FrrFiles {
  readonly zebra: string
  readonly staticd: string
  readonly bgpd: string
}

/** A router of the model as configurations for FRR. */
export function frrConfiguration(network: Network, node: Node, interfaces: readonly Interface[]): FrrFiles {
  const sessions = [...network.sessions.values()].filter(({ ends }) => ends.some(end => end.node === node.name))
  const groups = ['local', ...new Set(sessions.map(session => endsOf(session, node)[0].group))]
  const neighbours = sessions.flatMap(session => {
    const at = interfaces.find(({ link }) => link === session.link)
    return at ? [neighbour(network, node, session, at, groups)] : []
  })
  const told = [...new Set([...node.local, ...node.statics.filter(isTold).map(({ prefix }) => prefix)].map(({ text }) => text))]
  return {
    zebra: 'frr defaults traditional\n',
    staticd: [
      ...node.local.map(({ text }) => `ip route ${text} reject`),
      ...node.statics.filter(route => isApart(route, node)).map(route => staticLine(route, interfaces)),
      '',
    ].join('\n'),
    bgpd: `frr defaults traditional
${neighbours.map(({ policies }) => policies).join('\n')}
route-map OWN permit 10
 set tag 1
exit
router bgp ${node.asn}
 bgp router-id ${addressOf(4, BigInt(node.routerId)).text}
 no bgp ebgp-requires-policy
 bgp bestpath compare-routerid
 bgp bestpath as-path multipath-relax
 bgp deterministic-med
 ${node.comparesEveryMed ? 'bgp always-compare-med' : 'no bgp always-compare-med'}
 bgp network import-check
${neighbours.map(({ peering }) => peering).join('\n')}
 address-family ipv4 unicast
  maximum-paths ${node.maximumPaths}
  maximum-paths ibgp ${node.maximumPaths}
${told.map(text => `  network ${text} route-map OWN`).join('\n')}
${neighbours.map(({ family }) => family).join('\n')}
 exit-address-family
exit
`,
  }
}

/** Two routes without a next hop to one prefix are one to FRR: the later changes the kind of the first. */
function isApart({ prefix, link }: StaticRoute, { local }: Node): boolean {
  return link !== undefined || !local.some(({ text }) => text === prefix.text)
}

function isTold({ group }: StaticRoute): boolean {
  return group === 'local'
}

function staticLine({ prefix, link, distance }: StaticRoute, interfaces: readonly Interface[]): string {
  const at = interfaces.find(found => found.link === link)
  return `ip route ${prefix.text} ${at?.peerAddress ?? 'blackhole'} ${distance}`
}

function neighbour(network: Network, node: Node, session: Session, at: Interface, groups: readonly string[]) {
  const [end, peer] = endsOf(session, node)
  const peerAsn = network.nodes.get(peer.node)?.asn ?? 0
  const isInternal = peerAsn === node.asn
  return {
    policies: [...importPolicy(end, at.name, groups), ...exportPolicy(node, end, at.name, groups, isInternal)].join('\n'),
    peering: [
      ` neighbor ${at.peerAddress} remote-as ${peerAsn}`,
      ` neighbor ${at.peerAddress} timers ${end.keepaliveMs / 1000} ${end.holdMs / 1000}`,
      ` neighbor ${at.peerAddress} timers connect 1`,
      ` neighbor ${at.peerAddress} advertisement-interval 0`,
      ...(session.ends[0] === end ? [] : [` neighbor ${at.peerAddress} passive`]),
    ].join('\n'),
    family: [
      `  neighbor ${at.peerAddress} route-map IN_${at.name} in`,
      `  neighbor ${at.peerAddress} route-map OUT_${at.name} out`,
      ...(isInternal ? [`  neighbor ${at.peerAddress} next-hop-self`] : []),
    ].join('\n'),
  }
}

function endsOf({ ends: [a, b] }: Session, { name }: Node): readonly [own: SessionEnd, peer: SessionEnd] {
  return a.node === name ? [a, b] : [b, a]
}

/** Tags inside the router say to which group a route belongs. */
function tagOf(group: string, groups: readonly string[]): number {
  return groups.indexOf(group) + 1
}

function importPolicy({ group, import: policy }: SessionEnd, name: string, groups: readonly string[]): string[] {
  const always = [
    `  set tag ${tagOf(group, groups)}`,
    ...(policy.addCommunities ? [`  set community ${policy.addCommunities.join(' ')} additive`] : []),
  ]
  const within = policy.within ? [`  match ip address prefix-list WITHIN_IN_${name}`] : []
  const byCommunity = [...(policy.localPreferenceByCommunity ?? [])]
  return [
    ...(policy.within ? prefixList(`WITHIN_IN_${name}`, policy.within, ' le 32') : []),
    ...byCommunity.map(([community], i) => `bgp community-list standard LP_${name}_${i} permit ${community}`),
    ...byCommunity.flatMap(([, value], i) => [
      `route-map IN_${name} permit ${i + 1}`,
      ...within,
      `  match community LP_${name}_${i}`,
      `  set local-preference ${value}`,
      ...always,
      'exit',
    ]),
    `route-map IN_${name} permit 1000`,
    ...within,
    ...(policy.localPreference === undefined ? [] : [`  set local-preference ${policy.localPreference}`]),
    ...always,
    'exit',
  ]
}

function exportPolicy(
  node: Node,
  { export: policy }: SessionEnd,
  name: string,
  groups: readonly string[],
  isInternal: boolean,
): string[] {
  const prepends = isInternal ? 0 : (policy.prepend ?? 0)
  const { addCommunities, removeCommunities } = policy
  const allowed = policy.from.filter(group => groups.includes(group))
  return [
    ...(policy.within ? prefixList(`WITHIN_OUT_${name}`, policy.within, ' le 32') : []),
    ...(policy.only ? prefixList(`ONLY_OUT_${name}`, policy.only, '') : []),
    ...(removeCommunities ?? []).map(community => `bgp community-list standard GONE_${name} permit ${community}`),
    // A route-map matches one prefix list a clause: what `within` refuses goes first.
    ...(policy.within ? [...prefixListRefusal(name, policy.within), 'exit'] : []),
    ...allowed.flatMap((group, i) => [
      `route-map OUT_${name} permit ${10 + i}`,
      `  match tag ${tagOf(group, groups)}`,
      ...(policy.only ? [`  match ip address prefix-list ONLY_OUT_${name}`] : []),
      ...(prepends > 0 ? [`  set as-path prepend ${Array<number>(prepends).fill(node.asn).join(' ')}`] : []),
      ...(policy.med === undefined ? [] : [`  set metric ${policy.med}`]),
      ...(removeCommunities ? [`  set comm-list GONE_${name} delete`] : []),
      ...(addCommunities ? [`  set community ${addCommunities.join(' ')} additive`] : []),
      'exit',
    ]),
    `route-map OUT_${name} deny 1000`,
    'exit',
  ]
}

function prefixListRefusal(name: string, within: readonly Prefix[]): string[] {
  return [
    ...within.map(({ text }, i) => `ip prefix-list BEYOND_OUT_${name} seq ${5 * (i + 1)} deny ${text} le 32`),
    `ip prefix-list BEYOND_OUT_${name} seq 9999 permit 0.0.0.0/0 le 32`,
    `route-map OUT_${name} deny 1`,
    `  match ip address prefix-list BEYOND_OUT_${name}`,
  ]
}

function prefixList(name: string, prefixes: readonly Prefix[], longer: string): string[] {
  return prefixes.map(({ text }, i) => `ip prefix-list ${name} seq ${5 * (i + 1)} permit ${text}${longer}`)
}
