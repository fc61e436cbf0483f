import { addressOf } from '../../src/net/address.ts'
import type { Prefix } from '../../src/net/prefix.ts'
import type { Network, Node, Session, SessionEnd, StaticRoute } from '../../src/routing/network.ts'
import type { Interface } from './addressPlan.ts'
import { onToRules, ruleEntries } from './frrRules.ts'

/** Where a route came from, by a tag inside the router: from it, or from a session that is of a group. */
interface Source {
  readonly group: string
  readonly session: string | undefined
  readonly tag: number
}

const OWN: Source = { group: 'local', session: undefined, tag: 1 }

/** One file for each of FRR's daemons: a file with another daemon's commands would be refused. */
export interface FrrFiles {
  readonly zebra: string
  readonly staticd: string
  readonly bgpd: string
}

/** A router of the model as configurations for FRR. */
export function frrConfiguration(network: Network, node: Node, interfaces: readonly Interface[]): FrrFiles {
  const sessions = [...network.sessions.values()].filter(({ ends }) => ends.some(end => end.node === node.name))
  const sources = [
    OWN,
    ...sessions.map((session, i) => ({ group: endsOf(session, node)[0].group, session: session.name, tag: 2 + i })),
  ]
  const neighbours = sessions.flatMap(session => {
    const at = interfaces.find(({ link }) => link === session.link)
    return at ? [neighbour(network, node, session, at, sources)] : []
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
 set tag ${OWN.tag}
exit
router bgp ${node.asn}
 bgp router-id ${addressOf(4, BigInt(node.routerId)).text}
 no bgp ebgp-requires-policy
 bgp bestpath compare-routerid
 bgp bestpath as-path multipath-relax
 bgp deterministic-med
 ${node.comparesEveryMed ? 'bgp always-compare-med' : 'no bgp always-compare-med'}
 ${node.missingMedIsWorst ? 'bgp bestpath med missing-as-worst' : 'no bgp bestpath med missing-as-worst'}
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

function neighbour(network: Network, node: Node, session: Session, at: Interface, sources: readonly Source[]) {
  const [end, peer] = endsOf(session, node)
  const peerAsn = network.nodes.get(peer.node)?.asn ?? 0
  const isInternal = peerAsn === node.asn
  return {
    policies: [
      ...importPolicy(end, at.name, sources.find(source => source.session === session.name) ?? OWN, isInternal),
      ...exportPolicy(node, end, at.name, toldOn(session, end, sources), isInternal),
    ].join('\n'),
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
      ...(isInternal
        ? [`  neighbor ${at.peerAddress} next-hop-self`]
        : borderOptions(end).map(option => `  neighbor ${at.peerAddress} ${option}`)),
      ...(end.import.allowAs === undefined ? [] : [`  neighbor ${at.peerAddress} allowas-in ${end.import.allowAs}`]),
    ].join('\n'),
  }
}

/** FRR tells a neighbour what it heard from it, and leaves the loop to be seen there: a neighbour that allows its own AS would not. */
function toldOn(session: Session, end: SessionEnd, sources: readonly Source[]): readonly Source[] {
  return sources.filter(source => source.session !== session.name && end.export.from.includes(source.group))
}

const REMOVAL = { whole: '', all: ' all', replace: ' all replace-AS' } as const

function borderOptions({ export: { removePrivateAs, overrideAs } }: SessionEnd): string[] {
  return [
    ...(removePrivateAs ? [`remove-private-AS${REMOVAL[removePrivateAs.how]}`] : []),
    ...(overrideAs === undefined ? [] : ['as-override']),
  ]
}

function endsOf({ ends: [a, b] }: Session, { name }: Node): readonly [own: SessionEnd, peer: SessionEnd] {
  return a.node === name ? [a, b] : [b, a]
}

function importPolicy({ import: policy }: SessionEnd, name: string, { tag }: Source, isInternal: boolean): string[] {
  const always = [
    `  set tag ${tag}`,
    ...(policy.addCommunities ? [`  set community ${policy.addCommunities.join(' ')} additive`] : []),
    ...onToRules(policy.rules),
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
    ...ruleEntries(`IN_${name}`, policy.rules, isInternal ? undefined : 'last-as', 0),
  ]
}

function exportPolicy(
  node: Node,
  { export: policy }: SessionEnd,
  name: string,
  told: readonly Source[],
  isInternal: boolean,
): string[] {
  const prepends = isInternal ? 0 : (policy.prepend ?? 0)
  const { addCommunities, removeCommunities } = policy
  return [
    ...(policy.within ? prefixList(`WITHIN_OUT_${name}`, policy.within, ' le 32') : []),
    ...(policy.only ? prefixList(`ONLY_OUT_${name}`, policy.only, '') : []),
    ...(removeCommunities ?? []).map(community => `bgp community-list standard GONE_${name} permit ${community}`),
    // A route-map matches one prefix list a clause: what `within` refuses goes first.
    ...(policy.within ? [...prefixListRefusal(name, policy.within), 'exit'] : []),
    ...told.flatMap(({ tag }, i) => [
      `route-map OUT_${name} permit ${10 + i}`,
      `  match tag ${tag}`,
      ...(policy.only ? [`  match ip address prefix-list ONLY_OUT_${name}`] : []),
      ...(prepends > 0 ? [`  set as-path prepend ${Array<number>(prepends).fill(node.asn).join(' ')}`] : []),
      ...(policy.med === undefined ? [] : [`  set metric ${policy.med}`]),
      ...(removeCommunities ? [`  set comm-list GONE_${name} delete`] : []),
      ...(addCommunities ? [`  set community ${addCommunities.join(' ')} additive`] : []),
      ...onToRules(policy.rules),
      'exit',
    ]),
    `route-map OUT_${name} deny 1000`,
    'exit',
    ...ruleEntries(`OUT_${name}`, policy.rules, isInternal ? undefined : node.asn, isInternal ? 0 : 1),
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
