import type { PeerFacts, RouterFacts } from './routerConfigurationFacts.ts'

/** Cisco NX-OS: a dot1q subinterface, BFD per neighbour. */
export function nxosConfiguration(facts: RouterFacts): string {
  const [first] = facts.peers
  if (!first) return '! This virtual interface has no BGP peer.\n'
  const lines = [
    'feature bgp',
    'feature bfd',
    '!',
    `interface Ethernet1/1.${facts.vlan}`,
    `  description Direct Connect ${facts.name} ${facts.id}`,
    `  encapsulation dot1q ${facts.vlan}`,
    `  mtu ${facts.mtu}`,
    '  bfd interval 300 min_rx 300 multiplier 3',
    '  no ip redirects',
    ...facts.peers.map(peer => `  ${peer.family === 'ipv4' ? 'ip' : 'ipv6'} address ${peer.customer}/${peer.length}`),
    '  no shutdown',
    '!',
    `router bgp ${first.asn}`,
    ...facts.peers.flatMap(peer => networks(facts, peer)),
    ...facts.peers.flatMap(peer => neighbour(facts, peer, first.asn)),
    ...facts.announced.map(prefix => `${prefix.family === 4 ? 'ip' : 'ipv6'} route ${prefix.text} Null0 254`),
  ]
  return `${lines.join('\n')}\n`
}

function networks({ announced }: RouterFacts, { family }: PeerFacts): string[] {
  const own = announced.filter(prefix => prefix.family === (family === 'ipv4' ? 4 : 6))
  return [`  address-family ${family} unicast`, ...own.map(({ text }) => `    network ${text}`)]
}

function neighbour({ amazonAsn, name }: RouterFacts, { amazon, authKey, asn, family }: PeerFacts, routerAsn: number): string[] {
  return [
    `  neighbor ${amazon}`,
    `    remote-as ${amazonAsn}`,
    ...(asn === routerAsn ? [] : [`    local-as ${asn} no-prepend replace-as`]),
    `    description ${name}`,
    `    password ${authKey}`,
    '    timers 30 90',
    '    bfd',
    `    address-family ${family} unicast`,
    '      send-community',
  ]
}
