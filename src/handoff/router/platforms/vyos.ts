import { bfdProfileName, bfdProfiles } from '../bfdProfiles.ts'
import { ownNetworks } from '../ownNetworks.ts'
import type { Neighbour, Policy, RouterModel, Suite, Tunnel } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { isToldInside, staticTexts, TOLD_INSIDE } from '../toldInside.ts'

/** VyOS 1.4: `set` commands for configuration mode. */
export const VYOS: RouterPlatform = {
  title: 'VyOS 1.4',
  writesAdvertisementInterval: true,
  vpn: 'routed',
  notes: router => [
    ...standIns(router, portName, LAN),
    ...(router.tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`The uplink to the Internet has ${router.routerId} and a default route already; name it at vpn ipsec interface.`]
      : []),
    'Load with: configure; paste; compare; commit-confirm 5.',
  ],
  write,
}

const LAN = 'eth0'

function portName({ number, isLag }: RouterModel['ports'][number]): string {
  return isLag ? `bond${number}` : `eth${number}`
}

function portPath(port: RouterModel['ports'][number]): string {
  return `${port.isLag ? 'bonding' : 'ethernet'} ${portName(port)}`
}

function write(router: RouterModel): RouterText {
  const { neighbours, tunnels } = router
  return {
    files: [{ name: 'router.set', comment: '#', lines: configuration(router) }],
    checks: [
      'show bgp summary',
      ...(neighbours.some(({ bfd }) => bfd) ? ['show bfd peers'] : []),
      ...neighbours.map(({ peer }) => `show bgp ipv4 neighbors ${peer} advertised-routes`),
      ...(tunnels.length > 0 ? ['show vpn ike sa', 'show vpn ipsec sa'] : []),
    ],
    rollback: ['rollback 1, or: without `confirm` the router takes itself back five minutes after commit-confirm'],
  }
}

function configuration(router: RouterModel): string[] {
  const { name, lan, mesh, ports, interfaces, loopbacks, tunnels, policies, originated, statics, neighbours } = router
  return [
    `set system host-name '${name}'`,
    ...(mesh.length > 0
      ? [`set interfaces ethernet ${LAN} mtu ${lan.mtu}`, `set interfaces ethernet ${LAN} address ${lan.address}/${lan.length}`]
      : []),
    ...ports.map(port => `set interfaces ${portPath(port)} mtu ${port.mtu}`),
    ...interfaces.flatMap(each => {
      const own = `set interfaces ${portPath(each.port)} vif ${each.vlan}`
      return [
        `${own} description 'Direct Connect ${each.name} ${each.id}'`,
        `${own} mtu ${each.mtu}`,
        `${own} address ${each.address}/${each.length}`,
      ]
    }),
    ...loopbacks.map(address => `set interfaces loopback lo address ${address}/32`),
    ...bfdProfiles(neighbours).flatMap(bfd => {
      const interval = `set protocols bfd profile ${bfdProfileName('aws', bfd)} interval`
      return [
        `${interval} multiplier ${bfd.multiplier}`,
        `${interval} receive ${bfd.receiveMs}`,
        `${interval} transmit ${bfd.transmitMs}`,
      ]
    }),
    ...tunnels.flatMap(tunnelLines),
    ...policies.flatMap(policy => policyLines(router, policy)),
    // BGP announces only what the routing table has; what the LAN brings for itself is better.
    ...originated.map(({ text }) => `set protocols static route ${text} blackhole distance 254`),
    ...statics.map(
      ({ prefix, tunnel, distance }) =>
        `set protocols static route ${prefix.text} interface vti${tunnel.number} distance ${distance}`,
    ),
    ...bgp(router),
  ]
}

function policyLines({ asn }: RouterModel, policy: Policy): string[] {
  const { name, announced, refused, localPreference, communities, med, prepend } = policy
  const rule = (list: string, number: number) => `set policy prefix-list ${list} rule ${number}`
  const out = `set policy route-map OUT-${name} rule 10`
  return [
    ...announced.flatMap(({ text }, i) => [
      `${rule(`OUT-${name}`, 10 * (i + 1))} action permit`,
      `${rule(`OUT-${name}`, 10 * (i + 1))} prefix ${text}`,
    ]),
    ...refused.flatMap(({ prefix, orLonger }, i) => [
      `${rule(`IN-${name}`, 10 * (i + 1))} action deny`,
      `${rule(`IN-${name}`, 10 * (i + 1))} prefix ${prefix.text}`,
      ...(orLonger ? [`${rule(`IN-${name}`, 10 * (i + 1))} le 32`] : []),
    ]),
    `${rule(`IN-${name}`, 65_000)} action permit`,
    `${rule(`IN-${name}`, 65_000)} prefix 0.0.0.0/0`,
    `${rule(`IN-${name}`, 65_000)} le 32`,
    `set policy route-map IN-${name} rule 10 action permit`,
    `set policy route-map IN-${name} rule 10 match ip address prefix-list IN-${name}`,
    `set policy route-map IN-${name} rule 10 set local-preference ${localPreference}`,
    `${out} action ${announced.length > 0 ? 'permit' : 'deny'}`,
    ...(announced.length > 0 ? [`${out} match ip address prefix-list OUT-${name}`] : []),
    ...communities.map(community => `${out} set community add ${community}`),
    ...(med === undefined ? [] : [`${out} set metric ${med}`]),
    ...(prepend > 0 ? [`${out} set as-path prepend '${Array<number>(prepend).fill(asn).join(' ')}'`] : []),
  ]
}

