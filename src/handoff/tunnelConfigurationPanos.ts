import { cipherName, DPD_INTERVAL_SECONDS, isGcm, type TunnelFacts, type VpnFacts } from './tunnelConfigurationFacts.ts'

/** Palo Alto Networks, as `set` commands of configuration mode. */
export function panosTunnels(facts: VpnFacts): string {
  const lines = [
    ...facts.tunnels.flatMap(tunnel => [...crypto(facts, tunnel), ...gateway(facts, tunnel), ...tunnelLines(facts, tunnel)]),
    ...(facts.isStatic ? facts.tunnels.flatMap(tunnel => staticRoute(facts, tunnel)) : bgp(facts)),
  ]
  return `${lines.join('\n')}\n`
}

function crypto({ id }: VpnFacts, { number, ike, esp }: TunnelFacts): string[] {
  const profiles = 'set network ike crypto-profiles'
  const ikeProfile = `${profiles} ike-crypto-profiles ${id}-${number}`
  const espProfile = `${profiles} ipsec-crypto-profiles ${id}-${number}`
  return [
    `${ikeProfile} dh-group group${ike.group}`,
    `${ikeProfile} hash ${HASHES[ike.integrity]}`,
    `${ikeProfile} encryption ${cipherName(ike)}`,
    `${ikeProfile} lifetime seconds ${ike.lifetimeSeconds}`,
    `${espProfile} esp authentication ${isGcm(esp) ? 'none' : HASHES[esp.integrity]}`,
    `${espProfile} esp encryption ${cipherName(esp)}`,
    `${espProfile} dh-group group${esp.group}`,
    `${espProfile} lifetime seconds ${esp.lifetimeSeconds}`,
  ]
}

function gateway(
  { id, ikeVersion, customerAddress }: VpnFacts,
  { number, key, amazonAddress, dpdRetries }: TunnelFacts,
): string[] {
  const own = `set network ike gateway ${id}-${number}`
  const version = `${own} protocol ${ikeVersion}`
  return [
    `${own} authentication pre-shared-key key ${key}`,
    `${own} protocol version ${ikeVersion}`,
    `${version} ike-crypto-profile ${id}-${number}`,
    `${version} dpd enable yes`,
    `${version} dpd interval ${DPD_INTERVAL_SECONDS}`,
    ...(ikeVersion === 'ikev1' ? [`${version} dpd retry ${dpdRetries}`, `${version} exchange-mode main`] : []),
    `${own} local-address interface ethernet1/1 ip ${customerAddress}`,
    `${own} peer-address ip ${amazonAddress}`,
  ]
}

function tunnelLines({ id, family }: VpnFacts, { number, inside, mtu }: TunnelFacts): string[] {
  const unit = `set network interface tunnel units tunnel.${number}`
  const address = `${inside.customer}/${inside.length}`
  return [
    family === 'ipv4' ? `${unit} ip ${address}` : `${unit} ipv6 address ${address} enable-on-interface yes`,
    `${unit} mtu ${mtu}`,
    `set network virtual-router default interface tunnel.${number}`,
    `set zone aws network layer3 tunnel.${number}`,
    `set network tunnel ipsec ${id}-${number} auto-key ike-gateway ${id}-${number}`,
    `set network tunnel ipsec ${id}-${number} auto-key ipsec-crypto-profile ${id}-${number}`,
    `set network tunnel ipsec ${id}-${number} tunnel-interface tunnel.${number}`,
    `set network tunnel ipsec ${id}-${number} anti-replay yes`,
  ]
}

function staticRoute({ id, family, remoteCidr }: VpnFacts, { number }: TunnelFacts): string[] {
  const table = family === 'ipv4' ? 'ip' : 'ipv6'
  const route = `set network virtual-router default routing-table ${table} static-route ${id}-${number}`
  return [`${route} destination ${remoteCidr}`, `${route} interface tunnel.${number}`, `${route} metric ${10 * number}`]
}

function bgp({ id, customerAsn, amazonAsn, tunnels }: VpnFacts): string[] {
  const root = 'set network virtual-router default protocol bgp'
  return [
    `${root} enable yes`,
    `${root} local-as ${customerAsn}`,
    `${root} peer-group ${id} type ebgp`,
    ...tunnels.flatMap(({ number, inside }) => {
      const peer = `${root} peer-group ${id} peer ${id}-${number}`
      return [
        `${peer} peer-as ${amazonAsn}`,
        `${peer} local-address interface tunnel.${number}`,
        `${peer} local-address ip ${inside.customer}/${inside.length}`,
        `${peer} peer-address ip ${inside.amazon}`,
        `${peer} connection-options keep-alive-interval 10`,
        `${peer} connection-options hold-time 30`,
      ]
    }),
  ]
}

const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA2-256': 'sha256',
  'SHA2-384': 'sha384',
  'SHA2-512': 'sha512',
}
