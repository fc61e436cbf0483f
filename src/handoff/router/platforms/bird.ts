import type { Prefix } from '../../../net/prefix.ts'
import { LOCAL_PREFERENCE } from '../../../topology/customerPolicy.ts'
import { FAMILY_WORDS, type Family, familiesOf, hasIpv6, IPV6_ENDING, ofFamily } from '../families.ts'
import { LINUX, linuxInterfaces, linuxNotes, linuxRollback } from '../linuxInterfaces.ts'
import type { Neighbour, Policy, RouterModel, VlanInterface } from '../routerModel.ts'
import type { RouterPlatform, RouterText } from '../routerPlatform.ts'
import { preferences } from '../staticPreference.ts'
import { swanctlChecks, swanctlFile } from './strongSwan.ts'

/** BIRD 2 on Linux: `bird.conf`, the interfaces by iproute2, tunnels by strongSwan. */
export const BIRD: RouterPlatform = {
  title: 'BIRD 2 on Linux',
  vpn: 'routed',
  writesIpv6Tunnels: true,
  writesIpv6Outside: true,
  overLimit: {
    // proto/bgp/bgp.c: `action restart` waits as after any error, from 1 s to 30 s here; longer, and BFD's loss would wait so long.
    because: 'BIRD has no time for it alone, since `action restart` goes by `error wait time`, as every error does.',
    reset: ({ name }) => `birdc enable ${symbol(name)}`,
  },
  notes: linuxNotes,
  write,
}

function write(router: RouterModel): RouterText {
  const hasTunnels = router.tunnels.length > 0
  return {
    files: [
      linuxInterfaces(router),
      ...(hasTunnels ? [swanctlFile(router)] : []),
      { name: 'bird.conf', comment: '#', lines: configuration(router) },
    ],
    checks: [
      'birdc show protocols',
      ...(router.neighbours.some(({ bfd }) => bfd) ? ['birdc show bfd sessions'] : []),
      ...router.neighbours.map(({ name }) => `birdc show route export ${symbol(name)}`),
      ...(hasTunnels ? swanctlChecks() : []),
    ],
    rollback: ['birdc configure undo', ...linuxRollback(router)],
  }
}

function configuration(router: RouterModel): string[] {
  const { routerId, neighbours, loopbacks, policies, mesh } = router
  return [
    'log syslog all;',
    `router id ${routerId};`,
    '',
    'protocol device {',
    '}',
    '',
    ...familiesOf(router).flatMap(({ version }) => kernel(router, version)),
    ...bfd(router),
    ...familiesOf(router).flatMap(({ family }) => originated(router, family)),
    ...(loopbacks.length > 0 ? ['protocol direct loopbacks {', '  ipv4;', '  interface "lo";', '}', ''] : []),
    ...familiesOf(router).flatMap(({ family }) => statics(router, family)),
    ...policies.flatMap(policy => filters(router, policy)),
    ...neighbours.flatMap(neighbour => session(router, neighbour)),
    ...mesh.flatMap(edge => internal(router, edge)),
  ]
}

function kernel({ maximumPaths }: RouterModel, version: string): string[] {
  return [
    'protocol kernel {',
    `  merge paths on limit ${maximumPaths};`,
    `  ${version} {`,
    '    import none;',
    '    export where source != RTS_DEVICE;',
    '  };',
    '}',
    '',
  ]
}

/** A protocol of this kind has routes of one family. */
function originated(router: RouterModel, family: Family): string[] {
  return [
    `protocol static originated${ending(family)} {`,
    `  ${FAMILY_WORDS[family].version};`,
    ...ofFamily(router.originated, family).map(({ text }) => `  route ${text} blackhole;`),
    '}',
    '',
  ]
}

function ending(family: Family): string {
  return family === 4 ? '' : symbol(IPV6_ENDING)
}

function bfd(router: RouterModel): string[] {
  const own = router.interfaces.flatMap(over => (over.bfd ? [{ timers: over.bfd, over }] : []))
  if (own.length === 0) return []
  return [
    'protocol bfd {',
    `  accept ${hasIpv6(router) ? '' : 'ipv4 '}direct;`,
    ...own.flatMap(({ timers, over }) => [
      `  interface "${device(over)}" {`,
      `    min rx interval ${timers.receiveMs} ms;`,
      `    min tx interval ${timers.transmitMs} ms;`,
      `    multiplier ${timers.multiplier};`,
      '  };',
    ]),
    '}',
    '',
  ]
}

