import { cipherName, DPD_INTERVAL_SECONDS, isGcm, type TunnelFacts, type VpnFacts } from './tunnelConfigurationFacts.ts'

/** Juniper SRX, as `set` commands: a route-based VPN per tunnel over st0. */
export function junosTunnels(facts: VpnFacts): string {
  const lines = [
    ...facts.tunnels.flatMap(tunnel => [...ike(facts, tunnel), ...ipsec(facts, tunnel), ...unit(facts, tunnel)]),
    ...(facts.isStatic ? staticRoutes(facts) : bgp(facts)),
    `set security flow tcp-mss ipsec-vpn mss ${Math.min(...facts.tunnels.map(({ mss }) => mss))}`,
  ]
  return `${lines.join('\n')}\n`
}

function ike(facts: VpnFacts, { number, ike: suite, key, amazonAddress, dpdRetries }: TunnelFacts): string[] {
  const name = `${facts.id}-${number}`
  const proposal = `set security ike proposal ${name}`
  const gateway = `set security ike gateway ${name}`
  return [
    `${proposal} authentication-method pre-shared-keys`,
    `${proposal} encryption-algorithm ${cipherName(suite)}`,
    ...(isGcm(suite) ? [] : [`${proposal} authentication-algorithm ${INTEGRITY[suite.integrity]}`]),
    `${proposal} dh-group group${suite.group}`,
    `${proposal} lifetime-seconds ${suite.lifetimeSeconds}`,
    ...(facts.ikeVersion === 'ikev1' ? [`set security ike policy ${name} mode main`] : []),
    `set security ike policy ${name} proposals ${name}`,
    `set security ike policy ${name} pre-shared-key ascii-text "${key}"`,
    `${gateway} ike-policy ${name}`,
    `${gateway} address ${amazonAddress}`,
    `${gateway} local-address ${facts.customerAddress}`,
    `${gateway} external-interface ge-0/0/0.0`,
    `${gateway} version ${facts.ikeVersion === 'ikev1' ? 'v1-only' : 'v2-only'}`,
    `${gateway} dead-peer-detection interval ${DPD_INTERVAL_SECONDS} threshold ${dpdRetries}`,
  ]
}

function ipsec({ id }: VpnFacts, { number, esp }: TunnelFacts): string[] {
  const name = `${id}-${number}`
  const proposal = `set security ipsec proposal ${name}`
  return [
    `${proposal} protocol esp`,
    `${proposal} encryption-algorithm ${cipherName(esp)}`,
    ...(isGcm(esp) ? [] : [`${proposal} authentication-algorithm ${ESP_INTEGRITY[esp.integrity]}`]),
    `${proposal} lifetime-seconds ${esp.lifetimeSeconds}`,
    `set security ipsec policy ${name} perfect-forward-secrecy keys group${esp.group}`,
    `set security ipsec policy ${name} proposals ${name}`,
    `set security ipsec vpn ${name} bind-interface st0.${number}`,
    `set security ipsec vpn ${name} df-bit clear`,
    `set security ipsec vpn ${name} ike gateway ${name}`,
    `set security ipsec vpn ${name} ike ipsec-policy ${name}`,
    `set security ipsec vpn ${name} establish-tunnels immediately`,
  ]
}

function unit({ family, isStatic }: VpnFacts, { number, inside, mtu }: TunnelFacts): string[] {
  const inet = family === 'ipv4' ? 'inet' : 'inet6'
  const zone = `set security zones security-zone aws interfaces st0.${number} host-inbound-traffic`
  return [
    `set interfaces st0 unit ${number} family ${inet} address ${inside.customer}/${inside.length}`,
    `set interfaces st0 unit ${number} family ${inet} mtu ${mtu}`,
    `${zone} system-services ping`,
    ...(isStatic ? [] : [`${zone} protocols bgp`]),
  ]
}

function staticRoutes({ family, remoteCidr, tunnels }: VpnFacts): string[] {
  const table = family === 'ipv6' ? 'rib inet6.0 ' : ''
  return tunnels.map(
    ({ number }) =>
      `set routing-options ${table}static route ${remoteCidr} qualified-next-hop st0.${number} preference ${4 + number}`,
  )
}

function bgp({ id, customerAsn, amazonAsn, tunnels }: VpnFacts): string[] {
  const group = `set protocols bgp group ${id}`
  return [
    `${group} type external`,
    `${group} local-as ${customerAsn}`,
    `${group} peer-as ${amazonAsn}`,
    `${group} hold-time 30`,
    ...tunnels.map(({ inside }) => `${group} neighbor ${inside.amazon}`),
    `${group} export ${id}-out`,
    // Announces what this device has itself; narrow it to the prefixes of the site.
    `set policy-options policy-statement ${id}-out term own from protocol direct`,
    `set policy-options policy-statement ${id}-out term own then accept`,
    `set policy-options policy-statement ${id}-out then reject`,
  ]
}

const INTEGRITY: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA2-256': 'sha-256',
  'SHA2-384': 'sha-384',
  'SHA2-512': 'sha-512',
}

const ESP_INTEGRITY: Readonly<Record<string, string>> = {
  SHA1: 'hmac-sha1-96',
  'SHA2-256': 'hmac-sha-256-128',
  'SHA2-384': 'hmac-sha-384',
  'SHA2-512': 'hmac-sha-512',
}
