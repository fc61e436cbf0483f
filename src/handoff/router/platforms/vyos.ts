import { bfdProfileName, bfdProfiles } from '../bfdProfiles.ts'
import { FAMILY_WORDS, type Family, familiesOf } from '../families.ts'
import { ownNetworks } from '../ownNetworks.ts'
import type { Neighbour, Policy, RouterModel, Suite, Tunnel } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { redistributedStatics, toldInside } from '../toldInside.ts'

/** VyOS 1.4: `set` commands for configuration mode. */
export const VYOS: RouterPlatform = {
  title: 'VyOS 1.4',
  writesAdvertisementInterval: true,
  overLimit: {
    because: 'VyOS has FRR, and no word for its restart.',
    reset: ({ peer, family }) => `vtysh -c "clear bgp ${FAMILY_WORDS[family].version} ${peer}"`,
  },
  vpn: 'routed',
  writesIpv6Tunnels: true,
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
      ...neighbours.map(({ peer, family }) => `show bgp ${FAMILY_WORDS[family].version} neighbors ${peer} advertised-routes`),
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
      ? [
          `set interfaces ethernet ${LAN} mtu ${lan.mtu}`,
          ...lan.addresses.map(({ address, length }) => `set interfaces ethernet ${LAN} address ${address}/${length}`),
        ]
      : []),
    ...ports.map(port => `set interfaces ${portPath(port)} mtu ${port.mtu}`),
    ...interfaces.flatMap(each => {
      const own = `set interfaces ${portPath(each.port)} vif ${each.vlan}`
      return [
        `${own} description 'Direct Connect ${each.name} ${each.id}'`,
        `${own} mtu ${each.mtu}`,
        ...each.addresses.map(({ address, length }) => `${own} address ${address}/${length}`),
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
    ...originated.map(({ text, family }) => `set protocols static ${WORDS[family].route} ${text} blackhole distance 254`),
    ...statics.map(
      ({ prefix, tunnel, distance }) =>
        `set protocols static ${WORDS[prefix.family].route} ${prefix.text} interface vti${tunnel.number} distance ${distance}`,
    ),
    ...bgp(router),
  ]
}

/** Where VyOS has a word of its own for each family. */
const WORDS: Readonly<Record<Family, { readonly route: string; readonly prefixList: string }>> = {
  4: { route: 'route', prefixList: 'prefix-list' },
  6: { route: 'route6', prefixList: 'prefix-list6' },
}

function policyLines({ asn }: RouterModel, policy: Policy): string[] {
  const { name, family, announced, refused, localPreference, communities, med, prepend } = policy
  const { ip, any, longest } = FAMILY_WORDS[family]
  const rule = (list: string, number: number) => `set policy ${WORDS[family].prefixList} ${list} rule ${number}`
  const out = `set policy route-map OUT-${name} rule 10`
  return [
    ...announced.flatMap(({ text }, i) => [
      `${rule(`OUT-${name}`, 10 * (i + 1))} action permit`,
      `${rule(`OUT-${name}`, 10 * (i + 1))} prefix ${text}`,
    ]),
    ...refused.flatMap(({ prefix, orLonger }, i) => [
      `${rule(`IN-${name}`, 10 * (i + 1))} action deny`,
      `${rule(`IN-${name}`, 10 * (i + 1))} prefix ${prefix.text}`,
      ...(orLonger ? [`${rule(`IN-${name}`, 10 * (i + 1))} le ${longest}`] : []),
    ]),
    `${rule(`IN-${name}`, 65_000)} action permit`,
    `${rule(`IN-${name}`, 65_000)} prefix ${any}`,
    `${rule(`IN-${name}`, 65_000)} le ${longest}`,
    `set policy route-map IN-${name} rule 10 action permit`,
    `set policy route-map IN-${name} rule 10 match ${ip} address prefix-list IN-${name}`,
    `set policy route-map IN-${name} rule 10 set local-preference ${localPreference}`,
    `${out} action ${announced.length > 0 ? 'permit' : 'deny'}`,
    ...(announced.length > 0 ? [`${out} match ${ip} address prefix-list OUT-${name}`] : []),
    ...communities.map(community => `${out} set community add ${community}`),
    ...(med === undefined ? [] : [`${out} set metric ${med}`]),
    ...(prepend > 0 ? [`${out} set as-path prepend '${Array<number>(prepend).fill(asn).join(' ')}'`] : []),
  ]
}

function tunnelLines(tunnel: Tunnel): string[] {
  const { number, name, id, outside, family, inside, ike, esp, ikeVersion, key, dpd, mtu, mss } = tunnel
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
    `set interfaces vti vti${number} ${FAMILY_WORDS[family].ip} adjust-mss ${mss}`,
  ]
}