/** One protocol per distance: where BIRD compares sources, the higher preference wins, and BGP has 100. */
function statics(router: RouterModel, family: Family): string[] {
  return [...preferences(router)].flatMap(([distance, preference]) => {
    const own = router.statics.filter(each => each.distance === distance && each.prefix.family === family)
    if (own.length === 0) return []
    return [
      `protocol static vpn_${distance}${ending(family)} {`,
      `  ${FAMILY_WORDS[family].version} {`,
      `    preference ${preference};`,
      // Behind what BGP brings the other edges, whose AS paths are longer than this one's, which is empty.
      ...(router.mesh.length > 0 ? [`    import filter { bgp_local_pref = ${LOCAL_PREFERENCE.vpnStatic}; accept; };`] : []),
      '  };',
      ...own.map(({ prefix, tunnel }) => `  route ${prefix.text} via "${LINUX.tunnel(tunnel)}";`),
      '}',
      '',
    ]
  })
}

function filters({ asn }: RouterModel, policy: Policy): string[] {
  const { name, announced, refused, localPreference, communities, med, prepend } = policy
  const own = symbol(name)
  return [
    ...(announced.length > 0 ? [`define OUT_${own} = [ ${announced.map(({ text }) => text).join(', ')} ];`] : []),
    `define IN_${own} = [ ${refused.map(({ prefix, orLonger }) => pattern(prefix, orLonger)).join(', ')} ];`,
    `filter in_${own} {`,
    `  if net ~ IN_${own} then reject;`,
    `  bgp_local_pref = ${localPreference};`,
    '  accept;',
    '}',
    `filter out_${own} {`,
    ...(announced.length === 0
      ? ['  reject;']
      : [
          `  if net !~ OUT_${own} then reject;`,
          ...communities.map(community => `  bgp_community.add((${community.replace(':', ',')}));`),
          ...(med === undefined ? [] : [`  bgp_med = ${med};`]),
          ...Array<string>(prepend).fill(`  bgp_path.prepend(${asn});`),
          '  accept;',
        ]),
    '}',
    '',
  ]
}

function pattern({ text }: Prefix, orLonger: boolean): string {
  return orLonger ? `${text}+` : text
}

function session({ asn }: RouterModel, neighbour: Neighbour): string[] {
  const { name, family, local, peer, policy, key, holdSeconds, keepaliveSeconds, limit } = neighbour
  const own = symbol(policy.name)
  return [
    `protocol bgp ${symbol(name)} {`,
    `  description "${name}";`,
    `  local ${local} as ${asn};`,
    `  neighbor ${peer} as ${neighbour.asn};`,
    ...(key === undefined ? [] : [`  password "${key}";`]),
    `  hold time ${holdSeconds};`,
    `  keepalive time ${keepaliveSeconds};`,
    '  connect retry time 10;',
    '  error wait time 1, 30;',
    ...(neighbour.bfd ? ['  bfd on;'] : []),
    // RFC 5882 §4.3: a restarting neighbour would be kept although BFD says that it is gone.
    '  graceful restart off;',
    `  ${FAMILY_WORDS[family].version} {`,
    `    import filter in_${own};`,
    `    export filter out_${own};`,
    `    import limit ${limit.prefixes} action disable;`,
    '    import keep filtered;',
    '  };',
    '}',
    '',
  ]
}

function internal({ asn, lan }: RouterModel, { name, family, address }: RouterModel['mesh'][number]): string[] {
  return [
    `protocol bgp ${symbol(`ibgp-${name}`)} {`,
    ...ofFamily(lan.addresses, family).map(own => `  local ${own.address} as ${asn};`),
    `  neighbor ${address} as ${asn};`,
    // Else the next hop is looked up among BIRD's own routes, where the LAN is not, and what the other edge tells is unreachable.
    '  direct;',
    '  hold time 30;',
    '  keepalive time 10;',
    '  graceful restart off;',
    `  ${FAMILY_WORDS[family].version} {`,
    '    import all;',
    '    export where source ~ [ RTS_BGP, RTS_STATIC, RTS_DEVICE ];',
    '    next hop self;',
    '  };',
    '}',
    '',
  ]
}

function device({ port, vlan }: VlanInterface): string {
  return `${LINUX.port(port.number)}.${vlan}`
}

/** A name in BIRD: letters, digits and underscores. */
function symbol(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '_').replace(/^(?=\d)/, '_')
}
