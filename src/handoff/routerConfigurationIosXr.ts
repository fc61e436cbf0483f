import type { PeerFacts, RouterFacts } from './routerConfigurationFacts.ts'

/** Cisco IOS XR: policies are mandatory on eBGP sessions, so it passes what the tables hold by one that says so. */
export function iosXrConfiguration(facts: RouterFacts): string {
  const [first] = facts.peers
  if (!first) return '! This virtual interface has no BGP peer.\n'
  const lines = [
    `interface TenGigE0/0/0/0.${facts.vlan}`,
    ` description Direct Connect ${facts.name} ${facts.id}`,
    // Layer 2 MTU: 14 bytes of Ethernet and 4 of the VLAN tag.
    ` mtu ${facts.mtu + 18}`,
    ...facts.peers.map(peer => ` ${peer.family} address ${peer.customer}/${peer.length}`),
    ` encapsulation dot1q ${facts.vlan}`,
    '!',
    'route-policy direct-connect-pass',
    '  pass',
    'end-policy',
    '!',
    ...staticRoutes(facts),
    `router bgp ${first.asn}`,
    ...facts.peers.flatMap(peer => networks(facts, peer)),
    ...facts.peers.flatMap(peer => neighbour(facts, peer, first.asn)),
    '!',
    'commit',
  ]
  return `${lines.join('\n')}\n`
}

function staticRoutes({ announced }: RouterFacts): string[] {
  if (announced.length === 0) return []
  const routes = ([4, 6] as const).flatMap(family => {
    const own = announced.filter(prefix => prefix.family === family)
    return own.length === 0 ? [] : [` address-family ipv${family} unicast`, ...own.map(({ text }) => `  ${text} Null0 254`), ' !']
  })
  return ['router static', ...routes, '!']
}

function networks({ announced }: RouterFacts, { family }: PeerFacts): string[] {
  const own = announced.filter(prefix => prefix.family === (family === 'ipv4' ? 4 : 6))
  return [` address-family ${family} unicast`, ...own.map(({ text }) => `  network ${text}`), ' !']
}

function neighbour({ amazonAsn, name }: RouterFacts, { amazon, authKey, asn, family }: PeerFacts, routerAsn: number): string[] {
  return [
    ` neighbor ${amazon}`,
    `  remote-as ${amazonAsn}`,
    ...(asn === routerAsn ? [] : [`  local-as ${asn} no-prepend replace-as`]),
    `  description ${name}`,
    `  password clear ${authKey}`,
    '  timers 30 90',
    '  bfd fast-detect',
    '  bfd minimum-interval 300',
    '  bfd multiplier 3',
    `  address-family ${family} unicast`,
    '   send-community-ebgp',
    '   route-policy direct-connect-pass in',
    '   route-policy direct-connect-pass out',
    '  !',
  ]
}
