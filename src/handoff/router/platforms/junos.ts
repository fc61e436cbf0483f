import type { Prefix } from '../../../net/prefix.ts'
import { LOCAL_PREFERENCE } from '../../../topology/customerPolicy.ts'
import { FAMILY_WORDS, type FamilyWords, familiesOf, hasIpv6, IPV6_ENDING, ofFamily } from '../families.ts'
import { type RestartSteps, restartSteps } from '../prefixLimit.ts'
import type { Neighbour, Policy, PrefixLimit, RouterModel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { standIns } from '../standIns.ts'
import { behindBgp } from '../staticPreference.ts'
import { srxPolicies, srxTunnels } from './junosSrx.ts'

/** JunOS, "prefix-limit": 1 to 2400 minutes. */
const RESTART: RestartSteps = { stepSeconds: 60, most: 2400 }

/** Juniper JunOS on MX: `set` commands. Tunnels need a services card there: SRX has them as it is. */
export const JUNOS_MX: RouterPlatform = {
  title: 'Juniper JunOS 21 on MX',
  writesAdvertisementInterval: true,
  overLimit: { restart: RESTART },
  vpn: 'none',
  because: 'JunOS on MX has IPsec only on a services card, which is not written; junos-srx has tunnels',
  notes,
  write: router => write(router, false),
}

/** The same on SRX, with zones and tunnels. */
export const JUNOS_SRX: RouterPlatform = {
  title: 'Juniper JunOS 21 on SRX',
  writesAdvertisementInterval: true,
  overLimit: { restart: RESTART },
  vpn: 'routed',
  notes: router => [
    ...notes(router),
    'Zones trust, untrust and aws are assumed; policies between trust and aws are yours to write.',
    ...(hasIpv6(router) ? ['IPv6 is forwarded by flows from now on; where it was not, the SRX asks for a restart.'] : []),
    ...(router.tunnels.some(({ isPrivate }) => !isPrivate)
      ? [`ge-0/0/0.0 stands for the uplink to the Internet, with ${router.routerId} and a default route already.`]
      : []),
  ],
  write: router => write(router, true),
}

/** BGP's preference in JunOS; statics have 5. */
const BGP_PREFERENCE = 170

const LAN = 'ge-0/0/1'

/** Of Ethernet with a VLAN tag, which the physical MTU counts in. */
const LAYER_2 = 18

function notes(router: RouterModel): string[] {
  return [...standIns(router, portName, LAN), 'Load with: configure private; load set terminal; commit confirmed 5.']
}

function portName({ number, isLag }: RouterModel['ports'][number]): string {
  return isLag ? `ae${number}` : `xe-0/1/${number - 1}`
}

function write(router: RouterModel, isSrx: boolean): RouterText {
  return {
    files: [{ name: 'router.set', comment: '#', lines: configuration(router, isSrx) }],
    checks: [
      'show bgp summary',
      ...(router.neighbours.some(({ bfd }) => bfd) ? ['show bfd session extensive'] : []),
      ...router.neighbours.map(({ peer }) => `show route advertising-protocol bgp ${peer}`),
      ...(router.tunnels.length > 0
        ? ['show security ike security-associations', 'show security ipsec security-associations']
        : []),
    ],
    rollback: ['rollback 1; commit'],
  }
}

function configuration(router: RouterModel, isSrx: boolean): string[] {
  const { name, asn, routerId, lan, mesh, ports, interfaces, loopbacks, policies, originated, statics } = router
  return [
    `set system host-name ${name}`,
    ...(mesh.length > 0
      ? [
          `set interfaces ${LAN} mtu ${lan.mtu + LAYER_2 - 4}`,
          ...lan.addresses.map(
            ({ family, address, length }) =>
              `set interfaces ${LAN} unit 0 family ${FAMILY_WORDS[family].inet} address ${address}/${length}`,
          ),
        ]
      : []),
    ...ports.flatMap(port => [
      `set interfaces ${portName(port)} vlan-tagging`,
      `set interfaces ${portName(port)} mtu ${port.mtu + LAYER_2}`,
    ]),
    ...interfaces.flatMap(subInterface),
    ...loopbacks.map(address => `set interfaces lo0 unit 0 family inet address ${address}/32`),
    ...(isSrx ? srxPolicies(router, { lan: `${LAN}.0`, subInterface: unitName }) : []),
    ...(isSrx ? srxTunnels(router) : []),
    `set routing-options autonomous-system ${asn}`,
    `set routing-options router-id ${routerId}`,
    // BGP announces only what the routing table has; what the LAN brings for itself is better.
    ...originated.flatMap(({ text, family }) => {
      const route = `set routing-options ${family === 6 ? 'rib inet6.0 ' : ''}static route ${text}`
      return [`${route} discard`, `${route} preference 254`]
    }),
    ...statics.map(
      ({ prefix, tunnel, distance }) =>
        `set routing-options static route ${prefix.text} qualified-next-hop st0.${tunnel.number} preference ${behindBgp(distance, BGP_PREFERENCE)}`,
    ),
    'set policy-options policy-statement BALANCE then load-balance per-packet',
    'set routing-options forwarding-table export BALANCE',
    ...policies.flatMap(policy => policyLines(router, policy)),
    // The other end would be waited for although BFD says that it is gone (RFC 5882 §4.3).
    'set protocols bgp graceful-restart disable',
    'set protocols bgp log-updown',
    ...router.neighbours.flatMap(neighbour),
    ...familiesOf(router).flatMap(words => internal(router, words)),
  ]
}

function unitName({ port, vlan }: VlanInterface): string {
  return `${portName(port)}.${vlan}`
}

function subInterface(each: VlanInterface): string[] {
  const unit = `set interfaces ${portName(each.port)} unit ${each.vlan}`
  return [
    `${unit} description "Direct Connect ${each.name} ${each.id}"`,
    `${unit} vlan-id ${each.vlan}`,
    ...each.addresses.flatMap(({ family, address, length }) => [
      `${unit} family ${FAMILY_WORDS[family].inet} mtu ${each.mtu}`,
      `${unit} family ${FAMILY_WORDS[family].inet} address ${address}/${length}`,
    ]),
  ]
}

function policyLines({ asn }: RouterModel, policy: Policy): string[] {
  const { name, announced, refused, localPreference, communities, med, prepend } = policy
  const into = `set policy-options policy-statement IN-${name}`
  const out = `set policy-options policy-statement OUT-${name}`
  return [
    ...announced.map(({ text }) => `set policy-options prefix-list OUT-${name} ${text}`),
    ...refused.map(
      ({ prefix, orLonger }) => `${into} term refused from route-filter ${prefix.text} ${orLonger ? 'orlonger' : 'exact'}`,
    ),
    `${into} term refused then reject`,
    `${into} term rest then local-preference ${localPreference}`,
    `${into} term rest then accept`,
    ...(announced.length === 0
      ? []
      : [
          ...(communities.length > 0 ? [`set policy-options community OUT-${name} members [ ${communities.join(' ')} ]`] : []),
          `${out} term own from prefix-list OUT-${name}`,
          ...(communities.length > 0 ? [`${out} term own then community add OUT-${name}`] : []),
          ...(med === undefined ? [] : [`${out} term own then metric ${med}`]),
          ...(prepend > 0 ? [`${out} term own then as-path-prepend "${Array<number>(prepend).fill(asn).join(' ')}"`] : []),
          `${out} term own then accept`,
        ]),
    `${out} term rest then reject`,
  ]
}

function neighbour(each: Neighbour): string[] {
  const group = `set protocols bgp group AWS-${each.policy.name}`
  const own = `${group} neighbor ${each.peer}`
  const { limit } = each
  // A limit of the estate counts what is accepted, as drills do; a guard all that comes.
  const counted = `${own} family ${FAMILY_WORDS[each.family].inet} unicast ${limit.isSaid ? 'accepted-' : ''}prefix-limit`
  return [
    `${group} type external`,
    `${group} multipath multiple-as`,
    `${own} description ${each.name}`,
    `${own} local-address ${each.local}`,
    `${own} peer-as ${each.asn}`,
    `${own} hold-time ${each.holdSeconds}`,
    ...(each.advertisementIntervalSeconds > 0 ? [`${own} out-delay ${each.advertisementIntervalSeconds}`] : []),
    ...(each.key === undefined ? [] : [`${own} authentication-key "${each.key}"`]),
    ...(each.bfd
      ? [
          ...(each.bfd.transmitMs === each.bfd.receiveMs
            ? [`${own} bfd-liveness-detection minimum-interval ${each.bfd.transmitMs}`]
            : [
                `${own} bfd-liveness-detection transmit-interval minimum-interval ${each.bfd.transmitMs}`,
                `${own} bfd-liveness-detection minimum-receive-interval ${each.bfd.receiveMs}`,
              ]),
          `${own} bfd-liveness-detection multiplier ${each.bfd.multiplier}`,
        ]
      : []),
    `${own} import IN-${each.policy.name}`,
    `${own} export OUT-${each.policy.name}`,
    `${counted} maximum ${limit.prefixes}`,
    `${counted} teardown 80${idleTimeout(limit)}`,
  ]
}

/** Without one, JunOS tries a session again in a short time. */
function idleTimeout(limit: PrefixLimit): string {
  const minutes = restartSteps(limit, RESTART)
  if (minutes !== undefined) return ` idle-timeout ${minutes}`
  return limit.isSaid ? ' idle-timeout forever' : ''
}

/** BGP passes on its own routes by default; statics and the loopbacks of tunnels have to be named. */
function internal(router: RouterModel, { family }: FamilyWords): string[] {
  const { mesh, lan, statics, loopbacks, originated } = router
  const edges = ofFamily(mesh, family)
  if (edges.length === 0) return []
  const ending = family === 4 ? '' : IPV6_ENDING.toUpperCase()
  const policy = `set policy-options policy-statement IBGP-OUT${ending}`
  const group = `set protocols bgp group EDGES${ending}`
  const textsOf = (prefixes: readonly Prefix[]) => [...new Set(ofFamily(prefixes, family).map(({ text }) => text))]
  const floating = textsOf(statics.map(({ prefix }) => prefix))
  const own = [...textsOf(originated), ...(family === 4 ? loopbacks.map(address => `${address}/32`) : [])]
  return [
    ...floating.map(text => `${policy} term vpn from route-filter ${text} exact`),
    ...(floating.length === 0
      ? []
      : [
          `${policy} term vpn from protocol static`,
          // Behind what BGP brings the other edges, whose AS paths are longer than this one's, which is empty.
          `${policy} term vpn then local-preference ${LOCAL_PREFERENCE.vpnStatic}`,
          `${policy} term vpn then next-hop self`,
          `${policy} term vpn then accept`,
        ]),
    ...own.map(text => `${policy} term own from route-filter ${text} exact`),
    `${policy} term own then next-hop self`,
    `${policy} term own then accept`,
    `${policy} term aws from protocol bgp`,
    `${policy} term aws then next-hop self`,
    `${policy} term aws then accept`,
    `${group} type internal`,
    ...ofFamily(lan.addresses, family).map(({ address }) => `${group} local-address ${address}`),
    ...(family === 6 ? [`${group} family inet6 unicast`] : []),
    `${group} hold-time 30`,
    `${group} export IBGP-OUT${ending}`,
    ...edges.map(({ name, address }) => `${group} neighbor ${address} description ${name}`),
  ]
}
