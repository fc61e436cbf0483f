import { bfdProfileName, bfdProfiles } from '../bfdProfiles.ts'
import { FAMILY_WORDS, type Family, familiesOf, hasIpv6, IPV6_ENDING, ofFamily } from '../families.ts'
import { ownNetworks } from '../ownNetworks.ts'
import type { Neighbour, Policy, RouterModel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { toldInside } from '../toldInside.ts'
import { addressed, tunnelLines, UPLINK } from './panOsTunnels.ts'

/** Palo Alto PAN-OS: `set` commands for a firewall with the classic virtual router. */
export const PAN_OS: RouterPlatform = {
  title: 'Palo Alto PAN-OS 10.2 (virtual router)',
  vpn: 'routed',
  overLimit: {
    instead:
      'PAN-OS has max-prefixes, and no time for it: whether and when the virtual router opens the session again is its own affair.',
  },
  writesIpv6Tunnels: true,
  notes: router => [
    ...standIns(router, portName, LAN),
    'Zones lan and aws are made; security policies between them are yours to write.',
    ...(hasIpv6(router)
      ? [
          'IPv6 firewalling has to be on (Device > Setup > Session).',
          `A prefix of IPv6 that the LAN brings by OSPFv3 needs that type in redist-profile-ipv6 ${OWN_IPV6}, too.`,
        ]
      : []),
    ...(router.interfaces.some(({ mtu }) => mtu > 1500) ? ['Jumbo frames are on for the whole device and need a restart.'] : []),
    ...(router.tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`${UPLINK} stands for the uplink to the Internet, with ${router.routerId} and a default route already.`]
      : []),
    ...(toldInside(router).length > 0
      ? ['The static routes into the VPN are not told to the other edges: give them static routes to this one, too.']
      : []),
  ],
  write,
}

const LAN = 'ethernet1/2'
const VR = 'set network virtual-router default'
const BGP = `${VR} protocol bgp`

/** The profile of what is announced of IPv6. */
const OWN_IPV6 = 'OWN-V6'

function portName({ number, isLag }: RouterModel['ports'][number]): string {
  return isLag ? `ae${number}` : `ethernet1/${number + 2}`
}

function portPath(port: RouterModel['ports'][number]): string {
  return `set network interface ${port.isLag ? 'aggregate-ethernet' : 'ethernet'} ${portName(port)}`
}

function unitName({ port, vlan }: VlanInterface): string {
  return `${portName(port)}.${vlan}`
}

function write(router: RouterModel): RouterText {
  const { neighbours, tunnels } = router
  return {
    files: [{ name: 'router.set', comment: '#', lines: configuration(router) }],
    checks: [
      'show routing protocol bgp summary',
      ...(neighbours.some(({ bfd }) => bfd) ? ['show routing bfd summary'] : []),
      'show routing protocol bgp rib-out',
      ...(tunnels.length > 0 ? ['show vpn ike-sa', 'show vpn ipsec-sa'] : []),
    ],
    rollback: ['load config last-saved; or by number: load config version; then commit'],
  }
}

