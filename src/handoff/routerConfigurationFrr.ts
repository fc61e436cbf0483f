import type { PeerFacts, RouterFacts } from './routerConfigurationFacts.ts'

/** FRRouting on Linux: `ip` commands for the interface as comments, the rest is `frr.conf`. */
export function frrConfiguration(facts: RouterFacts): string {
  const [first] = facts.peers
  if (!first) return '! This virtual interface has no BGP peer.\n'
  const device = `eth0.${facts.vlan}`
  const lines = [
    `! Direct Connect ${facts.name} ${facts.id}`,
    `! ip link add link eth0 name ${device} type vlan id ${facts.vlan}`,
    `! ip link set ${device} mtu ${facts.mtu} up`,
    ...facts.peers.map(peer => `! ip address add ${peer.customer}/${peer.length} dev ${device}`),
    '!',
    'bfd',
    ' profile direct-connect',
    '  detect-multiplier 3',
    '  receive-interval 300',
    '  transmit-interval 300',
    ' exit',
    'exit',
    '!',
    ...facts.announced.map(prefix => `${prefix.family === 4 ? 'ip' : 'ipv6'} route ${prefix.text} blackhole 254`),
    `router bgp ${first.asn}`,
    // RFC 8212: without it no route passes on a session to another AS.
    ' no bgp ebgp-requires-policy',
    ' no bgp default ipv4-unicast',
    ...facts.peers.flatMap(peer => neighbour(facts, peer, first.asn)),
    ...facts.peers.flatMap(peer => activation(facts, peer)),
    'exit',
  ]
  return `${lines.join('\n')}\n`
}

function neighbour({ amazonAsn, name }: RouterFacts, { amazon, authKey, asn }: PeerFacts, routerAsn: number): string[] {
  return [
    ` neighbor ${amazon} remote-as ${amazonAsn}`,
    ...(asn === routerAsn ? [] : [` neighbor ${amazon} local-as ${asn} no-prepend replace-as`]),
    ` neighbor ${amazon} description ${name}`,
    ` neighbor ${amazon} password ${authKey}`,
    ` neighbor ${amazon} timers 30 90`,
    ` neighbor ${amazon} bfd profile direct-connect`,
  ]
}

function activation({ announced }: RouterFacts, { family, amazon }: PeerFacts): string[] {
  const own = announced.filter(prefix => prefix.family === (family === 'ipv4' ? 4 : 6))
  return [
    ` address-family ${family} unicast`,
    ...own.map(({ text }) => `  network ${text}`),
    `  neighbor ${amazon} activate`,
    ' exit-address-family',
  ]
}
