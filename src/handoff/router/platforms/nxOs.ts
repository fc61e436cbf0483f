import { bfdProfiles } from '../bfdProfiles.ts'
import { FAMILY_WORDS, familiesOf, ofFamily } from '../families.ts'
import { maximumPrefix, RESTART_MINUTES } from '../prefixLimit.ts'
import { prefixListLines, routeMapLines } from '../routeMaps.ts'
import type { InterfaceAddress, Neighbour, Policy, RouterModel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'

/** Cisco NX-OS: dot1q sub-interfaces of a routed port. */
export const NX_OS: RouterPlatform = {
  title: 'Cisco NX-OS 9.3',
  writesAdvertisementInterval: true,
  overLimit: { restart: RESTART_MINUTES },
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
      ...familiesOf(router).map(({ version }) => `show bgp ${version} unicast summary`),
      ...(neighbours.some(({ bfd }) => bfd) ? ['show bfd neighbors details'] : []),
      ...neighbours.map(
        ({ peer, family }) => `show bgp ${FAMILY_WORDS[family].version} unicast neighbors ${peer} advertised-routes`,
      ),
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
      ? [`interface ${LAN}`, '  no switchport', `  mtu ${lan.mtu}`, ...lan.addresses.map(addressLine), '  no shutdown']
      : []),
    ...ports.flatMap(port => [`interface ${portName(port)}`, '  no switchport', `  mtu ${port.mtu}`, '  no shutdown']),
    ...interfaces.flatMap(subInterfaceLines),
    '!',
    ...policies.flatMap(policy => policyLines(router, policy)),
    // BGP announces only what the routing table has; what the LAN brings for itself is better.
    ...originated.map(({ text, family }) => `${FAMILY_WORDS[family].ip} route ${text} Null0 254`),
    '!',
    ...bgp(router),
  ]
}

function addressLine({ family, address, length }: InterfaceAddress): string {
  return `  ${FAMILY_WORDS[family].ip} address ${address}/${length}`
}

function subInterfaceLines(each: VlanInterface): string[] {
  return [
    `interface ${subInterface(each)}`,
    `  description Direct Connect ${each.name} ${each.id}`,
    `  encapsulation dot1q ${each.vlan}`,
    `  mtu ${each.mtu}`,
    ...each.addresses.map(addressLine),
    ...(each.bfd
      ? [
          ...each.addresses.map(({ family }) => `  no ${FAMILY_WORDS[family].ip} redirects`),
          `  bfd interval ${each.bfd.transmitMs} min_rx ${each.bfd.receiveMs} multiplier ${each.bfd.multiplier}`,
        ]
      : []),
    '  no shutdown',
  ]
}

function policyLines({ asn }: RouterModel, policy: Policy): string[] {
  return [...prefixListLines(policy), ...routeMapLines(asn, policy, { indent: '  ' })]
}

function bgp(router: RouterModel): string[] {
  const { asn, routerId, neighbours, mesh, originated, maximumPaths } = router
  return [
    `router bgp ${asn}`,
    `  router-id ${routerId}`,
    // On by default, and it would keep the routes of a neighbour that BFD says is gone (RFC 5882 §4.3).
    '  no graceful-restart',
    '  bestpath as-path multipath-relax',
    '  log-neighbor-changes',
    ...familiesOf(router).flatMap(({ family, version }) => [
      `  address-family ${version} unicast`,
      ...ofFamily(originated, family).map(({ text }) => `    network ${text}`),
      `    maximum-paths ${maximumPaths}`,
    ]),
    ...neighbours.flatMap(neighbour),
    ...mesh.flatMap(({ name, family, address }) => [
      `  neighbor ${address}`,
      `    remote-as ${asn}`,
      `    description ${name}`,
      '    timers 10 30',
      `    address-family ${FAMILY_WORDS[family].version} unicast`,
      '      next-hop-self',
    ]),
  ]
}

function neighbour(each: Neighbour): string[] {
  const { policy, advertisementIntervalSeconds } = each
  return [
    `  neighbor ${each.peer}`,
    `    remote-as ${each.asn}`,
    `    description ${each.name}`,
    ...(each.key === undefined ? [] : [`    password 0 ${each.key}`]),
    `    timers ${each.keepaliveSeconds} ${each.holdSeconds}`,
    ...(each.bfd ? ['    bfd'] : []),
    `    address-family ${FAMILY_WORDS[each.family].version} unicast`,
    ...(policy.communities.length > 0 ? ['      send-community'] : []),
    '      soft-reconfiguration inbound always',
    ...(advertisementIntervalSeconds > 0 ? [`      advertisement-interval ${advertisementIntervalSeconds}`] : []),
    `      route-map IN-${policy.name} in`,
    `      route-map OUT-${policy.name} out`,
    `      ${maximumPrefix(each.limit)}`,
  ]
}