function configuration(router: RouterModel): string[] {
  const { name, lan, mesh, ports, interfaces, loopbacks, tunnels, originated, statics, neighbours } = router
  const attached = [
    ...(mesh.length > 0 ? [LAN] : []),
    ...interfaces.map(unitName),
    ...loopbacks.map((_, i) => `loopback.${100 + i}`),
    ...tunnels.map(({ number }) => `tunnel.${number}`),
  ]
  return [
    `set deviceconfig system hostname ${name}`,
    ...(interfaces.some(({ mtu }) => mtu > 1500) ? ['set deviceconfig setting jumbo-frame mtu 9192'] : []),
    ...(mesh.length > 0
      ? [
          `set network interface ethernet ${LAN} layer3 mtu ${lan.mtu}`,
          ...lan.addresses.flatMap(each => addressed(`set network interface ethernet ${LAN} layer3`, each)),
        ]
      : []),
    ...ports.map(port => `${portPath(port)} layer3 mtu ${port.mtu}`),
    ...interfaces.flatMap(each => {
      const own = `${portPath(each.port)} layer3 units ${unitName(each)}`
      return [
        `${own} tag ${each.vlan}`,
        `${own} mtu ${each.mtu}`,
        ...each.addresses.flatMap(address => addressed(own, address)),
        `${own} comment "Direct Connect ${each.name} ${each.id}"`,
      ]
    }),
    ...loopbacks.map((address, i) => `set network interface loopback units loopback.${100 + i} ip ${address}/32`),
    ...tunnels.flatMap(tunnel => tunnelLines(router, tunnel)),
    ...attached.map(each => `${VR} interface ${each}`),
    ...attached.map(each => `set zone ${each === LAN ? 'lan' : 'aws'} network layer3 ${each}`),
    ...originated.flatMap(({ text, family }, i) => {
      const route = `${VR} routing-table ${FAMILY_WORDS[family].ip} static-route OWN-${i + 1}`
      return [`${route} destination ${text}`, `${route} nexthop discard`, `${route} metric 254`, `${route} admin-dist 240`]
    }),
    ...statics.flatMap(({ prefix, tunnel, distance }, i) => {
      const route = `${VR} routing-table ${FAMILY_WORDS[prefix.family].ip} static-route VPN-${i + 1}`
      return [
        `${route} destination ${prefix.text}`,
        `${route} interface tunnel.${tunnel.number}`,
        // The largest distance that PAN-OS takes is 240; of two that are alike the metric decides.
        `${route} admin-dist ${Math.max(10, Math.min(240, distance))}`,
        `${route} metric ${distance}`,
      ]
    }),
    ...bfdProfiles(neighbours).flatMap(bfd => {
      const profile = `set network profiles bfd-profile ${bfdProfileName('AWS', bfd)}`
      return [
        `${profile} min-tx-interval ${bfd.transmitMs}`,
        `${profile} min-rx-interval ${bfd.receiveMs}`,
        `${profile} detection-multiplier ${bfd.multiplier}`,
      ]
    }),
    ...bgp(router),
  ]
}

function bgp(router: RouterModel): string[] {
  const { asn, routerId, neighbours, policies, maximumPaths } = router
  return [
    `${BGP} enable yes`,
    `${BGP} router-id ${routerId}`,
    `${BGP} local-as ${asn}`,
    `${BGP} install-route yes`,
    // On by default, and it would keep the routes of a neighbour that BFD says is gone (RFC 5882 §4.3).
    `${BGP} routing-options graceful-restart enable no`,
    `${VR} ecmp enable yes`,
    // The most that PAN-OS takes.
    `${VR} ecmp max-path ${Math.min(4, maximumPaths)}`,
    ...ownNetworks(router, 4).map(text => `${BGP} redist-rules ${text} enable yes`),
    ...redistributedIpv6(router),
    ...neighbours.flatMap(session),
    ...policies.flatMap(policy => rules(router, policy)),
    ...familiesOf(router).flatMap(({ family }) => internal(router, family)),
  ]
}

function internal({ asn, lan, mesh }: RouterModel, family: Family): string[] {
  const edges = ofFamily(mesh, family)
  if (edges.length === 0) return []
  const group = `EDGES${family === 4 ? '' : IPV6_ENDING.toUpperCase()}`
  return [
    ...edges.flatMap(({ name, address }) => {
      const own = `${BGP} peer-group ${group} peer ${name}`
      return [
        `${BGP} peer-group ${group} type ibgp export-nexthop use-self`,
        `${own} enable yes`,
        `${own} peer-as ${asn}`,
        ...multiprotocol(own, family),
        `${own} local-address interface ${LAN}`,
        ...ofFamily(lan.addresses, family).map(each => `${own} local-address ip ${each.address}/${each.length}`),
        `${own} peer-address ip ${address}`,
      ]
    }),
    `${BGP} policy export rules ${group} used-by ${group}`,
    ...matchFamily(`${BGP} policy export rules ${group}`, family),
    `${BGP} policy export rules ${group} match address-prefix ${FAMILY_WORDS[family].any} exact no`,
    `${BGP} policy export rules ${group} action allow`,
  ]
}

