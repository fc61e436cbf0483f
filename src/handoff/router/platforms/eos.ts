import { FAMILY_WORDS, familiesOf, hasIpv6, ofFamily } from '../families.ts'
import { ownNetworks } from '../ownNetworks.ts'
import { type RestartSteps, restartSteps } from '../prefixLimit.ts'
import { heardEntries, routeMapLines, toldEntries } from '../routeMaps.ts'
import type { InterfaceAddress, Neighbour, Policy, RouterModel, Tunnel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { toldInside } from '../toldInside.ts'

/** Of whatever holds a neighbour idle until it is reset: its limit, and ends that do not fit together. */
const RESTART: RestartSteps = { stepSeconds: 1, most: Number.POSITIVE_INFINITY }

/** Arista EOS: dot1q sub-interfaces, and `ip security` where the model has it. */
export const EOS: RouterPlatform = {
  title: 'Arista EOS 4.28',
  writesAdvertisementInterval: true,
  overLimit: { restart: RESTART },
  vpn: 'routed',
  notes: router => [
    ...standIns(router, portName, LAN),
    ...(router.tunnels.length > 0
      ? [
          'Only some models of Arista have IPsec (CloudEOS and the 5000 series of edge routers, for two): others refuse `ip security`.',
          'IKE is AES-CBC with an integrity algorithm: EOS has no combined cipher there; the tunnel options must not exclude it.',
        ]
      : []),
  ],
  write,
}

const LAN = 'Ethernet48'

function portName({ number, isLag }: RouterModel['ports'][number]): string {
  return isLag ? `Port-Channel${number}` : `Ethernet${number}`
}

function subInterface({ port, vlan }: VlanInterface): string {
  return `${portName(port)}.${vlan}`
}

function write(router: RouterModel): RouterText {
  const { neighbours, tunnels, interfaces, asn } = router
  return {
    files: [{ name: 'router.cfg', comment: '!', lines: configuration(router) }],
    checks: [
      'show bgp summary',
      ...(neighbours.some(({ bfd }) => bfd) ? ['show bfd peers'] : []),
      ...neighbours.map(
        ({ peer, family }) => `show bgp neighbors ${peer} ${FAMILY_WORDS[family].version} unicast advertised-routes`,
      ),
      ...(tunnels.length > 0 ? ['show ip security connection', 'show interfaces tunnel 1'] : []),
    ],
    rollback: [
      'load this within: configure session landbridge; back: rollback clean-config of a saved session, or by hand:',
      `no router bgp ${asn}`,
      ...interfaces.map(each => `no interface ${subInterface(each)}`),
      ...tunnels.map(({ number }) => `no interface Tunnel${number}`),
    ],
  }
}

function configuration(router: RouterModel): string[] {
  const { name, lan, mesh, ports, interfaces, loopbacks, tunnels, policies, originated, statics } = router
  return [
    `hostname ${name}`,
    'ip routing',
    ...(hasIpv6(router) ? ['ipv6 unicast-routing'] : []),
    'service routing protocols model multi-agent',
    '!',
    ...(mesh.length > 0
      ? [`interface ${LAN}`, '   no switchport', `   mtu ${lan.mtu}`, ...lan.addresses.map(addressLine), '!']
      : []),
    ...ports.flatMap(port => [`interface ${portName(port)}`, '   no switchport', `   mtu ${port.mtu}`, '!']),
    ...interfaces.flatMap(subInterfaceLines),
    ...loopbacks.flatMap((address, i) => [`interface Loopback${100 + i}`, `   ip address ${address}/32`, '!']),
    ...(tunnels.length > 0 ? ['ip security', ...tunnels.flatMap(security), '!', ...tunnels.flatMap(tunnelInterface)] : []),
    ...policies.flatMap(policy => policyLines(router, policy)),
    ...toldInside(router).flatMap(({ family, name: list, texts, words }) => [
      ...prefixList(
        family,
        list,
        texts.map(text => `permit ${text}`),
      ),
      '!',
      `route-map ${list} permit 10`,
      ...words.map(line => `   ${line}`),
      '!',
    ]),
    // BGP announces only what the routing table has; what the LAN brings for itself is better.
    ...originated.map(({ text, family }) => `${FAMILY_WORDS[family].ip} route ${text} Null0 254`),
    ...statics.map(({ prefix, tunnel, distance }) => `ip route ${prefix.text} Tunnel${tunnel.number} ${distance}`),
    '!',
    ...bgp(router),
  ]
}

function addressLine({ family, address, length }: InterfaceAddress): string {
  return `   ${FAMILY_WORDS[family].ip} address ${address}/${length}`
}

function prefixList(family: InterfaceAddress['family'], name: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return []
  return [`${FAMILY_WORDS[family].ip} prefix-list ${name}`, ...entries.map((entry, i) => `   seq ${5 * (i + 1)} ${entry}`)]
}

function subInterfaceLines(each: VlanInterface): string[] {
  return [
    `interface ${subInterface(each)}`,
    `   description Direct Connect ${each.name} ${each.id}`,
    `   encapsulation dot1q vlan ${each.vlan}`,
    `   mtu ${each.mtu}`,
    ...each.addresses.map(addressLine),
    ...(each.bfd
      ? [`   bfd interval ${each.bfd.transmitMs} min-rx ${each.bfd.receiveMs} multiplier ${each.bfd.multiplier}`]
      : []),
    '!',
  ]
}

function security({ name, ike, esp, key, dpd, ikeVersion }: Tunnel): string[] {
  return [
    `   ike policy ${name}`,
    `      version ${ikeVersion}`,
    `      encryption aes${ike.bits}`,
    `      integrity ${ike.integrity}`,
    `      dh-group ${ike.group}`,
    `      ike-lifetime ${ike.lifetimeSeconds} seconds`,
    `   sa policy ${name}`,
    `      esp encryption aes${esp.bits}${esp.isGcm ? 'gcm128' : ''}`,
    ...(esp.isGcm ? [] : [`      esp integrity ${esp.integrity}`]),
    `      sa lifetime ${esp.lifetimeSeconds} seconds`,
    `      pfs dh-group ${esp.group}`,
    `   profile ${name}`,
    `      ike-policy ${name}`,
    `      sa-policy ${name}`,
    '      connection start',
    `      shared-key 0 ${key}`,
    `      dpd ${dpd.intervalSeconds} ${dpd.intervalSeconds * dpd.retries} restart`,
    '      mode tunnel',
  ]
}

function tunnelInterface({ number, name, id, outside, inside, mtu, mss }: Tunnel): string[] {
  return [
    `interface Tunnel${number}`,
    `   description ${id}`,
    `   mtu ${mtu}`,
    `   ip address ${inside.customer}/${inside.length}`,
    `   tcp mss ceiling ipv4 ${mss} egress`,
    '   tunnel mode ipsec',
    `   tunnel source ${outside.customer}`,
    `   tunnel destination ${outside.amazon}`,
    `   tunnel ipsec profile ${name}`,
    '!',
  ]
}

function policyLines({ asn }: RouterModel, policy: Policy): string[] {
  const { name, family } = policy
  return [
    ...prefixList(family, `OUT-${name}`, toldEntries(policy)),
    ...prefixList(family, `IN-${name}`, heardEntries(policy)),
    ...routeMapLines(asn, policy, { indent: '   ' }),
    '!',
  ]
}

function bgp(router: RouterModel): string[] {
  const { asn, routerId, neighbours, mesh, maximumPaths } = router
  return [
    `router bgp ${asn}`,
    `   router-id ${routerId}`,
    '   no bgp default ipv4-unicast',
    '   bgp log-neighbor-changes',
    // On by default, and it would keep the routes of a neighbour that BFD says is gone (RFC 5882 §4.3).
    '   no graceful-restart-helper',
    '   bgp bestpath as-path multipath-relax',
    `   maximum-paths ${maximumPaths}`,
    ...neighbours.flatMap(session),
    ...mesh.flatMap(({ name, address }) => [
      `   neighbor ${address} remote-as ${asn}`,
      `   neighbor ${address} description ${name}`,
      `   neighbor ${address} timers 10 30`,
      `   neighbor ${address} next-hop-self`,
    ]),
    ...toldInside(router).map(told => `   redistribute static route-map ${told.name}`),
    ...familiesOf(router).flatMap(({ family, version }) => [
      `   address-family ${version}`,
      ...[...ofFamily(neighbours, family).map(({ peer }) => peer), ...ofFamily(mesh, family).map(({ address }) => address)].map(
        peer => `      neighbor ${peer} activate`,
      ),
      ...ownNetworks(router, family).map(text => `      network ${text}`),
    ]),
    '!',
  ]
}

function session(each: Neighbour): string[] {
  const { policy, advertisementIntervalSeconds, limit } = each
  const restart = restartSteps(limit, RESTART)
  const own = `   neighbor ${each.peer}`
  return [
    `${own} remote-as ${each.asn}`,
    `${own} description ${each.name}`,
    ...(each.key === undefined ? [] : [`${own} password 0 ${each.key}`]),
    `${own} timers ${each.keepaliveSeconds} ${each.holdSeconds}`,
    ...(advertisementIntervalSeconds > 0 ? [`${own} out-delay ${advertisementIntervalSeconds}`] : []),
    ...(each.bfd ? [`${own} bfd`] : []),
    ...(policy.communities.length > 0 ? [`${own} send-community`] : []),
    `${own} route-map IN-${policy.name} in`,
    `${own} route-map OUT-${policy.name} out`,
    `${own} maximum-routes ${limit.prefixes}`,
    ...(restart === undefined ? [] : [`${own} idle-restart-timer ${restart}`]),
  ]
}
