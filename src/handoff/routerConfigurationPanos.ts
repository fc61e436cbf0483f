import type { PeerFacts, RouterFacts } from './routerConfigurationFacts.ts'

/** Palo Alto Networks PAN-OS, as `set` commands in configuration mode. */
export function panosConfiguration(facts: RouterFacts): string {
  const [first] = facts.peers
  if (!first) return '# This virtual interface has no BGP peer.\n'
  const port = 'set network interface ethernet ethernet1/1 layer3'
  const unit = `${port} units ethernet1/1.${facts.vlan}`
  const router = 'set network virtual-router default'
  const bgp = `${router} protocol bgp`
  const lines = [
    `${port} mtu ${facts.mtu}`,
    `${unit} tag ${facts.vlan}`,
    `${unit} comment "Direct Connect ${facts.name} ${facts.id}"`,
    ...facts.peers.map(peer =>
      peer.family === 'ipv4'
        ? `${unit} ip ${peer.customer}/${peer.length}`
        : `${unit} ipv6 address ${peer.customer}/${peer.length} enable-on-interface yes`,
    ),
    ...(facts.peers.some(({ family }) => family === 'ipv6') ? [`${unit} ipv6 enabled yes`] : []),
    'set network profiles bfd-profile direct-connect min-tx-interval 300 min-rx-interval 300 detection-multiplier 3',
    `${router} interface ethernet1/1.${facts.vlan}`,
    ...facts.announced.map(
      ({ family, text }, at) =>
        `${router} routing-table ${family === 4 ? 'ip' : 'ipv6'} static-route ${facts.name}-${at + 1} destination ${text} nexthop discard`,
    ),
    `${bgp} enable yes`,
    `${bgp} router-id ${routerId(facts)}`,
    `${bgp} local-as ${first.asn}`,
    `${bgp} routing-options as-format 4-byte`,
    ...facts.peers.flatMap((peer, at) => peerLines(facts, peer, { bgp, at })),
    ...facts.announced.map(({ text }) => `${bgp} redist-rules ${text} enable yes`),
  ]
  return `${lines.join('\n')}\n`
}

/** A BGP identifier is written like an IPv4 address, whatever family the session has. */
function routerId({ peers, vlan }: RouterFacts): string {
  return peers.find(({ family }) => family === 'ipv4')?.customer ?? `0.0.${vlan >> 8}.${vlan & 255}`
}

function peerLines(
  { name, vlan, amazonAsn }: RouterFacts,
  { family, customer, length, amazon, authKey }: PeerFacts,
  { bgp, at }: { readonly bgp: string; readonly at: number },
): string[] {
  const peer = `${bgp} peer-group ${name} peer ${name}-${family}`
  return [
    ...(at === 0 ? [`${bgp} peer-group ${name} type ebgp`] : []),
    `${bgp} auth-profile ${name}-${family} secret ${authKey}`,
    `${peer} enable yes`,
    `${peer} peer-as ${amazonAsn}`,
    `${peer} address-family-identifier ${family}`,
    `${peer} local-address interface ethernet1/1.${vlan} ip ${customer}/${length}`,
    `${peer} peer-address ip ${amazon}`,
    `${peer} connection-options authentication ${name}-${family}`,
    `${peer} connection-options hold-time 90 keep-alive-interval 30`,
    `${peer} bfd profile direct-connect`,
  ]
}
