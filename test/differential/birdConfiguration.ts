import { addressOf } from '../../src/net/address.ts'
import type { Prefix } from '../../src/net/prefix.ts'
import type { Network, Node, Session, SessionEnd, StaticRoute } from '../../src/routing/network.ts'
import type { Interface } from './addressPlan.ts'
import { pair, ruleSteps, withoutPrivateAs } from './birdRules.ts'

/** A router of the model as a configuration for BIRD 2. */
export function birdConfiguration(network: Network, node: Node, interfaces: readonly Interface[]): string {
  const own = [...network.sessions.values()].filter(({ ends }) => ends.some(end => end.node === node.name))
  const sessions = own.flatMap(session => {
    const at = interfaces.find(({ link }) => link === session.link)
    return at ? [bgp(network, node, session, at, interfaces, own)] : []
  })
  return `router id ${addressOf(4, BigInt(node.routerId)).text};
protocol device { scan time 60; }
protocol kernel {
  ${node.maximumPaths > 1 ? `merge paths on limit ${node.maximumPaths};` : ''}
  ipv4 { import none; export where source != RTS_DEVICE; };
}
${own.some(({ ends: [a, b] }) => a.bfd || b.bfd) ? 'protocol bfd { accept direct; }' : ''}
${node.local.map((prefix, i) => staticProtocol(`own${i}`, 60_000, `${prefix.text} unreachable`)).join('\n')}
${node.statics.map((route, i) => staticProtocol(`static${i}`, preference(node, route), way(route, interfaces))).join('\n')}
${sessions.join('\n')}
`
}

function timers({ holdMs, keepaliveMs, bfd }: SessionEnd): string {
  const hold = `hold time ${holdMs / 1000}; keepalive time ${keepaliveMs / 1000};`
  const again = 'connect delay time 1; connect retry time 1; error wait time 1, 2;'
  if (!bfd) return `${hold} ${again}`
  const { receiveMs, transmitMs, multiplier } = bfd
  return `${hold} ${again} bfd { min rx interval ${receiveMs} ms; min tx interval ${transmitMs} ms; multiplier ${multiplier}; };`
}

function staticProtocol(name: string, preferred: number, route: string): string {
  return `protocol static ${name} { ipv4 { preference ${preferred}; }; route ${route}; }`
}

function way({ prefix, link }: StaticRoute, interfaces: readonly Interface[]): string {
  const at = interfaces.find(found => found.link === link)
  return at ? `${prefix.text} via ${at.peerAddress}` : `${prefix.text} blackhole`
}

/** BIRD prefers the higher; all of BGP has one preference, so that a distance is either better than both or worse. */
function preference({ selection }: Node, { distance, rank }: StaticRoute): number {
  if (selection === 'ranked') return rankedPreference(rank ?? 0)
  if (distance >= 20 && distance <= 200) throw new RangeError(`BIRD has no distance ${distance} between eBGP and iBGP`)
  return distance < 20 ? 500 - distance : 300 - distance
}

function rankedPreference(rank: number): number {
  return 50_000 - rank
}

function bgp(
  network: Network,
  node: Node,
  session: Session,
  at: Interface,
  interfaces: readonly Interface[],
  sessions: readonly Session[],
): string {
  const [end, peer] = ends(session, node.name)
  const peerAsn = network.nodes.get(peer.node)?.asn ?? 0
  const isInternal = peerAsn === node.asn
  const nameOf = ({ link }: Session) => interfaces.find(found => found.link === link)?.name ?? ''
  const from = end.export.from.flatMap(group => [
    ...(group === 'local' && node.local.length > 0 ? node.local.map((_, i) => `own${i}`) : []),
    ...node.statics.flatMap((route, i) => ((route.group ?? 'static') === group ? [`static${i}`] : [])),
    ...sessions.filter(other => ends(other, node.name)[0].group === group).map(nameOf),
  ])
  return `filter in_${at.name} {
${importSteps(node, end, isInternal).join('\n')}
  accept;
}
filter out_${at.name} {
${exportSteps(node, end, from, isInternal).join('\n')}
  accept;
}
protocol bgp ${at.name} {
  local ${at.address} as ${node.asn};
  neighbor ${at.peerAddress} as ${peerAsn};
  interface "${at.name}"; direct; ${session.ends[0] === end ? '' : 'passive on;'}
  ${node.comparesEveryMed ? 'med metric on;' : ''} ${node.missingMedIsWorst ? 'default bgp_med 4294967295;' : ''}
  ${end.import.allowAs === undefined ? '' : `allow local as ${end.import.allowAs};`}
  ${timers(end)}
  ipv4 { import filter in_${at.name}; export filter out_${at.name}; next hop self; };
}`
}

