import type { Prefix } from '../../../net/prefix.ts'
import { dotted, dottedMask } from '../../routerConfigurationMask.ts'
import { FAMILY_WORDS, type FamilyWords, familiesOf, hasIpv6, ofFamily } from '../families.ts'
import { maximumPrefix, RESTART_MINUTES } from '../prefixLimit.ts'
import { prefixListLines, routeMapLines } from '../routeMaps.ts'
import type { InterfaceAddress, Neighbour, Policy, RouterModel, Suite, Tunnel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { redistributedStatics, toldInsideLines } from '../toldInside.ts'

/** Cisco IOS XE: dot1Q sub-interfaces, IKE to virtual tunnel interfaces. */
export const IOS_XE: RouterPlatform = {
  title: 'Cisco IOS XE 17',
  writesAdvertisementInterval: true,
  overLimit: { restart: RESTART_MINUTES },
  vpn: 'routed',
  writesIpv6Tunnels: true,
  notes: router => [
    ...standIns(router, portName, LAN),
    ...(router.tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`The uplink to the Internet has ${router.routerId} and a default route already.`]
      : []),
  ],
  write,
}

const LAN = 'GigabitEthernet0/0/0'

function portName({ number, isLag }: RouterModel['ports'][number]): string {
  return isLag ? `Port-channel${number}` : `TenGigabitEthernet0/1/${number - 1}`
}

function subInterface({ port, vlan }: VlanInterface): string {
  return `${portName(port)}.${vlan}`
}

function write(router: RouterModel): RouterText {
  const { interfaces, tunnels, neighbours, asn } = router
  return {
    files: [{ name: 'router.cfg', comment: '!', lines: configuration(router) }],
    checks: [
      ...familiesOf(router).map(({ version }) => `show bgp ${version} unicast summary`),
      ...(neighbours.some(({ bfd }) => bfd) ? ['show bfd neighbors details'] : []),
      ...neighbours.map(
        ({ peer, family }) => `show bgp ${FAMILY_WORDS[family].version} unicast neighbors ${peer} advertised-routes`,
      ),
      ...(tunnels.length > 0 ? ['show crypto ikev2 sa', 'show crypto ipsec sa', 'show ip interface brief | include Tunnel'] : []),
    ],
    rollback: [
      'before: copy running-config flash:before-landbridge.cfg; back: configure replace flash:before-landbridge.cfg',
      `or by hand: no router bgp ${asn}`,
      ...interfaces.map(each => `no interface ${subInterface(each)}`),
      ...tunnels.map(({ number }) => `no interface Tunnel${number}`),
    ],
  }
}

function configuration(router: RouterModel): string[] {
  const { name, lan, mesh, ports, interfaces, loopbacks, tunnels, policies, statics, originated } = router
  return [
    `hostname ${name}`,
    ...(hasIpv6(router) ? ['ipv6 unicast-routing'] : []),
    '!',
    ...(mesh.length > 0
      ? [`interface ${LAN}`, ` mtu ${lan.mtu}`, ...lan.addresses.map(addressLine), ' no shutdown', 'exit']
      : []),
    ...ports.flatMap(port => [`interface ${portName(port)}`, ` mtu ${port.mtu}`, ' no ip address', ' no shutdown', 'exit']),
    ...interfaces.flatMap(subInterfaceLines),
    ...loopbacks.flatMap((address, i) => [`interface Loopback${100 + i}`, ` ip address ${address} 255.255.255.255`, 'exit']),
    '!',
    ...tunnels.flatMap(tunnel => [...(tunnel.ikeVersion === 2 ? ikev2(tunnel) : isakmp(tunnel)), ...ipsec(tunnel)]),
    ...policies.flatMap(policy => policyLines(router, policy)),
    ...toldInsideLines(router),
    '!',
    // BGP announces only what the routing table has; what the LAN brings for itself is better.
    ...originated.map(prefix => `${route(prefix)} Null0 254`),
    ...statics.map(({ prefix, tunnel, distance }) => `${route(prefix)} Tunnel${tunnel.number} ${distance}`),
    '!',
    ...bgp(router),
    'end',
  ]
}

