import { hasIpv6 } from '../families.ts'
import type { RouterModel, Suite, Tunnel, VlanInterface } from '../routerModel.ts'

interface Names {
  readonly lan: string
  readonly subInterface: (each: VlanInterface) => string
}

/** Zones: an interface of SRX takes no packet before it is in one, and answers what its zone lets in. */
export function srxPolicies(router: RouterModel, names: Names): string[] {
  const { interfaces, tunnels, mesh } = router
  const zone = (name: string, each: string) => `set security zones security-zone ${name} interfaces ${each}`
  return [
    ...(hasIpv6(router) ? ['set security forwarding-options family inet6 mode flow-based'] : []),
    ...(mesh.length > 0 ? [`${zone('trust', names.lan)} host-inbound-traffic protocols bgp`] : []),
    ...interfaces.flatMap(each => {
      const own = `${zone('aws', names.subInterface(each))} host-inbound-traffic`
      return [
        `${own} protocols bgp`,
        ...(each.bfd ? [`${own} protocols bfd`] : []),
        ...(tunnels.some(({ isPrivate }) => isPrivate) ? [`${own} system-services ike`] : []),
        `${own} system-services ping`,
      ]
    }),
    ...(tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`${zone('untrust', UPLINK)} host-inbound-traffic system-services ike`]
      : []),
    ...tunnels.map(({ number }) => `${zone('aws', `st0.${number}`)} host-inbound-traffic protocols bgp`),
  ]
}

const UPLINK = 'ge-0/0/0.0'

/** IKE, IPsec and the secure tunnel interface of each tunnel; one TCP MSS for all. */
export function srxTunnels({ tunnels }: RouterModel): string[] {
  if (tunnels.length === 0) return []
  return [...tunnels.flatMap(tunnel), `set security flow tcp-mss ipsec-vpn mss ${Math.min(...tunnels.map(({ mss }) => mss))}`]
}

function tunnel({ number, name, id, outside, inside, ike, esp, ikeVersion, key, dpd, mtu, isPrivate }: Tunnel): string[] {
  const [proposal, policy, gateway] = ['proposal', 'policy', 'gateway'].map(word => `set security ike ${word} ${name}`)
  return [
    `${proposal} authentication-method pre-shared-keys`,
    `${proposal} dh-group group${ike.group}`,
    ...algorithms(ike, false).map(line => `${proposal} ${line}`),
    `${proposal} lifetime-seconds ${ike.lifetimeSeconds}`,
    ...(ikeVersion === 1 ? [`${policy} mode main`] : []),
    `${policy} proposals ${name}`,
    `${policy} pre-shared-key ascii-text "${key}"`,
    `${gateway} ike-policy ${name}`,
    `${gateway} address ${outside.amazon}`,
    `${gateway} local-address ${outside.customer}`,
    `${gateway} external-interface ${isPrivate ? 'lo0.0' : UPLINK}`,
    `${gateway} version v${ikeVersion}-only`,
    `${gateway} dead-peer-detection always-send`,
    `${gateway} dead-peer-detection interval ${dpd.intervalSeconds}`,
    `${gateway} dead-peer-detection threshold ${dpd.retries}`,
    `set security ipsec proposal ${name} protocol esp`,
    ...algorithms(esp, true).map(line => `set security ipsec proposal ${name} ${line}`),
    `set security ipsec proposal ${name} lifetime-seconds ${esp.lifetimeSeconds}`,
    `set security ipsec policy ${name} perfect-forward-secrecy keys group${esp.group}`,
    `set security ipsec policy ${name} proposals ${name}`,
    `set security ipsec vpn ${name} bind-interface st0.${number}`,
    `set security ipsec vpn ${name} ike gateway ${name}`,
    `set security ipsec vpn ${name} ike ipsec-policy ${name}`,
    `set security ipsec vpn ${name} establish-tunnels immediately`,
    `set interfaces st0 unit ${number} description "${id}"`,
    `set interfaces st0 unit ${number} family inet mtu ${mtu}`,
    `set interfaces st0 unit ${number} family inet address ${inside.customer}/${inside.length}`,
  ]
}

const HASHES = { sha1: ['sha1', 'hmac-sha1-96'], sha256: ['sha-256', 'hmac-sha-256-128'] } as const

/** In JunOS a combined cipher in IKE needs no other algorithm. */
function algorithms({ bits, isGcm, integrity }: Suite, isEsp: boolean): string[] {
  if (isGcm) return [`encryption-algorithm aes-${bits}-gcm`]
  const [ikeName, espName] = HASHES[integrity as keyof typeof HASHES] ?? [
    integrity.replace('sha', 'sha-'),
    integrity.replace('sha', 'hmac-sha-'),
  ]
  return [`encryption-algorithm aes-${bits}-cbc`, `authentication-algorithm ${isEsp ? espName : ikeName}`]
}
