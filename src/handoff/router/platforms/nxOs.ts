import { bfdProfiles } from '../bfdProfiles.ts'
import { prefixListLines, routeMapLines } from '../routeMaps.ts'
import type { Neighbour, Policy, RouterModel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'

/** Cisco NX-OS: dot1q sub-interfaces of a routed port. */
export const NX_OS: RouterPlatform = {
  title: 'Cisco NX-OS 9.3',
  writesAdvertisementInterval: true,
  vpn: 'none',
  because: 'NX-OS is no VPN device: it has no IPsec towards AWS',
  evenMtu: true,
  notes: router => [
    ...standIns(router, portName, LAN),
    ...(router.ports.some(({ mtu }) => mtu === 9000)
      ? ['The MTU is 9000 and not 9001: NX-OS takes even numbers, and sends nothing that AWS could not take.']
      : []),
    ...bfdProfiles(router.neighbours)
      .filter(({ transmitMs, receiveMs }) => Math.max(transmitMs, receiveMs) > MOST_BFD_MS)
      .map(
        ({ transmitMs, receiveMs, multiplier }) =>
          `BFD is ${transmitMs} and ${receiveMs} ms x ${multiplier} in the estate, and NX-OS takes intervals of up to ${MOST_BFD_MS} ms: choose shorter ones and a larger multiplier.`,
      ),
  ],
  write,
}

const LAN = 'Ethernet1/48'

/** NX-OS interfaces guide, "Configuring BFD": 50 to 999 ms. */
const MOST_BFD_MS = 999

function portName({ number, isLag }: RouterModel['ports'][number]): string {
  return isLag ? `port-channel${number}` : `Ethernet1/${number}`
}

function subInterface({ port, vlan }: VlanInterface): string {
  return `${portName(port)}.${vlan}`
}

function write(router: RouterModel): RouterText {
  const { neighbours, interfaces, asn } = router
  return {
    files: [{ name: 'router.cfg', comment: '!', lines: configuration(router) }],
    checks: [
      'show bgp ipv4 unicast summary',
      ...(neighbours.some(({ bfd }) => bfd) ? ['show bfd neighbors details'] : []),
      ...neighbours.map(({ peer }) => `show bgp ipv4 unicast neighbors ${peer} advertised-routes`),
    ],
    rollback: [
      'before: checkpoint before-landbridge; back: rollback running-config checkpoint before-landbridge',
      `or by hand: no router bgp ${asn}`,
      ...interfaces.map(each => `no interface ${subInterface(each)}`),
    ],
  }
}

function configuration(router: RouterModel): string[] {
  const { name, neighbours, lan, mesh, ports, interfaces, originated, policies } = router
  return [
    `hostname ${name}`,
    'feature bgp',
    ...(neighbours.some(({ bfd }) => bfd) ? ['feature bfd'] : []),
    '!',
    ...(mesh.length > 0
      ? [`interface ${LAN}`, '  no switchport', `  mtu ${lan.mtu}`, `  ip address ${lan.address}/${lan.length}`, '  no shutdown']
      : []),
    ...ports.flatMap(port => [`interface ${portName(port)}`, '  no switchport', `  mtu ${port.mtu}`, '  no shutdown']),
    ...interfaces.flatMap(subInterfaceLines),
    '!',
    ...policies.flatMap(policy => policyLines(router, policy)),
    // BGP announces only what the routing table has; what the LAN brings for itself is better.
    ...originated.map(({ text }) => `ip route ${text} Null0 254`),
    '!',
    ...bgp(router),
  ]
}

function subInterfaceLines(each: VlanInterface): string[] {
  return [
    `interface ${subInterface(each)}`,
    `  description Direct Connect ${each.name} ${each.id}`,
    `  encapsulation dot1q ${each.vlan}`,
    `  mtu ${each.mtu}`,
    `  ip address ${each.address}/${each.length}`,
    ...(each.bfd
      ? [
          '  no ip redirects',
          `  bfd interval ${each.bfd.transmitMs} min_rx ${each.bfd.receiveMs} multiplier ${each.bfd.multiplier}`,
        ]
      : []),
    '  no shutdown',
  ]
}

function policyLines({ asn }: RouterModel, policy: Policy): string[] {
  return [...prefixListLines(policy), ...routeMapLines(asn, policy, { indent: '  ' })]
}

function bgp({ asn, routerId, neighbours, mesh, originated, maximumPaths }: RouterModel): string[] {
  return [
    `router bgp ${asn}`,
    `  router-id ${routerId}`,
    // On by default, and it would keep the routes of a neighbour that BFD says is gone (RFC 5882 §4.3).
    '  no graceful-restart',
    '  bestpath as-path multipath-relax',
    '  log-neighbor-changes',
    '  address-family ipv4 unicast',
    ...originated.map(({ text }) => `    network ${text}`),
    `    maximum-paths ${maximumPaths}`,
    ...neighbours.flatMap(neighbour),
    ...mesh.flatMap(({ name, address }) => [
      `  neighbor ${address}`,
      `    remote-as ${asn}`,
      `    description ${name}`,
      '    timers 10 30',
      '    address-family ipv4 unicast',
      '      next-hop-self',
    ]),
  ]
}

function neighbour({
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
  return [
    `  neighbor ${peer}`,
    `    remote-as ${asn}`,
    `    description ${name}`,
    ...(key === undefined ? [] : [`    password 0 ${key}`]),
    `    timers ${keepaliveSeconds} ${holdSeconds}`,
    ...(bfd ? ['    bfd'] : []),
    '    address-family ipv4 unicast',
    ...(policy.communities.length > 0 ? ['      send-community'] : []),
    '      soft-reconfiguration inbound always',
    ...(advertisementIntervalSeconds > 0 ? [`      advertisement-interval ${advertisementIntervalSeconds}`] : []),
    `      route-map IN-${policy.name} in`,
    `      route-map OUT-${policy.name} out`,
    `      maximum-prefix ${maximumPrefixes}`,
  ]
}
