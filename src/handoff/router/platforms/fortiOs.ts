import { dottedMask } from '../../routerConfigurationMask.ts'
import { ownNetworks } from '../ownNetworks.ts'
import type { Neighbour, Policy, RouterModel, Suite, Tunnel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { isToldInside } from '../toldInside.ts'

/** Fortinet FortiOS: `config … end` blocks. */
export const FORTI_OS: RouterPlatform = {
  title: 'Fortinet FortiOS 7.2',
  vpn: 'routed',
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
    ...(isToldInside(router)
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

function tunnelName({ number }: Tunnel): string {
  return `aws-t${number}`
}

function write(router: RouterModel): RouterText {
  const { neighbours, tunnels, interfaces } = router
  return {
    files: [{ name: 'router.conf', comment: '#', lines: configuration(router) }],
    checks: [
      'get router info bgp summary',
      ...(neighbours.some(({ bfd }) => bfd) ? ['get router info bfd neighbor'] : []),
      ...neighbours.map(({ peer }) => `get router info bgp neighbors ${peer} advertised-routes`),
      ...(tunnels.length > 0 ? ['get vpn ipsec tunnel summary', 'diagnose vpn ike gateway list'] : []),
    ],
    rollback: [
      'before: execute backup config flash before-landbridge; back: execute restore config flash <revision>; or by hand:',
      ...interfaces.map(each => `config system interface; delete ${vlanName(each)}; end`),
      ...tunnels.map(each => `config vpn ipsec phase1-interface; delete ${tunnelName(each)}; end`),
    ],
  }
}

/** `config PATH`, its lines, `end`; nothing where there is nothing to say. */
function block(path: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`config ${path}`, ...lines.map(line => `    ${line}`), 'end']
}

function entry(name: string | number, lines: readonly string[]): string[] {
  return [`edit ${typeof name === 'number' ? name : `"${name}"`}`, ...lines.map(line => `    ${line}`), 'next']
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
        ? entry(LAN, [`set ip ${lan.address} ${dottedMask(lan.length)}`, 'set mtu-override enable', `set mtu ${lan.mtu}`])
        : []),
      ...ports.flatMap(port => entry(portName(port), ['set mtu-override enable', `set mtu ${port.mtu}`])),
      ...interfaces.flatMap(vlanEntry),
      ...tunnels.flatMap(each =>
        entry(tunnelName(each), [
          `set ip ${each.inside.customer} 255.255.255.255`,
          `set remote-ip ${each.inside.amazon} ${dottedMask(each.inside.length)}`,
          'set mtu-override enable',
          `set mtu ${each.mtu}`,
        ]),
      ),
    ]),
    ...block('router static', [
      ...originated.flatMap(({ text }, i) => entry(900 + i, [`set dst ${text}`, 'set blackhole enable', 'set distance 254'])),
      ...statics.flatMap(({ prefix, tunnel, distance }, i) =>
        entry(800 + i, [`set dst ${prefix.text}`, `set device "${tunnelName(tunnel)}"`, `set distance ${distance}`]),
      ),
    ]),
    ...block('router prefix-list', policies.flatMap(prefixLists)),
    ...block(
      'router route-map',
      policies.flatMap(policy => routeMaps(router, policy)),
    ),
    ...block('router bgp', bgp(router)),
  ]
}

function vlanEntry(each: VlanInterface): string[] {
  return entry(vlanName(each), [
    'set vdom "root"',
    `set description "Direct Connect ${each.name} ${each.id}"`,
    `set interface "${portName(each.port)}"`,
    `set vlanid ${each.vlan}`,
    `set ip ${each.address} ${dottedMask(each.length)}`,
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

function phase1({ loopbacks }: RouterModel, tunnel: Tunnel): string[] {
  const { outside, ike, ikeVersion, key, dpd, isPrivate } = tunnel
  return entry(tunnelName(tunnel), [
    `set interface "${isPrivate ? `lo${100 + loopbacks.indexOf(outside.customer)}` : 'wan1'}"`,
    `set ike-version ${ikeVersion}`,
    `set local-gw ${outside.customer}`,
    `set keylife ${ike.lifetimeSeconds}`,
    'set peertype any',
    'set net-device disable',
    `set proposal ${proposal(ike, true)}`,
    `set dhgrp ${ike.group}`,
    'set dpd on-idle',
    `set dpd-retrycount ${dpd.retries}`,
    `set dpd-retryinterval ${dpd.intervalSeconds}`,
    `set remote-gw ${outside.amazon}`,
    `set psksecret "${key}"`,
  ])
}

function phase2(tunnel: Tunnel): string[] {
  return entry(tunnelName(tunnel), [
    `set phase1name "${tunnelName(tunnel)}"`,
    `set proposal ${proposal(tunnel.esp, false)}`,
    `set dhgrp ${tunnel.esp.group}`,
    `set keylifeseconds ${tunnel.esp.lifetimeSeconds}`,
    'set auto-negotiate enable',
  ])
}

function proposal({ bits, isGcm, integrity }: Suite, isIke: boolean): string {
  if (!isGcm) return `aes${bits}-${integrity}`
  return isIke ? `aes${bits}gcm-prf${integrity}` : `aes${bits}gcm`
}

function prefixLists({ name, announced, refused }: Policy): string[] {
  const rule = (number: number, prefix: string, action: 'permit' | 'deny', orLonger: boolean) =>
    entry(number, [`set action ${action}`, `set prefix ${prefix}`, ...(orLonger ? ['set le 32'] : ['unset ge', 'unset le'])])
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
        ...rule(refused.length + 1, '0.0.0.0/0', 'permit', true),
      ]),
    ),
  ]
}

function routeMaps({ asn }: RouterModel, policy: Policy): string[] {
  const { name, announced, localPreference, communities, med, prepend } = policy
  const rule = (lines: readonly string[]) => block('rule', entry(1, lines))
  return [
    ...entry(`IN-${name}`, rule([`set match-ip-address "IN-${name}"`, `set set-local-preference ${localPreference}`])),
    ...entry(
      `OUT-${name}`,
      rule([
        ...(announced.length > 0 ? [`set match-ip-address "OUT-${name}"`] : ['set action deny']),
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
  const networks = ownNetworks(router)
  return [
    `set as ${asn}`,
    `set router-id ${routerId}`,
    'set ebgp-multipath enable',
    // Where it is on, it keeps the routes of a neighbour that BFD says is gone (RFC 5882 §4.3).
    'set graceful-restart disable',
    ...block('neighbor', [
      ...neighbours.flatMap(session),
      ...mesh.flatMap(({ name, address }) =>
        entry(address, [`set remote-as ${asn}`, `set description "${name}"`, 'set next-hop-self enable']),
      ),
    ]),
    ...block(
      'network',
      networks.flatMap((text, i) => entry(i + 1, [`set prefix ${text}`])),
    ),
  ]
}

function session({ name, peer, asn, policy, key, holdSeconds, keepaliveSeconds, bfd, maximumPrefixes }: Neighbour): string[] {
  return entry(peer, [
    `set remote-as ${asn}`,
    `set description "${name}"`,
    ...(key === undefined ? [] : [`set password "${key}"`]),
    `set keep-alive-timer ${keepaliveSeconds}`,
    `set holdtime-timer ${holdSeconds}`,
    ...(bfd ? ['set bfd enable'] : []),
    'set soft-reconfiguration enable',
    `set route-map-in "IN-${policy.name}"`,
    `set route-map-out "OUT-${policy.name}"`,
    `set maximum-prefix ${maximumPrefixes}`,
  ])
}