/** A rule of IPv4 may be a prefix; what a rule of IPv6 redistributes is in a profile. */
function redistributedIpv6(router: RouterModel): string[] {
  const own = hasIpv6(router) ? ownNetworks(router, 6) : []
  if (own.length === 0) return []
  const profile = `${VR} protocol redist-profile-ipv6 ${OWN_IPV6}`
  return [
    `${profile} priority 1`,
    `${profile} action redist`,
    `${profile} filter type connect`,
    `${profile} filter type static`,
    ...own.map(text => `${profile} filter destination ${text}`),
    `${BGP} redist-rules ${OWN_IPV6} address-family-identifier ipv6`,
    `${BGP} redist-rules ${OWN_IPV6} enable yes`,
  ]
}

/** A peer is one of IPv4 unless it says otherwise. */
function multiprotocol(peer: string, family: Family): string[] {
  if (family === 4) return []
  return [
    `${peer} enable-mp-bgp yes`,
    `${peer} address-family-identifier ipv6`,
    `${peer} subsequent-address-family-identifier unicast yes`,
  ]
}

function matchFamily(rule: string, family: Family): string[] {
  return family === 4 ? [] : [`${rule} match afi ipv6`]
}

function session(neighbour: Neighbour): string[] {
  const { name, family, over, local, peer, asn, policy, key, holdSeconds, keepaliveSeconds, bfd, limit } = neighbour
  const group = `${BGP} peer-group AWS-${policy.name}`
  const own = `${group} peer ${name}`
  return [
    `${group} type ebgp import-nexthop original`,
    `${group} type ebgp export-nexthop use-self`,
    `${own} enable yes`,
    `${own} peer-as ${asn}`,
    `${own} local-address interface ${'vlan' in over ? unitName(over) : `tunnel.${over.number}`}`,
    ...multiprotocol(own, family),
    `${own} local-address ip ${local}/${lengthOf(neighbour)}`,
    `${own} peer-address ip ${peer}`,
    `${own} connection-options hold-time ${holdSeconds}`,
    `${own} connection-options keep-alive-interval ${keepaliveSeconds}`,
    ...(key === undefined
      ? []
      : [`${BGP} auth-profile ${name} secret "${key}"`, `${own} connection-options authentication ${name}`]),
    ...(bfd ? [`${own} bfd profile ${bfdProfileName('AWS', bfd)}`] : []),
    `${own} max-prefixes ${limit.prefixes}`,
  ]
}

function lengthOf({ over, family }: Neighbour): number {
  return ('vlan' in over ? ofFamily(over.addresses, family)[0] : over.inside)!.length
}

function rules({ asn }: RouterModel, policy: Policy): string[] {
  const { name, family, announced, refused, localPreference, communities, med, prepend } = policy
  const rule = (way: 'import' | 'export', of: string) => `${BGP} policy ${way} rules ${of}`
  const [no, yes, out] = [rule('import', `REFUSE-${name}`), rule('import', `IN-${name}`), rule('export', `OUT-${name}`)]
  const update = `${out} action allow update`
  return [
    `${no} used-by AWS-${name}`,
    ...matchFamily(no, family),
    ...refused.map(({ prefix, orLonger }) => `${no} match address-prefix ${prefix.text} exact ${orLonger ? 'no' : 'yes'}`),
    `${no} action deny`,
    `${yes} used-by AWS-${name}`,
    ...matchFamily(yes, family),
    `${yes} action allow update local-preference ${localPreference}`,
    `${out} used-by AWS-${name}`,
    ...matchFamily(out, family),
    ...announced.map(({ text }) => `${out} match address-prefix ${text} exact yes`),
    ...(announced.length === 0 ? [`${out} action deny`] : [`${out} action allow`]),
    ...(communities.length > 0 ? [`${update} community append [ ${communities.join(' ')} ]`] : []),
    ...(med === undefined ? [] : [`${update} med ${med}`]),
    ...(prepend > 0 ? [`${update} as-path prepend ${prepend}`] : []),
    ...(announced.length === 0 ? [] : [`# Nothing but these leaves AS ${asn} towards ${name}.`]),
    `${rule('export', `REST-${name}`)} used-by AWS-${name}`,
    `${rule('export', `REST-${name}`)} action deny`,
  ]
}
