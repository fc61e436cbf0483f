import { DPD_INTERVAL_SECONDS, type Suite, type TunnelFacts, type VpnFacts } from './tunnelConfigurationFacts.ts'

/** Fortinet FortiOS: an IPsec interface per tunnel. */
export function fortiOsTunnels(facts: VpnFacts): string {
  const lines = [
    'config vpn ipsec phase1-interface',
    ...facts.tunnels.flatMap(tunnel => phase1(facts, tunnel)),
    'end',
    'config vpn ipsec phase2-interface',
    ...facts.tunnels.flatMap(tunnel => phase2(facts, tunnel)),
    'end',
    'config system interface',
    ...facts.tunnels.flatMap(tunnel => systemInterface(facts, tunnel)),
    'end',
    ...(facts.isStatic ? staticRoutes(facts) : bgp(facts)),
  ]
  return `${lines.join('\n')}\n`
}

function phase1(
  { ikeVersion, customerAddress }: VpnFacts,
  { number, ike, amazonAddress, key, dpdRetries }: TunnelFacts,
): string[] {
  return [
    `    edit "aws${number}"`,
    '        set interface "wan1"',
    `        set ike-version ${ikeVersion === 'ikev2' ? 2 : 1}`,
    `        set local-gw ${customerAddress}`,
    '        set peertype any',
    `        set proposal ${proposal(ike, true)}`,
    `        set dhgrp ${ike.group}`,
    `        set keylife ${ike.lifetimeSeconds}`,
    '        set dpd on-idle',
    `        set dpd-retrycount ${dpdRetries}`,
    `        set dpd-retryinterval ${DPD_INTERVAL_SECONDS}`,
    `        set remote-gw ${amazonAddress}`,
    `        set psksecret ${key}`,
    '    next',
  ]
}

function phase2({ family }: VpnFacts, { number, esp }: TunnelFacts): string[] {
  return [
    `    edit "aws${number}"`,
    `        set phase1name "aws${number}"`,
    `        set proposal ${proposal(esp, false)}`,
    '        set pfs enable',
    `        set dhgrp ${esp.group}`,
    `        set keylifeseconds ${esp.lifetimeSeconds}`,
    '        set auto-negotiate enable',
    ...(family === 'ipv6' ? ['        set src-addr-type subnet6', '        set dst-addr-type subnet6'] : []),
    '    next',
  ]
}

function systemInterface({ family }: VpnFacts, { number, inside, mtu, mss }: TunnelFacts): string[] {
  const address =
    family === 'ipv4'
      ? [`        set ip ${inside.customer} 255.255.255.255`, `        set remote-ip ${inside.amazon} 255.255.255.252`]
      : ['        config ipv6', `            set ip6-address ${inside.customer}/${inside.length}`, '        end']
  return [
    `    edit "aws${number}"`,
    '        set vdom "root"',
    ...address,
    '        set allowaccess ping',
    '        set mtu-override enable',
    `        set mtu ${mtu}`,
    `        set tcp-mss ${mss}`,
    '    next',
  ]
}

function staticRoutes({ tunnels, remoteCidr, family }: VpnFacts): string[] {
  return [
    `config router ${family === 'ipv4' ? 'static' : 'static6'}`,
    ...tunnels.flatMap(({ number }) => [
      `    edit ${number}`,
      `        set dst ${remoteCidr}`,
      `        set device "aws${number}"`,
      `        set priority ${number}`,
      '    next',
    ]),
    'end',
  ]
}

function bgp({ customerAsn, amazonAsn, tunnels }: VpnFacts): string[] {
  return [
    'config router bgp',
    `    set as ${customerAsn}`,
    '    config neighbor',
    ...tunnels.flatMap(({ inside }) => [
      `        edit "${inside.amazon}"`,
      `            set remote-as ${amazonAsn}`,
      '            set keep-alive-timer 10',
      '            set holdtime-timer 30',
      '        next',
    ]),
    '    end',
    'end',
  ]
}

const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA2-256': 'sha256',
  'SHA2-384': 'sha384',
  'SHA2-512': 'sha512',
}

function proposal({ encryption, integrity }: Suite, isPhase1: boolean): string {
  const name = encryption.startsWith('AES256') ? 'aes256' : 'aes128'
  if (!encryption.includes('GCM')) return `${name}-${HASHES[integrity]}`
  return isPhase1 ? `${name}gcm-prf${HASHES[integrity]}` : `${name}gcm`
}
