import type { PeerFacts, RouterFacts } from './routerConfigurationFacts.ts'
import { dotted } from './routerConfigurationMask.ts'

/** Cisco IOS and IOS XE: a dot1Q subinterface, BFD on it, one BGP neighbour per peer. */
export function iosConfiguration(facts: RouterFacts): string {
  const [first] = facts.peers
  if (!first) return '! This virtual interface has no BGP peer.\n'
  const lines = [
    'bfd-template single-hop direct-connect',
    ' interval min-tx 300 min-rx 300 multiplier 3',
    '!',
    `interface GigabitEthernet0/1.${facts.vlan}`,
    ` description "Direct Connect ${facts.name} ${facts.id}"`,
    ` encapsulation dot1Q ${facts.vlan}`,
    ...facts.peers.map(peer =>
      peer.family === 'ipv4' ? ` ip address ${peer.customer} ${peer.mask}` : ` ipv6 address ${peer.customer}/${peer.length}`,
    ),
    ` ip mtu ${facts.mtu}`,
    ' bfd template direct-connect',
    ' no shutdown',
    '!',
    `router bgp ${first.asn}`,
    ' bgp log-neighbor-changes',
    ...facts.peers.flatMap(peer => neighbour(facts, peer, first.asn)),
    ...facts.peers.flatMap(peer => addressFamily(facts, peer)),
    '!',
    ...facts.announced.map(route),
  ]
  return `${lines.join('\n')}\n`
}

function neighbour({ amazonAsn }: RouterFacts, { amazon, authKey, asn }: PeerFacts, routerAsn: number): string[] {
  return [
    ` neighbor ${amazon} remote-as ${amazonAsn}`,
    ...(asn === routerAsn ? [] : [` neighbor ${amazon} local-as ${asn} no-prepend replace-as`]),
    ` neighbor ${amazon} password ${authKey}`,
    ` neighbor ${amazon} timers 30 90`,
    ` neighbor ${amazon} fall-over bfd`,
  ]
}

function addressFamily({ announced }: RouterFacts, { family, amazon }: PeerFacts): string[] {
  const own = announced.filter(prefix => prefix.family === (family === 'ipv4' ? 4 : 6))
  return [
    ` address-family ${family} unicast`,
    `  neighbor ${amazon} activate`,
    `  neighbor ${amazon} send-community`,
    ...own.map(prefix => (prefix.family === 4 ? `  network ${dotted(prefix)}` : `  network ${prefix.text}`)),
    ' exit-address-family',
  ]
}

/** BGP announces only what the routing table has. */
function route(prefix: RouterFacts['announced'][number]): string {
  return prefix.family === 4 ? `ip route ${dotted(prefix).replace(' mask', '')} Null0 254` : `ipv6 route ${prefix.text} Null0 254`
}