function route(prefix: Prefix): string {
  return prefix.family === 6 ? `ipv6 route ${prefix.text}` : `ip route ${dotted(prefix).replace(' mask', '')}`
}

function addressLine({ family, address, length }: InterfaceAddress): string {
  return family === 6 ? ` ipv6 address ${address}/${length}` : ` ip address ${address} ${dottedMask(length)}`
}

function subInterfaceLines(each: VlanInterface): string[] {
  const families = each.addresses.map(({ family }) => FAMILY_WORDS[family])
  return [
    `interface ${subInterface(each)}`,
    ` description Direct Connect ${each.name} ${each.id}`,
    ` encapsulation dot1Q ${each.vlan}`,
    ...each.addresses.map(addressLine),
    ...families.map(({ ip }) => ` ${ip} mtu ${each.mtu}`),
    ...(each.bfd
      ? [
          ...families.map(({ ip }) => ` no ${ip} redirects`),
          ` bfd interval ${each.bfd.transmitMs} min_rx ${each.bfd.receiveMs} multiplier ${each.bfd.multiplier}`,
        ]
      : []),
    ' no shutdown',
    'exit',
  ]
}

function ikev2({ name, outside, ike, key, dpd }: Tunnel): string[] {
  const hash = ike.integrity
  return [
    `crypto ikev2 proposal ${name}`,
    ` encryption aes-${ike.isGcm ? 'gcm' : 'cbc'}-${ike.bits}`,
    ike.isGcm ? ` prf ${hash}` : ` integrity ${hash}`,
    ` group ${ike.group}`,
    'exit',
    `crypto ikev2 policy ${name}`,
    ` match address local ${outside.customer}`,
    ` proposal ${name}`,
    'exit',
    `crypto ikev2 keyring ${name}`,
    ' peer aws',
    `  address ${outside.amazon}`,
    `  pre-shared-key ${key}`,
    ' exit',
    'exit',
    `crypto ikev2 profile ${name}`,
    ` match address local ${outside.customer}`,
    ` match identity remote address ${outside.amazon} 255.255.255.255`,
    ' authentication remote pre-share',
    ' authentication local pre-share',
    ` keyring local ${name}`,
    ` lifetime ${ike.lifetimeSeconds}`,
    ` dpd ${dpd.intervalSeconds} ${dpd.retries} periodic`,
    'exit',
  ]
}

function isakmp({ number, name, outside, ike, key, dpd }: Tunnel): string[] {
  return [
    `crypto isakmp policy ${200 + number}`,
    ` encryption aes ${ike.bits}`,
    ` hash ${ike.integrity.replace('sha1', 'sha')}`,
    ' authentication pre-share',
    ` group ${ike.group}`,
    ` lifetime ${ike.lifetimeSeconds}`,
    'exit',
    `crypto keyring ${name}`,
    ` local-address ${outside.customer}`,
    ` pre-shared-key address ${outside.amazon} key ${key}`,
    'exit',
    `crypto isakmp profile ${name}`,
    ` keyring ${name}`,
    ` match identity address ${outside.amazon} 255.255.255.255`,
    ` local-address ${outside.customer}`,
    ` keepalive ${dpd.intervalSeconds} retry ${dpd.retries}`,
    'exit',
  ]
}

function ipsec(tunnel: Tunnel): string[] {
  const { number, name, id, outside, family, inside, esp, ikeVersion, mtu, mss, replayWindow } = tunnel
  const { ip } = FAMILY_WORDS[family]
  return [
    `crypto ipsec transform-set ${name} ${transform(esp)}`,
    ' mode tunnel',
    'exit',
    `crypto ipsec profile ${name}`,
    ` set transform-set ${name}`,
    ` set pfs group${esp.group}`,
    ` set security-association lifetime seconds ${esp.lifetimeSeconds}`,
    // The largest window that IOS XE knows.
    ` set security-association replay window-size ${Math.min(1024, replayWindow)}`,
    ` set ${ikeVersion === 2 ? 'ikev2' : 'isakmp'}-profile ${name}`,
    'exit',
    `interface Tunnel${number}`,
    ` description ${id}`,
    addressLine({ family, address: inside.customer, length: inside.length }),
    ` ${ip} mtu ${mtu}`,
    ` ${ip} tcp adjust-mss ${mss}`,
    ` tunnel source ${outside.customer}`,
    ` tunnel destination ${outside.amazon}`,
    ` tunnel mode ipsec ipv4${family === 6 ? ' v6-overlay' : ''}`,
    ` tunnel protection ipsec profile ${name}`,
    ' no shutdown',
    'exit',
    '!',
  ]
}

