import type { PeerFacts, RouterFacts } from './routerConfigurationFacts.ts'

/** Juniper Junos on routers, as `set` commands. */
export function junosConfiguration(facts: RouterFacts): string {
  return `${lines(facts).join('\n')}\n`
}

/** The same on SRX firewalls, which drop BGP unless the interface's zone lets it in. */
export function junosSrxConfiguration(facts: RouterFacts): string {
  const unit = `ge-0/0/0.${facts.vlan}`
  const zone = `set security zones security-zone direct-connect interfaces ${unit} host-inbound-traffic`
  return `${[...lines(facts), `${zone} protocols bgp`, `${zone} protocols bfd`, `${zone} system-services ping`].join('\n')}\n`
}

function lines(facts: RouterFacts): string[] {
  const unit = `set interfaces ge-0/0/0 unit ${facts.vlan}`
  const group = `set protocols bgp group ${facts.name}`
  return [
    'set interfaces ge-0/0/0 vlan-tagging',
    // Of the port: 14 bytes of Ethernet and 4 of the VLAN tag on top of the packet.
    `set interfaces ge-0/0/0 mtu ${facts.mtu + 18}`,
    `${unit} vlan-id ${facts.vlan}`,
    `${unit} description "Direct Connect ${facts.name} ${facts.id}"`,
    ...facts.peers.map(peer => `${unit} family ${inet(peer.family)} address ${peer.customer}/${peer.length}`),
    ...facts.peers.map(({ family }) => `${unit} family ${inet(family)} mtu ${facts.mtu}`),
    ...facts.announced.map(
      prefix =>
        `set routing-options ${prefix.family === 6 ? 'rib inet6.0 ' : ''}static route ${prefix.text} discard preference 254`,
    ),
    ...facts.announced.map(
      prefix => `set policy-options policy-statement ${facts.name}-out term announced from route-filter ${prefix.text} exact`,
    ),
    ...(facts.announced.length > 0
      ? [
          `set policy-options policy-statement ${facts.name}-out term announced then accept`,
          `set policy-options policy-statement ${facts.name}-out then reject`,
          `${group} export ${facts.name}-out`,
        ]
      : []),
    `${group} type external`,
    `${group} hold-time 90`,
    `${group} bfd-liveness-detection minimum-interval 300 multiplier 3`,
    ...facts.peers.flatMap(peer => neighbour(facts, peer, group)),
  ]
}

function neighbour({ amazonAsn }: RouterFacts, { amazon, asn, authKey, family }: PeerFacts, group: string): string[] {
  const own = `${group} neighbor ${amazon}`
  return [
    `${own} peer-as ${amazonAsn}`,
    `${own} local-as ${asn}`,
    `${own} authentication-key "${authKey}"`,
    `${own} family ${inet(family)} unicast`,
  ]
}

function inet(family: PeerFacts['family']): 'inet' | 'inet6' {
  return family === 'ipv4' ? 'inet' : 'inet6'
}
