import { DIFFIE_HELLMAN_NAMES } from './diffieHellmanNames.ts'
import { DPD_INTERVAL_SECONDS, type Suite, type TunnelFacts, type VpnFacts } from './tunnelConfigurationFacts.ts'

/** strongSwan on Ubuntu: `swanctl.conf` and the XFRM interfaces, with static routes or FRRouting for BGP. */
export function strongSwanTunnels(facts: VpnFacts): string {
  const own = facts.isStatic
    ? facts.tunnels.map(({ number }) => `ip route add ${facts.remoteCidr} dev aws${number} metric ${100 * number}`)
    : ['# BGP needs a routing daemon: take the sample of FRRouting.']
  return `${[...swanctl(facts), ...interfaces(facts), ...own].join('\n')}\n`
}

/** The same with `frr.conf`. */
export function frrTunnels(facts: VpnFacts): string {
  const routing = facts.isStatic ? staticRoutes(facts) : bgp(facts)
  return `${[...swanctl(facts), ...interfaces(facts), '', '# /etc/frr/frr.conf', ...routing].join('\n')}\n`
}

function swanctl(facts: VpnFacts): string[] {
  return [
    '# /etc/swanctl/conf.d/aws.conf',
    'connections {',
    ...facts.tunnels.flatMap(tunnel => connection(facts, tunnel)),
    '}',
    'secrets {',
    ...facts.tunnels.flatMap(({ number, amazonAddress, key }) => [
      `  ike-aws${number} {`,
      `    id-1 = ${amazonAddress}`,
      `    secret = "${key}"`,
      '  }',
    ]),
    '}',
    '',
  ]
}

function connection(facts: VpnFacts, tunnel: TunnelFacts): string[] {
  const { number, ike, esp } = tunnel
  const every = facts.family === 'ipv4' ? '0.0.0.0/0' : '::/0'
  return [
    `  aws${number} {`,
    `    version = ${facts.ikeVersion === 'ikev2' ? 2 : 1}`,
    `    local_addrs = ${facts.customerAddress}`,
    `    remote_addrs = ${tunnel.amazonAddress}`,
    `    proposals = ${proposal(ike, true)}`,
    `    rekey_time = ${ike.lifetimeSeconds}s`,
    `    dpd_delay = ${DPD_INTERVAL_SECONDS}s`,
    ...(facts.ikeVersion === 'ikev1' ? [`    dpd_timeout = ${DPD_INTERVAL_SECONDS * tunnel.dpdRetries}s`] : []),
    `    if_id_in = ${number}`,
    `    if_id_out = ${number}`,
    '    local {',
    '      auth = psk',
    `      id = ${facts.customerAddress}`,
    '    }',
    '    remote {',
    '      auth = psk',
    `      id = ${tunnel.amazonAddress}`,
    '    }',
    '    children {',
    `      aws${number} {`,
    `        local_ts = ${every}`,
    `        remote_ts = ${every}`,
    `        esp_proposals = ${proposal(esp, false)}`,
    `        rekey_time = ${esp.lifetimeSeconds}s`,
    `        replay_window = ${tunnel.replayWindow}`,
    '        start_action = start',
    '        dpd_action = restart',
    '      }',
    '    }',
    '  }',
  ]
}

function interfaces({ tunnels, family }: VpnFacts): string[] {
  const tables = family === 'ipv4' ? 'iptables' : 'ip6tables'
  return [
    '# The interfaces, once as root; eth0 is the one towards the Internet.',
    ...tunnels.flatMap(({ number, inside, mtu, mss }) => [
      `ip link add aws${number} type xfrm dev eth0 if_id ${number}`,
      `ip link set aws${number} mtu ${mtu} up`,
      `ip address add ${inside.customer}/${inside.length} dev aws${number}`,
      `${tables} -t mangle -A FORWARD -o aws${number} -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss ${mss}`,
      // Traffic may leave by one tunnel and return by the other.
      ...(family === 'ipv4' ? [`sysctl -w net.ipv4.conf.aws${number}.rp_filter=2`] : []),
    ]),
  ]
}

function staticRoutes({ tunnels, remoteCidr, family }: VpnFacts): string[] {
  return tunnels.map(({ number }) => `${family === 'ipv4' ? 'ip' : 'ipv6'} route ${remoteCidr} aws${number} ${number}`)
}

function bgp({ customerAsn, amazonAsn, tunnels, family }: VpnFacts): string[] {
  return [
    `router bgp ${customerAsn}`,
    // RFC 8212: without it no route passes on a session to another AS.
    ' no bgp ebgp-requires-policy',
    ...tunnels.flatMap(({ inside }) => [
      ` neighbor ${inside.amazon} remote-as ${amazonAsn}`,
      ` neighbor ${inside.amazon} timers 10 30`,
    ]),
    ` address-family ${family} unicast`,
    '  ! network <prefix of this site>',
    ...tunnels.map(({ inside }) => `  neighbor ${inside.amazon} activate`),
    ' exit-address-family',
    'exit',
  ]
}

const INTEGRITY: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA2-256': 'sha256',
  'SHA2-384': 'sha384',
  'SHA2-512': 'sha512',
}

/** In IKE a combined cipher takes a pseudo-random function instead of integrity. */
function proposal({ encryption, integrity, group }: Suite, isIke: boolean): string {
  const name = encryption.startsWith('AES256') ? 'aes256' : 'aes128'
  const isGcm = encryption.includes('GCM')
  const second = isGcm ? (isIke ? `prf${INTEGRITY[integrity]}` : undefined) : INTEGRITY[integrity]
  return [isGcm ? `${name}gcm16` : name, second, DIFFIE_HELLMAN_NAMES[group]].filter(part => part !== undefined).join('-')
}
