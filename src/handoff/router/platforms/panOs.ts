import { bfdProfileName, bfdProfiles } from '../bfdProfiles.ts'
import { ownNetworks } from '../ownNetworks.ts'
import type { Neighbour, Policy, RouterModel, Suite, Tunnel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { isToldInside } from '../toldInside.ts'

/** Palo Alto PAN-OS: `set` commands for a firewall with the classic virtual router. */
export const PAN_OS: RouterPlatform = {
  title: 'Palo Alto PAN-OS 10.2 (virtual router)',
  vpn: 'routed',
  notes: router => [
    ...standIns(router, portName, LAN),
    'Zones lan and aws are made; security policies between them are yours to write.',
    ...(router.interfaces.some(({ mtu }) => mtu > 1500) ? ['Jumbo frames are on for the whole device and need a restart.'] : []),
    ...(router.tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`${UPLINK} stands for the uplink to the Internet, with ${router.routerId} and a default route already.`]
      : []),
    ...(isToldInside(router)
      ? ['The static routes into the VPN are not told to the other edges: give them static routes to this one, too.']
      : []),
  ],
  write,
}

const LAN = 'ethernet1/2'
const UPLINK = 'ethernet1/1'
const VR = 'set network virtual-router default'
const BGP = `${VR} protocol bgp`

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
          `set network interface ethernet ${LAN} layer3 ip ${lan.address}/${lan.length}`,
        ]
      : []),
    ...ports.map(port => `${portPath(port)} layer3 mtu ${port.mtu}`),
    ...interfaces.flatMap(each => {
      const own = `${portPath(each.port)} layer3 units ${unitName(each)}`
      return [
        `${own} tag ${each.vlan}`,
        `${own} mtu ${each.mtu}`,
        `${own} ip ${each.address}/${each.length}`,
        `${own} comment "Direct Connect ${each.name} ${each.id}"`,
      ]
    }),
    ...loopbacks.map((address, i) => `set network interface loopback units loopback.${100 + i} ip ${address}/32`),
    ...tunnels.flatMap(tunnel => tunnelLines(router, tunnel)),
    ...attached.map(each => `${VR} interface ${each}`),
    ...attached.map(each => `set zone ${each === LAN ? 'lan' : 'aws'} network layer3 ${each}`),
    ...originated.flatMap(({ text }, i) => [
      `${VR} routing-table ip static-route OWN-${i + 1} destination ${text}`,
      `${VR} routing-table ip static-route OWN-${i + 1} nexthop discard`,
      `${VR} routing-table ip static-route OWN-${i + 1} metric 254`,
      `${VR} routing-table ip static-route OWN-${i + 1} admin-dist 240`,
    ]),
    ...statics.flatMap(({ prefix, tunnel, distance }, i) => [
      `${VR} routing-table ip static-route VPN-${i + 1} destination ${prefix.text}`,
      `${VR} routing-table ip static-route VPN-${i + 1} interface tunnel.${tunnel.number}`,
      // The largest distance that PAN-OS takes is 240; of two that are alike the metric decides.
      `${VR} routing-table ip static-route VPN-${i + 1} admin-dist ${Math.max(10, Math.min(240, distance))}`,
      `${VR} routing-table ip static-route VPN-${i + 1} metric ${distance}`,
    ]),
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

function tunnelLines({ loopbacks }: RouterModel, tunnel: Tunnel): string[] {
  const { number, name, id, outside, inside, ike, esp, ikeVersion, key, dpd, mtu, mss, isPrivate } = tunnel
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
    `set network interface tunnel units tunnel.${number} ip ${inside.customer}/${inside.length}`,
    `set network interface tunnel units tunnel.${number} mtu ${mtu}`,
    `set network interface tunnel units tunnel.${number} comment "${id}"`,
    // An adjustment: what is taken off the MTU, and no MSS.
    `set network interface tunnel units tunnel.${number} adjust-tcp-mss enable yes`,
    `set network interface tunnel units tunnel.${number} adjust-tcp-mss ipv4-mss-adjustment ${mtu - mss}`,
    `set network tunnel ipsec ${name} auto-key ike-gateway ${name}`,
    `set network tunnel ipsec ${name} auto-key ipsec-crypto-profile ${name}`,
    `set network tunnel ipsec ${name} tunnel-interface tunnel.${number}`,
    `set network tunnel ipsec ${name} anti-replay yes`,
  ]
}

