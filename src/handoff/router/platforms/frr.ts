import { bfdProfileName, bfdProfiles } from '../bfdProfiles.ts'
import { FAMILY_WORDS, type FamilyWords, familiesOf, ofFamily } from '../families.ts'
import { LINUX, linuxInterfaces, linuxNotes, linuxRollback } from '../linuxInterfaces.ts'
import { ownNetworks } from '../ownNetworks.ts'
import { maximumPrefix, RESTART_MINUTES } from '../prefixLimit.ts'
import { prefixListLines, routeMapLines } from '../routeMaps.ts'
import type { Neighbour, Policy, RouterModel } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { redistributedStatics, toldInsideLines } from '../toldInside.ts'
import { swanctlChecks, swanctlFile } from './strongSwan.ts'

/** FRRouting on Linux: `frr.conf` for vtysh, the interfaces by iproute2, tunnels by strongSwan. */
export const FRR: RouterPlatform = {
  title: 'FRRouting 8 and later on Linux',
  writesAdvertisementInterval: true,
  overLimit: { restart: RESTART_MINUTES },
  vpn: 'routed',
  writesIpv6Tunnels: true,
  writesIpv6Outside: true,
  notes: router => [
    ...linuxNotes(router),
    // Seen on 8.4.4, which asks before it adds a path.
    ...(router.neighbours.some(({ limit }) => limit.isSaid)
      ? ['FRR 8.4 closes a session at the second prefix over its maximum-prefix, not at the first.']
      : []),
    `/etc/frr/daemons needs bgpd=yes${router.neighbours.some(({ bfd }) => bfd) ? ', bfdd=yes' : ''} and staticd=yes.`,
  ],
  write,
}

function write(router: RouterModel): RouterText {
  const hasTunnels = router.tunnels.length > 0
  return {
    files: [
      linuxInterfaces(router),
      ...(hasTunnels ? [swanctlFile(router)] : []),
      { name: 'frr.conf', comment: '!', lines: configuration(router) },
    ],
    checks: [
      'vtysh -c "show bgp summary"',
      ...(router.neighbours.some(({ bfd }) => bfd) ? ['vtysh -c "show bfd peers brief"'] : []),
      ...router.neighbours.map(
        ({ peer, family }) => `vtysh -c "show bgp ${FAMILY_WORDS[family].version} unicast neighbors ${peer} advertised-routes"`,
      ),
      ...(hasTunnels ? swanctlChecks() : []),
    ],
    rollback: [`vtysh -c "configure terminal" -c "no router bgp ${router.asn}" -c "write memory"`, ...linuxRollback(router)],
  }
}

function configuration(router: RouterModel): string[] {
  const { name, asn, routerId, neighbours, mesh, originated, statics, policies } = router
  return [
    'frr defaults traditional',
    `hostname ${name}`,
    'service integrated-vtysh-config',
    '!',
    ...profiles(neighbours),
    ...policies.flatMap(policy => policyLines(policy, asn)),
    ...toldInsideLines(router),
    // BGP announces only what the routing table has; what the LAN brings for itself is better.
    ...originated.map(({ text, family }) => `${FAMILY_WORDS[family].ip} route ${text} blackhole 254`),
    ...statics.map(
      ({ prefix, tunnel, distance }) =>
        `${FAMILY_WORDS[prefix.family].ip} route ${prefix.text} ${LINUX.tunnel(tunnel)} ${distance}`,
    ),
    '!',
    `router bgp ${asn}`,
    ` bgp router-id ${routerId}`,
    ' bgp log-neighbor-changes',
    ' no bgp default ipv4-unicast',
    // RFC 5882 §4.3: a restarting neighbour would be kept although BFD says that it is gone.
    ' bgp graceful-restart-disable',
    ' bgp bestpath as-path multipath-relax',
    ...neighbours.flatMap(session),
    ...mesh.flatMap(({ name: other, address }) => [
      ` neighbor ${address} remote-as ${asn}`,
      ` neighbor ${address} description ${other}`,
      ` neighbor ${address} timers 10 30`,
    ]),
    ...familiesOf(router).flatMap(words => addressFamily(router, words)),
    'exit',
  ]
}

function addressFamily(router: RouterModel, { family, version }: FamilyWords): string[] {
  return [
    ' !',
    ` address-family ${version} unicast`,
    ...ownNetworks(router, family).map(text => `  network ${text}`),
    ...redistributedStatics(router, family).map(line => `  ${line}`),
    ...ofFamily(router.neighbours, family).flatMap(({ peer, policy, limit }) => [
      `  neighbor ${peer} activate`,
      `  neighbor ${peer} soft-reconfiguration inbound`,
      `  neighbor ${peer} route-map IN-${policy.name} in`,
      `  neighbor ${peer} route-map OUT-${policy.name} out`,
      `  neighbor ${peer} ${maximumPrefix(limit)}`,
    ]),
    ...ofFamily(router.mesh, family).flatMap(({ address }) => [
      `  neighbor ${address} activate`,
      `  neighbor ${address} next-hop-self`,
    ]),
    `  maximum-paths ${router.maximumPaths}`,
    ' exit-address-family',
  ]
}

function profiles(neighbours: readonly Neighbour[]): string[] {
  const different = bfdProfiles(neighbours)
  if (different.length === 0) return []
  return [
    'bfd',
    ...different.flatMap(bfd => [
      ` profile ${bfdProfileName('aws', bfd)}`,
      `  detect-multiplier ${bfd.multiplier}`,
      `  receive-interval ${bfd.receiveMs}`,
      `  transmit-interval ${bfd.transmitMs}`,
      ' exit',
    ]),
    'exit',
    '!',
  ]
}

function policyLines(policy: Policy, asn: number): string[] {
  return [...prefixListLines(policy), ...routeMapLines(asn, policy, { indent: ' ', end: 'exit' }), '!']
}

function session({
  name,
  peer,
  asn,
  key,
  holdSeconds,
  keepaliveSeconds,
  bfd,
  advertisementIntervalSeconds,
}: Neighbour): string[] {
  return [
    ` neighbor ${peer} remote-as ${asn}`,
    ` neighbor ${peer} description ${name}`,
    ...(key === undefined ? [] : [` neighbor ${peer} password ${key}`]),
    ` neighbor ${peer} timers ${keepaliveSeconds} ${holdSeconds}`,
    // A lost first attempt is otherwise tried again after two minutes.
    ` neighbor ${peer} timers connect 10`,
    ...(advertisementIntervalSeconds > 0 ? [` neighbor ${peer} advertisement-interval ${advertisementIntervalSeconds}`] : []),
    ...(bfd ? [` neighbor ${peer} bfd profile ${bfdProfileName('aws', bfd)}`] : []),
  ]
}
