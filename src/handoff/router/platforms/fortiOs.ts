import { FAMILY_WORDS, type Family, familiesOf, ofFamily } from '../families.ts'
import { ownNetworks } from '../ownNetworks.ts'
import type { Neighbour, Policy, RouterModel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { toldInside } from '../toldInside.ts'
import { addressed, block, entry } from './fortiOsBlocks.ts'
import { insideAddresses, phase1, phase2, tunnelName } from './fortiOsTunnels.ts'

/** Fortinet FortiOS: `config … end` blocks. */
export const FORTI_OS: RouterPlatform = {
  title: 'Fortinet FortiOS 7.2',
  vpn: 'routed',
  writesIpv6Tunnels: true,
  overLimit: {
    because: 'FortiOS has no time for it.',
    reset: ({ peer, family }) => `execute router clear bgp ${family === 6 ? 'ipv6' : 'ip'} ${peer}`,
  },
  notes: router => [
    ...standIns(router, portName, LAN),
    'Firewall policies between the LAN and these interfaces are yours to write.',
    ...(router.tunnels.length > 0
      ? [
          `In the policies of each tunnel set tcp-mss-sender and tcp-mss-receiver to ${Math.min(...router.tunnels.map(({ mss }) => mss))}.`,
        ]
      : []),
    ...(router.tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`wan1 stands for the uplink to the Internet, with ${router.routerId} and a default route already.`]
      : []),
    ...(toldInside(router).length > 0
      ? ['The static routes into the VPN are not told to the other edges: give them static routes to this one, too.']
      : []),
  ],
  write,
}

const LAN = 'port1'

function portName({ number, isLag }: RouterModel['ports'][number]): string {
  return isLag ? `agg${number}` : `port${number + 1}`
}

/** 15 characters are the most that an interface's name has. */
function vlanName({ port, vlan }: VlanInterface): string {
  return `dx${port.number}-v${vlan}`
}

function write(router: RouterModel): RouterText {
  const { neighbours, tunnels, interfaces } = router
  return {
    files: [{ name: 'router.conf', comment: '#', lines: configuration(router) }],
    checks: [
      ...familiesOf(router).map(({ family }) => `get router info${six(family)} bgp summary`),
      ...(neighbours.some(({ bfd }) => bfd) ? ['get router info bfd neighbor'] : []),
      ...neighbours.map(({ peer, family }) => `get router info${six(family)} bgp neighbors ${peer} advertised-routes`),
      ...(tunnels.length > 0 ? ['get vpn ipsec tunnel summary', 'diagnose vpn ike gateway list'] : []),
    ],
    rollback: [
      'before: execute backup config flash before-landbridge; back: execute restore config flash <revision>; or by hand:',
      ...interfaces.map(each => `config system interface; delete ${vlanName(each)}; end`),
      ...tunnels.map(each => `config vpn ipsec phase1-interface; delete ${tunnelName(each)}; end`),
    ],
  }
}

function configuration(router: RouterModel): string[] {
  const { name, lan, mesh, ports, interfaces, loopbacks, tunnels, originated, statics, policies } = router
  return [
    ...block('system global', [`set hostname "${name}"`]),
    // Tunnels start from them: they are made first.
    ...block(
      'system interface',
      loopbacks.flatMap((address, i) =>
        entry(`lo${100 + i}`, ['set vdom "root"', 'set type loopback', `set ip ${address} 255.255.255.255`]),
      ),
    ),
    ...block(
      'vpn ipsec phase1-interface',
      tunnels.flatMap(tunnel => phase1(router, tunnel)),
    ),
    ...block('vpn ipsec phase2-interface', tunnels.flatMap(phase2)),
    ...block('system interface', [
      ...(mesh.length > 0
        ? entry(LAN, [...lan.addresses.flatMap(addressed), 'set mtu-override enable', `set mtu ${lan.mtu}`])
        : []),
      ...ports.flatMap(port => entry(portName(port), ['set mtu-override enable', `set mtu ${port.mtu}`])),
      ...interfaces.flatMap(vlanEntry),
      ...tunnels.flatMap(each =>
        entry(tunnelName(each), [...insideAddresses(each), 'set mtu-override enable', `set mtu ${each.mtu}`]),
      ),
    ]),
    ...([4, 6] as const).flatMap(family =>
      block(`router static${six(family)}`, [
        ...ofFamily(originated, family).flatMap(({ text }, i) =>
          entry(900 + i, [`set dst ${text}`, 'set blackhole enable', 'set distance 254']),
        ),
        ...statics
          .filter(({ prefix }) => prefix.family === family)
          .flatMap(({ prefix, tunnel, distance }, i) =>
            entry(800 + i, [`set dst ${prefix.text}`, `set device "${tunnelName(tunnel)}"`, `set distance ${distance}`]),
          ),
      ]),
    ),
    ...([4, 6] as const).flatMap(family =>
      block(`router prefix-list${six(family)}`, ofFamily(policies, family).flatMap(prefixLists)),
    ),
    ...block(
      'router route-map',
      policies.flatMap(policy => routeMaps(router, policy)),
    ),
    ...block('router bgp', bgp(router)),
  ]
}