function ends({ ends: [a, b] }: Session, node: string): readonly [own: SessionEnd, peer: SessionEnd] {
  return a.node === node ? [a, b] : [b, a]
}

function importSteps(node: Node, { import: policy }: SessionEnd, isInternal: boolean): string[] {
  const steps: string[] = []
  if (policy.within) steps.push(`if net !~ ${set(policy.within, '+')} then reject;`)
  if (policy.localPreference !== undefined) steps.push(`bgp_local_pref = ${policy.localPreference};`)
  // The first match wins: the last one written.
  for (const [community, value] of [...(policy.localPreferenceByCommunity ?? [])].reverse()) {
    steps.push(`if ${pair(community)} ~ bgp_community then bgp_local_pref = ${value};`)
  }
  if (policy.missingMed !== undefined) steps.push(`if ! defined(bgp_med) then bgp_med = ${policy.missingMed};`)
  if (node.selection === 'ranked') steps.push(`preference = ${rankedPreference(policy.rank ?? 0)};`)
  for (const community of policy.addCommunities ?? []) steps.push(`bgp_community.add(${pair(community)});`)
  steps.push(...ruleSteps(policy.rules ?? [], isInternal ? undefined : 'bgp_path.first', 'bgp_path.len'))
  if (isInternal) return steps
  if (policy.honoursGracefulShutdown) steps.push('if (65535, 0) ~ bgp_community then bgp_local_pref = 0;')
  if (policy.honoursBlackhole) {
    steps.push('if (65535, 666) ~ bgp_community then { dest = RTD_BLACKHOLE; bgp_community.add((65535, 65281)); }')
  }
  return steps
}

function exportSteps(node: Node, { export: policy }: SessionEnd, from: readonly string[], isInternal: boolean): string[] {
  const isExported = from.map(name => `proto = "${name}"`).join(' || ')
  const steps = [isExported === '' ? 'reject;' : `if ! (${isExported}) then reject;`]
  if (policy.only) steps.push(`if net !~ ${set(policy.only, '')} then reject;`)
  if (policy.within) steps.push(`if net !~ ${set(policy.within, '+')} then reject;`)
  for (const community of policy.removeCommunities ?? []) steps.push(`bgp_community.delete(${pair(community)});`)
  for (const community of policy.addCommunities ?? []) steps.push(`bgp_community.add(${pair(community)});`)
  if (policy.med !== undefined) steps.push(`bgp_med = ${policy.med};`)
  if (!isInternal && policy.removePrivateAs) steps.push(withoutPrivateAs(policy.removePrivateAs))
  for (let i = 0; !isInternal && i < (policy.prepend ?? 0); i++) steps.push(`bgp_path.prepend(${node.asn});`)
  // BIRD puts the own AS in front of what leaves the filter.
  steps.push(
    ...ruleSteps(policy.rules ?? [], isInternal ? undefined : String(node.asn), `bgp_path.len${isInternal ? '' : ' + 1'}`),
  )
  return steps
}

function set(prefixes: readonly Prefix[], longer: '' | '+'): string {
  return `[ ${prefixes.map(({ text }) => text + longer).join(', ')} ]`
}
