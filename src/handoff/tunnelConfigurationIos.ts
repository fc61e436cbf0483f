import { dottedMask } from './routerConfigurationMask.ts'
import { DPD_INTERVAL_SECONDS, isGcm, keyLength, type TunnelFacts, type VpnFacts } from './tunnelConfigurationFacts.ts'

/** Cisco IOS XE: a virtual tunnel interface per tunnel, IKEv1 as ISAKMP or IKEv2. */
export function iosTunnels(facts: VpnFacts): string {
  const lines = [
    `! VPN connection ${facts.id}`,
    ...facts.tunnels.flatMap(tunnel => (facts.ikeVersion === 'ikev2' ? ikev2(facts, tunnel) : isakmp(facts, tunnel))),
    ...facts.tunnels.flatMap(tunnel => [...ipsec(facts, tunnel), ...tunnelInterface(facts, tunnel)]),
    ...(facts.isStatic ? facts.tunnels.map(tunnel => staticRoute(facts, tunnel)) : bgp(facts)),
  ]
  return `${lines.join('\n')}\n`
}

function isakmp({ id, customerAddress }: VpnFacts, { number, amazonAddress, key, ike, dpdRetries }: TunnelFacts): string[] {
  return [
    `crypto isakmp policy ${200 + number}`,
    ` encryption aes ${keyLength(ike)}`,
    ` hash ${HASHES[ike.integrity]}`,
    ' authentication pre-share',
    ` group ${ike.group}`,
    ` lifetime ${ike.lifetimeSeconds}`,
    `crypto keyring ${id}-${number}`,
    ` local-address ${customerAddress}`,
    ` pre-shared-key address ${amazonAddress} key ${key}`,
    `crypto isakmp profile ${id}-${number}`,
    ` keyring ${id}-${number}`,
    ` match identity address ${amazonAddress} 255.255.255.255`,
    ` local-address ${customerAddress}`,
    `crypto isakmp keepalive ${DPD_INTERVAL_SECONDS} ${dpdRetries} on-demand`,
    '!',
  ]
}

function ikev2({ id, customerAddress }: VpnFacts, { number, amazonAddress, key, ike, dpdRetries }: TunnelFacts): string[] {
  const name = `${id}-${number}`
  return [
    `crypto ikev2 proposal ${name}`,
    ` encryption aes-${isGcm(ike) ? 'gcm' : 'cbc'}-${keyLength(ike)}`,
    isGcm(ike)
      ? ` prf ${HASHES[ike.integrity]}`
      : ` integrity ${HASHES[ike.integrity] === 'sha' ? 'sha1' : HASHES[ike.integrity]}`,
    ` group ${ike.group}`,
    `crypto ikev2 policy ${name}`,
    ` match address local ${customerAddress}`,
    ` proposal ${name}`,
    `crypto ikev2 keyring ${name}`,
    ' peer aws',
    `  address ${amazonAddress}`,
    `  pre-shared-key ${key}`,
    `crypto ikev2 profile ${name}`,
    ` match address local ${customerAddress}`,
    ` match identity remote address ${amazonAddress}`,
    ' authentication remote pre-share',
    ' authentication local pre-share',
    ` keyring local ${name}`,
    ` lifetime ${ike.lifetimeSeconds}`,
    ` dpd ${DPD_INTERVAL_SECONDS} ${dpdRetries} on-demand`,
    '!',
  ]
}

function ipsec({ id, ikeVersion }: VpnFacts, { number, esp, replayWindow }: TunnelFacts): string[] {
  const name = `${id}-${number}`
  return [
    isGcm(esp)
      ? `crypto ipsec transform-set ${name} esp-gcm ${keyLength(esp)}`
      : `crypto ipsec transform-set ${name} esp-aes ${keyLength(esp)} esp-${HASHES[esp.integrity]}-hmac`,
    ' mode tunnel',
    `crypto ipsec profile ${name}`,
    ` set transform-set ${name}`,
    ` set pfs group${esp.group}`,
    ` set security-association lifetime seconds ${esp.lifetimeSeconds}`,
    // The largest window that IOS knows.
    ` set security-association replay window-size ${Math.min(1024, replayWindow)}`,
    ` set ${ikeVersion === 'ikev2' ? 'ikev2' : 'isakmp'}-profile ${name}`,
    '!',
  ]
}

function tunnelInterface({ id, customerAddress, family }: VpnFacts, tunnel: TunnelFacts): string[] {
  const { number, inside, mtu, mss, amazonAddress } = tunnel
  const isIpv4 = family === 'ipv4'
  const ip = isIpv4 ? 'ip' : 'ipv6'
  return [
    `interface Tunnel${number}`,
    ` description AWS ${id} tunnel ${number}`,
    isIpv4 ? ` ip address ${inside.customer} ${dottedMask(inside.length)}` : ` ipv6 address ${inside.customer}/${inside.length}`,
    ` ${ip} mtu ${mtu}`,
    ` ${ip} tcp adjust-mss ${mss}`,
    ` tunnel source ${customerAddress}`,
    ` tunnel destination ${amazonAddress}`,
    ` tunnel mode ipsec ${family}`,
    ` tunnel protection ipsec profile ${id}-${number}`,
    ' no shutdown',
    '!',
  ]
}

function staticRoute({ family, remoteCidr }: VpnFacts, { number }: TunnelFacts): string {
  const [address = '', length] = remoteCidr.split('/')
  if (family === 'ipv6') return `ipv6 route ${remoteCidr} Tunnel${number} ${number}`
  return `ip route ${address} ${dottedMask(Number(length))} Tunnel${number} ${number}`
}

function bgp({ customerAsn, amazonAsn, tunnels, family }: VpnFacts): string[] {
  return [
    `router bgp ${customerAsn}`,
    ' bgp log-neighbor-changes',
    ...tunnels.flatMap(({ inside }) => [
      ` neighbor ${inside.amazon} remote-as ${amazonAsn}`,
      ` neighbor ${inside.amazon} timers 10 30`,
    ]),
    ` address-family ${family} unicast`,
    ...tunnels.map(({ inside }) => `  neighbor ${inside.amazon} activate`),
    '  ! network <prefix of this site>',
    ' exit-address-family',
  ]
}

const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha',
  'SHA2-256': 'sha256',
  'SHA2-384': 'sha384',
  'SHA2-512': 'sha512',
}