/** Ends FortiOS's words for IPv6 where those for IPv4 have no ending. */
function six(family: Family): '' | '6' {
  return family === 6 ? '6' : ''
}

function vlanEntry(each: VlanInterface): string[] {
  return entry(vlanName(each), [
    'set vdom "root"',
    `set description "Direct Connect ${each.name} ${each.id}"`,
    `set interface "${portName(each.port)}"`,
    `set vlanid ${each.vlan}`,
    ...each.addresses.flatMap(addressed),
    'set allowaccess ping',
    'set mtu-override enable',
    `set mtu ${each.mtu}`,
    ...(each.bfd
      ? [
          'set bfd enable',
          `set bfd-desired-min-tx ${each.bfd.transmitMs}`,
          `set bfd-required-min-rx ${each.bfd.receiveMs}`,
          `set bfd-detect-mult ${each.bfd.multiplier}`,
        ]
      : []),
  ])
}

function prefixLists({ name, family, announced, refused }: Policy): string[] {
  const { any, longest } = FAMILY_WORDS[family]
  const rule = (number: number, prefix: string, action: 'permit' | 'deny', orLonger: boolean) =>
    entry(number, [
      `set action ${action}`,
      `set prefix${six(family)} ${prefix}`,
      ...(orLonger ? [`set le ${longest}`] : ['unset ge', 'unset le']),
    ])
  return [
    ...(announced.length > 0
      ? entry(
          `OUT-${name}`,
          block(
            'rule',
            announced.flatMap(({ text }, i) => rule(i + 1, text, 'permit', false)),
          ),
        )
      : []),
    ...entry(
      `IN-${name}`,
      block('rule', [
        ...refused.flatMap(({ prefix, orLonger }, i) => rule(i + 1, prefix.text, 'deny', orLonger)),
        ...rule(refused.length + 1, any, 'permit', true),
      ]),
    ),
  ]
}

function routeMaps({ asn }: RouterModel, policy: Policy): string[] {
  const { name, family, announced, localPreference, communities, med, prepend } = policy
  const match = `set match-ip${six(family)}-address`
  const rule = (lines: readonly string[]) => block('rule', entry(1, lines))
  return [
    ...entry(`IN-${name}`, rule([`${match} "IN-${name}"`, `set set-local-preference ${localPreference}`])),
    ...entry(
      `OUT-${name}`,
      rule([
        ...(announced.length > 0 ? [`${match} "OUT-${name}"`] : ['set action deny']),
        ...(communities.length > 0
          ? [`set set-community ${communities.map(each => `"${each}"`).join(' ')}`, 'set set-community-additive enable']
          : []),
        ...(med === undefined ? [] : [`set set-metric ${med}`]),
        ...(prepend > 0 ? [`set set-aspath ${Array<string>(prepend).fill(`"${asn}"`).join(' ')}`] : []),
      ]),
    ),
  ]
}

function bgp(router: RouterModel): string[] {
  const { asn, routerId, neighbours, mesh } = router
  return [
    `set as ${asn}`,
    `set router-id ${routerId}`,
    'set ebgp-multipath enable',
    // Where it is on, it keeps the routes of a neighbour that BFD says is gone (RFC 5882 §4.3).
    'set graceful-restart disable',
    ...block('neighbor', [
      ...neighbours.flatMap(session),
      ...mesh.flatMap(({ name, family, address }) =>
        entry(address, [
          `set remote-as ${asn}`,
          `set description "${name}"`,
          ...activated(family),
          `set next-hop-self${six(family)} enable`,
        ]),
      ),
    ]),
    ...([4, 6] as const).flatMap(family =>
      block(
        `network${six(family)}`,
        ownNetworks(router, family).flatMap((text, i) => entry(i + 1, [`set prefix${six(family)} ${text}`])),
      ),
    ),
  ]
}

/** A neighbour speaks both families unless it says otherwise. */
function activated(family: Family): string[] {
  return family === 6 ? ['set activate disable', 'set activate6 enable'] : []
}

function session(each: Neighbour): string[] {
  const { policy, family } = each
  return entry(each.peer, [
    `set remote-as ${each.asn}`,
    `set description "${each.name}"`,
    ...activated(family),
    ...(each.key === undefined ? [] : [`set password "${each.key}"`]),
    `set keep-alive-timer ${each.keepaliveSeconds}`,
    `set holdtime-timer ${each.holdSeconds}`,
    ...(each.bfd ? ['set bfd enable'] : []),
    `set soft-reconfiguration${six(family)} enable`,
    `set route-map-in${six(family)} "IN-${policy.name}"`,
    `set route-map-out${six(family)} "OUT-${policy.name}"`,
    `set maximum-prefix${six(family)} ${each.limit.prefixes}`,
  ])
}
