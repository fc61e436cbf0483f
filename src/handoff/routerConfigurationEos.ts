import type { PeerFacts, RouterFacts } from './routerConfigurationFacts.ts'

/** Arista EOS. */
export function eosConfiguration(facts: RouterFacts): string {
  const [first] = facts.peers
  if (!first) return '! This virtual interface has no BGP peer.\n'
  const lines = [
    `interface Ethernet1.${facts.vlan}`,
    `   description Direct Connect ${facts.name} ${facts.id}`,
    `   encapsulation dot1q vlan ${facts.vlan}`,
    `   mtu ${facts.mtu}`,
    '   bfd interval 300 min-rx 300 multiplier 3',
    ...facts.peers.map(peer => `   ${peer.family === 'ipv4' ? 'ip' : 'ipv6'} address ${peer.customer}/${peer.length}`),
    '!',
    ...facts.announced.map(prefix => `${prefix.family === 4 ? 'ip' : 'ipv6'} route ${prefix.text} Null0 254`),
    `router bgp ${first.asn}`,
    ...facts.peers.flatMap(peer => neighbour(facts, peer, first.asn)),
    ...facts.peers.flatMap(peer => activation(facts, peer)),
    '!',
  ]
  return `${lines.join('\n')}\n`
}

function neighbour({ amazonAsn, name }: RouterFacts, { amazon, authKey, asn }: PeerFacts, routerAsn: number): string[] {
  return [
    `   neighbor ${amazon} remote-as ${amazonAsn}`,
    ...(asn === routerAsn ? [] : [`   neighbor ${amazon} local-as ${asn} no-prepend replace-as`]),
    `   neighbor ${amazon} description ${name}`,
    `   neighbor ${amazon} password 0 ${authKey}`,
    `   neighbor ${amazon} timers 30 90`,
    `   neighbor ${amazon} bfd`,
    `   neighbor ${amazon} send-community`,
  ]
}

function activation({ announced }: RouterFacts, { family, amazon }: PeerFacts): string[] {
  const own = announced.filter(prefix => prefix.family === (family === 'ipv4' ? 4 : 6))
  return [`   address-family ${family}`, `      neighbor ${amazon} activate`, ...own.map(({ text }) => `      network ${text}`)]
}