function tunnelLines({ number, name, id, outside, inside, ike, esp, ikeVersion, key, dpd, mtu, mss }: Tunnel): string[] {
  const peer = `set vpn ipsec site-to-site peer ${name}`
  return [
    `set vpn ipsec authentication psk ${name} id ${outside.customer}`,
    `set vpn ipsec authentication psk ${name} id ${outside.amazon}`,
    `set vpn ipsec authentication psk ${name} secret '${key}'`,
    `set vpn ipsec ike-group ${name} key-exchange ikev${ikeVersion}`,
    `set vpn ipsec ike-group ${name} lifetime ${ike.lifetimeSeconds}`,
    `set vpn ipsec ike-group ${name} dead-peer-detection action restart`,
    `set vpn ipsec ike-group ${name} dead-peer-detection interval ${dpd.intervalSeconds}`,
    `set vpn ipsec ike-group ${name} dead-peer-detection timeout ${dpd.intervalSeconds * dpd.retries}`,
    `set vpn ipsec ike-group ${name} proposal 1 dh-group ${ike.group}`,
    ...algorithms(ike).map(line => `set vpn ipsec ike-group ${name} proposal 1 ${line}`),
    ...(ike.isGcm ? [`set vpn ipsec ike-group ${name} proposal 1 prf prf${ike.integrity}`] : []),
    `set vpn ipsec esp-group ${name} lifetime ${esp.lifetimeSeconds}`,
    `set vpn ipsec esp-group ${name} pfs dh-group${esp.group}`,
    ...algorithms(esp).map(line => `set vpn ipsec esp-group ${name} proposal 1 ${line}`),
    `${peer} authentication mode pre-shared-secret`,
    `${peer} authentication local-id ${outside.customer}`,
    `${peer} authentication remote-id ${outside.amazon}`,
    `${peer} connection-type initiate`,
    `${peer} ike-group ${name}`,
    `${peer} local-address ${outside.customer}`,
    `${peer} remote-address ${outside.amazon}`,
    `${peer} vti bind vti${number}`,
    `${peer} vti esp-group ${name}`,
    `set interfaces vti vti${number} description '${id}'`,
    `set interfaces vti vti${number} address ${inside.customer}/${inside.length}`,
    `set interfaces vti vti${number} mtu ${mtu}`,
    `set interfaces vti vti${number} ip adjust-mss ${mss}`,
  ]
}

function algorithms({ bits, isGcm, integrity }: Suite): string[] {
  return [`encryption aes${bits}${isGcm ? 'gcm128' : ''}`, `hash ${integrity}`]
}

function bgp(router: RouterModel): string[] {
  const { asn, routerId, neighbours, mesh, maximumPaths } = router
  const own = 'set protocols bgp address-family ipv4-unicast'
  return [
    `set protocols bgp system-as ${asn}`,
    `set protocols bgp parameters router-id ${routerId}`,
    'set protocols bgp parameters log-neighbor-changes',
    'set protocols bgp parameters bestpath as-path multipath-relax',
    `${own} maximum-paths ebgp ${maximumPaths}`,
    ...ownNetworks(router).map(text => `${own} network ${text}`),
    ...(isToldInside(router)
      ? [
          ...staticTexts(router).flatMap((text, i) => [
            `set policy prefix-list VPN-STATICS rule ${10 * (i + 1)} action permit`,
            `set policy prefix-list VPN-STATICS rule ${10 * (i + 1)} prefix ${text}`,
          ]),
          'set policy route-map VPN-STATICS rule 10 action permit',
          ...TOLD_INSIDE.map(line => `set policy route-map VPN-STATICS rule 10 ${line}`),
          `${own} redistribute static route-map VPN-STATICS`,
        ]
      : []),
    ...neighbours.flatMap(session),
    ...mesh.flatMap(({ name, address }) => [
      `set protocols bgp neighbor ${address} remote-as ${asn}`,
      `set protocols bgp neighbor ${address} description '${name}'`,
      `set protocols bgp neighbor ${address} timers keepalive 10`,
      `set protocols bgp neighbor ${address} timers holdtime 30`,
      `set protocols bgp neighbor ${address} address-family ipv4-unicast nexthop-self`,
    ]),
  ]
}

function session({
  name,
  peer,
  asn,
  key,
  policy,
  holdSeconds,
  keepaliveSeconds,
  bfd,
  advertisementIntervalSeconds,
  maximumPrefixes,
}: Neighbour): string[] {
  const own = `set protocols bgp neighbor ${peer}`
  return [
    `${own} remote-as ${asn}`,
    `${own} description '${name}'`,
    ...(key === undefined ? [] : [`${own} password '${key}'`]),
    `${own} timers keepalive ${keepaliveSeconds}`,
    `${own} timers holdtime ${holdSeconds}`,
    ...(advertisementIntervalSeconds > 0 ? [`${own} advertisement-interval ${advertisementIntervalSeconds}`] : []),
    ...(bfd ? [`${own} bfd profile ${bfdProfileName('aws', bfd)}`, `${own} graceful-restart disable`] : []),
    `${own} address-family ipv4-unicast route-map import IN-${policy.name}`,
    `${own} address-family ipv4-unicast route-map export OUT-${policy.name}`,
    `${own} address-family ipv4-unicast soft-reconfiguration inbound`,
    `${own} address-family ipv4-unicast maximum-prefix ${maximumPrefixes}`,
  ]
}
