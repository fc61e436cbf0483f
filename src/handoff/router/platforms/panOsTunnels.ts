import { FAMILY_WORDS } from '../families.ts'
import type { InterfaceAddress, RouterModel, Suite, Tunnel } from '../routerModel.ts'

/** The interface of the uplink to the Internet, which tunnels start from. */
export const UPLINK = 'ethernet1/1'

/** An address of the interface whose `set` command begins with `own`. */
export function addressed(own: string, { family, address, length }: InterfaceAddress): string[] {
  if (family === 4) return [`${own} ip ${address}/${length}`]
  return [`${own} ipv6 enabled yes`, `${own} ipv6 address ${address}/${length} enable-on-interface yes`]
}

/** Profiles, gateway, interface and IPsec of one tunnel. */
export function tunnelLines({ loopbacks }: RouterModel, tunnel: Tunnel): string[] {
  const { number, name, id, outside, family, inside, ike, esp, ikeVersion, key, dpd, mtu, mss, isPrivate } = tunnel
  const own = `set network interface tunnel units tunnel.${number}`
  const ikeProfile = `set network ike crypto-profiles ike-crypto-profiles ${name}`
  const espProfile = `set network ike crypto-profiles ipsec-crypto-profiles ${name}`
  const gateway = `set network ike gateway ${name}`
  return [
    `${ikeProfile} dh-group group${ike.group}`,
    `${ikeProfile} encryption ${cipher(ike)}`,
    `${ikeProfile} hash ${ike.isGcm ? 'non-auth' : ike.integrity}`,
    `${ikeProfile} lifetime seconds ${ike.lifetimeSeconds}`,
    `${espProfile} esp encryption ${cipher(esp)}`,
    `${espProfile} esp authentication ${esp.isGcm ? 'none' : esp.integrity}`,
    `${espProfile} dh-group group${esp.group}`,
    `${espProfile} lifetime seconds ${esp.lifetimeSeconds}`,
    `${gateway} protocol version ikev${ikeVersion}`,
    `${gateway} protocol ikev${ikeVersion} ike-crypto-profile ${name}`,
    `${gateway} protocol ikev${ikeVersion} dpd enable yes`,
    `${gateway} protocol ikev${ikeVersion} dpd interval ${dpd.intervalSeconds}`,
    `${gateway} authentication pre-shared-key key "${key}"`,
    `${gateway} local-address interface ${isPrivate ? `loopback.${100 + loopbacks.indexOf(outside.customer)}` : UPLINK}`,
    `${gateway} local-address ip ${outside.customer}${isPrivate ? '/32' : ''}`,
    `${gateway} peer-address ip ${outside.amazon}`,
    ...addressed(own, { family, address: inside.customer, length: inside.length }),
    `${own} mtu ${mtu}`,
    `${own} comment "${id}"`,
    // An adjustment: what is taken off the MTU, and no MSS.
    `${own} adjust-tcp-mss enable yes`,
    `${own} adjust-tcp-mss ${FAMILY_WORDS[family].version}-mss-adjustment ${mtu - mss}`,
    `set network tunnel ipsec ${name} auto-key ike-gateway ${name}`,
    `set network tunnel ipsec ${name} auto-key ipsec-crypto-profile ${name}`,
    ...(family === 6 ? ['local ::/0', 'remote ::/0', 'protocol any'] : []).map(
      line => `set network tunnel ipsec ${name} auto-key proxy-id-v6 ALL ${line}`,
    ),
    `set network tunnel ipsec ${name} tunnel-interface tunnel.${number}`,
    `set network tunnel ipsec ${name} anti-replay yes`,
  ]
}

function cipher({ bits, isGcm }: Suite): string {
  return `aes-${bits}-${isGcm ? 'gcm' : 'cbc'}`
}