function transform({ bits, isGcm, integrity }: Suite): string {
  return isGcm ? `esp-gcm ${bits}` : `esp-aes ${bits} esp-${integrity.replace('sha1', 'sha')}-hmac`
}

function policyLines({ asn }: RouterModel, policy: Policy): string[] {
  return [...prefixListLines(policy), ...routeMapLines(asn, policy, { indent: ' ', end: 'exit' })]
}

function bgp(router: RouterModel): string[] {
  const { asn, routerId, neighbours, mesh } = router
  return [
    ...(router.policies.some(({ communities }) => communities.length > 0) ? ['ip bgp-community new-format'] : []),
    `router bgp ${asn}`,
    ` bgp router-id ${routerId}`,
    ' bgp log-neighbor-changes',
    ' no bgp default ipv4-unicast',
    ' bgp bestpath as-path multipath-relax',
    ...neighbours.flatMap(session),
    ...mesh.flatMap(({ name, address }) => [
      ` neighbor ${address} remote-as ${asn}`,
      ` neighbor ${address} description ${name}`,
      ` neighbor ${address} timers 10 30`,
    ]),
    ...familiesOf(router).flatMap(words => addressFamily(router, words)),
    'exit',
  ]
}

function addressFamily(router: RouterModel, { family, version }: FamilyWords): string[] {
  const { originated, loopbacks, neighbours, mesh, maximumPaths } = router
  return [
    ` address-family ${version}`,
    ...ofFamily(originated, family).map(prefix => `  network ${family === 6 ? prefix.text : dotted(prefix)}`),
    ...(family === 4 ? loopbacks.map(address => `  network ${address} mask 255.255.255.255`) : []),
    ...redistributedStatics(router, family).map(line => `  ${line}`),
    ...ofFamily(neighbours, family).flatMap(({ peer, advertisementIntervalSeconds, policy, limit }) => [
      `  neighbor ${peer} activate`,
      ...(advertisementIntervalSeconds > 0 ? [`  neighbor ${peer} advertisement-interval ${advertisementIntervalSeconds}`] : []),
      ...(policy.communities.length > 0 ? [`  neighbor ${peer} send-community`] : []),
      `  neighbor ${peer} soft-reconfiguration inbound`,
      `  neighbor ${peer} route-map IN-${policy.name} in`,
      `  neighbor ${peer} route-map OUT-${policy.name} out`,
      `  neighbor ${peer} ${maximumPrefix(limit)}`,
    ]),
    ...ofFamily(mesh, family).flatMap(({ address }) => [`  neighbor ${address} activate`, `  neighbor ${address} next-hop-self`]),
    `  maximum-paths ${maximumPaths}`,
    ' exit-address-family',
  ]
}

function session({ name, peer, asn, key, holdSeconds, keepaliveSeconds, bfd }: Neighbour): string[] {
  return [
    ` neighbor ${peer} remote-as ${asn}`,
    ` neighbor ${peer} description ${name}`,
    ...(key === undefined ? [] : [` neighbor ${peer} password ${key}`]),
    ` neighbor ${peer} timers ${keepaliveSeconds} ${holdSeconds}`,
    // Graceful restart would keep the routes of a neighbour that BFD says is gone (RFC 5882 §4.3).
    ...(bfd ? [` neighbor ${peer} fall-over bfd`, ` neighbor ${peer} ha-mode graceful-restart disable`] : []),
  ]
}