function algorithms({ bits, isGcm, integrity }: Suite): string[] {
  return [`encryption aes${bits}${isGcm ? 'gcm128' : ''}`, `hash ${integrity}`]
}

function bgp(router: RouterModel): string[] {
  const { asn, routerId, neighbours, mesh, maximumPaths } = router
  return [
    `set protocols bgp system-as ${asn}`,
    `set protocols bgp parameters router-id ${routerId}`,
    'set protocols bgp parameters log-neighbor-changes',
    'set protocols bgp parameters bestpath as-path multipath-relax',
    ...familiesOf(router).flatMap(({ family, version }) => {
      const own = `set protocols bgp address-family ${version}-unicast`
      return [
        `${own} maximum-paths ebgp ${maximumPaths}`,
        ...ownNetworks(router, family).map(text => `${own} network ${text}`),
        ...toldInsideRules(router, family),
        ...redistributedStatics(router, family).map(line => `${own} ${line}`),
      ]
    }),
    ...neighbours.flatMap(session),
    ...mesh.flatMap(({ name, family, address }) => [
      `set protocols bgp neighbor ${address} remote-as ${asn}`,
      `set protocols bgp neighbor ${address} description '${name}'`,
      `set protocols bgp neighbor ${address} timers keepalive 10`,
      `set protocols bgp neighbor ${address} timers holdtime 30`,
      `set protocols bgp neighbor ${address} address-family ${FAMILY_WORDS[family].version}-unicast nexthop-self`,
    ]),
  ]
}

function toldInsideRules(router: RouterModel, family: Family): string[] {
  return toldInside(router)
    .filter(told => told.family === family)
    .flatMap(({ name, texts, words }) => [
      ...texts.flatMap((text, i) => [
        `set policy ${WORDS[family].prefixList} ${name} rule ${10 * (i + 1)} action permit`,
        `set policy ${WORDS[family].prefixList} ${name} rule ${10 * (i + 1)} prefix ${text}`,
      ]),
      `set policy route-map ${name} rule 10 action permit`,
      ...words.map(line => `set policy route-map ${name} rule 10 ${line}`),
    ])
}

function session(each: Neighbour): string[] {
  const { policy, bfd, advertisementIntervalSeconds } = each
  const own = `set protocols bgp neighbor ${each.peer}`
  const family = `${own} address-family ${FAMILY_WORDS[each.family].version}-unicast`
  return [
    `${own} remote-as ${each.asn}`,
    `${own} description '${each.name}'`,
    ...(each.key === undefined ? [] : [`${own} password '${each.key}'`]),
    `${own} timers keepalive ${each.keepaliveSeconds}`,
    `${own} timers holdtime ${each.holdSeconds}`,
    ...(advertisementIntervalSeconds > 0 ? [`${own} advertisement-interval ${advertisementIntervalSeconds}`] : []),
    ...(bfd ? [`${own} bfd profile ${bfdProfileName('aws', bfd)}`, `${own} graceful-restart disable`] : []),
    `${family} route-map import IN-${policy.name}`,
    `${family} route-map export OUT-${policy.name}`,
    `${family} soft-reconfiguration inbound`,
    `${family} maximum-prefix ${each.limit.prefixes}`,
  ]
}