function cipher({ bits, isGcm }: Suite): string {
  return `aes-${bits}-${isGcm ? 'gcm' : 'cbc'}`
}

function bgp(router: RouterModel): string[] {
  const { asn, routerId, mesh, lan, neighbours, policies, maximumPaths } = router
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
    ...ownNetworks(router).map(text => `${BGP} redist-rules ${text} enable yes`),
    ...neighbours.flatMap(session),
    ...policies.flatMap(policy => rules(router, policy)),
    ...mesh.flatMap(({ name, address }) => [
      `${BGP} peer-group EDGES type ibgp export-nexthop use-self`,
      `${BGP} peer-group EDGES peer ${name} enable yes`,
      `${BGP} peer-group EDGES peer ${name} peer-as ${asn}`,
      `${BGP} peer-group EDGES peer ${name} local-address interface ${LAN}`,
      `${BGP} peer-group EDGES peer ${name} local-address ip ${lan.address}/${lan.length}`,
      `${BGP} peer-group EDGES peer ${name} peer-address ip ${address}`,
    ]),
    ...(mesh.length > 0
      ? [
          `${BGP} policy export rules EDGES used-by EDGES`,
          `${BGP} policy export rules EDGES match address-prefix 0.0.0.0/0 exact no`,
          `${BGP} policy export rules EDGES action allow`,
        ]
      : []),
  ]
}

function session(neighbour: Neighbour): string[] {
  const { name, over, local, peer, asn, policy, key, holdSeconds, keepaliveSeconds, bfd, maximumPrefixes } = neighbour
  const group = `${BGP} peer-group AWS-${policy.name}`
  const own = `${group} peer ${name}`
  return [
    `${group} type ebgp import-nexthop original`,
    `${group} type ebgp export-nexthop use-self`,
    `${own} enable yes`,
    `${own} peer-as ${asn}`,
    `${own} local-address interface ${'vlan' in over ? unitName(over) : `tunnel.${over.number}`}`,
    `${own} local-address ip ${local}/${'vlan' in over ? over.length : over.inside.length}`,
    `${own} peer-address ip ${peer}`,
    `${own} connection-options hold-time ${holdSeconds}`,
    `${own} connection-options keep-alive-interval ${keepaliveSeconds}`,
    ...(key === undefined
      ? []
      : [`${BGP} auth-profile ${name} secret "${key}"`, `${own} connection-options authentication ${name}`]),
    ...(bfd ? [`${own} bfd profile ${bfdProfileName('AWS', bfd)}`] : []),
    `${own} max-prefixes ${maximumPrefixes}`,
  ]
}

function rules({ asn }: RouterModel, policy: Policy): string[] {
  const { name, announced, refused, localPreference, communities, med, prepend } = policy
  const rule = (way: 'import' | 'export', of: string) => `${BGP} policy ${way} rules ${of}`
  const [no, yes, out] = [rule('import', `REFUSE-${name}`), rule('import', `IN-${name}`), rule('export', `OUT-${name}`)]
  const update = `${out} action allow update`
  return [
    `${no} used-by AWS-${name}`,
    ...refused.map(({ prefix, orLonger }) => `${no} match address-prefix ${prefix.text} exact ${orLonger ? 'no' : 'yes'}`),
    `${no} action deny`,
    `${yes} used-by AWS-${name}`,
    `${yes} action allow update local-preference ${localPreference}`,
    `${out} used-by AWS-${name}`,
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
