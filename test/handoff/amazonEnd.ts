import type { Neighbour, RouterModel } from '../../src/handoff/router/routerModel.ts'

/** AWS's end of what a router's text says, in BIRD and from the same model: what a gateway does, and nothing of that text. */

/** The configuration of the gateway of an AS, which tells each session those of `told` that its design brings, or all of them. */
export function amazon(
  routers: readonly RouterModel[],
  asn: number,
  { told, isAll = false }: { readonly told: readonly string[]; readonly isAll?: boolean },
): string {
  const vpcs = ([4, 6] as const).flatMap(family => {
    const own = told.filter(text => text.includes(':') === (family === 6))
    return own.length === 0 ? [] : [`protocol static { ipv${family}; ${own.map(text => `route ${text} blackhole;`).join(' ')} }`]
  })
  return [
    'log "/run/l/bird.log" all;',
    `router id 192.0.2.${asn % 200};`,
    'protocol device { }',
    'protocol bfd { accept direct; interface "*" { min rx interval 300 ms; min tx interval 300 ms; multiplier 3; }; }',
    ...vpcs,
    ...sessionsOf(routers, asn).map(
      ({ router, each, device }, index) => `protocol bgp s${index} {
  local ${each.peer} as ${asn};
  neighbor ${each.local} as ${router.asn};
  ${each.key === undefined ? '' : `password "${each.key}"; bfd on;`}
  hold time 90; keepalive time 30; connect delay time 1; connect retry time 2; error wait time 1, 2; interface "${device}";
  ipv${each.family} {
    import all;
    export filter {
      ${isAll ? '' : `if net !~ [ ${each.policy.expected.map(({ text }) => text).join(', ')} ] then reject;`}
      ${each.key === undefined ? `bgp_med = ${100 * (index + 1)};` : ''}
      accept;
    };
  };
}`,
    ),
  ].join('\n')
}

interface Session {
  readonly router: RouterModel
  readonly each: Neighbour
  /** AWS's end of its cable: `d` of a virtual interface, `t` of a tunnel, counted from 0. */
  readonly device: string
}

function sessionsOf(routers: readonly RouterModel[], asn: number): Session[] {
  const own = routers.flatMap(router => router.neighbours.filter(each => each.asn === asn).map(each => ({ router, each })))
  const links = [...new Set(own.map(({ each }) => each.over.id))]
  return own.map(({ router, each }) => ({
    router,
    each,
    device: `${'vlan' in each.over ? 'd' : 't'}${links.indexOf(each.over.id)}`,
  }))
}

/** One for each virtual interface and tunnel: what the router calls it, and AWS's end, which has AWS's addresses. */
export function cables(routers: readonly RouterModel[], asns: readonly number[]): string[] {
  const made = asns.flatMap(asn =>
    sessionsOf(routers, asn).flatMap(({ router, each: { over, peer, family }, device }) => {
      const own = 'vlan' in over ? `eth${over.port.number}.${over.vlan}` : `aws${over.number}`
      const [length] = 'vlan' in over ? over.addresses.filter(address => address.family === family) : [over.inside]
      return [
        `ip link add ${own} netns ${router.name} type veth peer name ${device} netns aws-${asn}`,
        `ip -n aws-${asn} link set ${device} up`,
        `ip -n aws-${asn} address add ${peer}/${length?.length} dev ${device}`,
      ]
    }),
  )
  return [...new Set(made)]
}

/** The router's own lines about addresses and MTUs; a container has neither VLANs nor XFRM, so cables take their places. */
export function ownInterfaces(router: string, script: string): string[] {
  return script
    .split('\n')
    .filter(line => /^ip (address replace|link set (eth0|eth\d\.\d+|aws\d) )/.test(line))
    .map(line => line.replace(/^ip /, `ip -n ${router} `))
}

/** A line that starts BIRD in a namespace with a file of that name. */
export function startBird(space: string, file: string): string {
  return `ip netns exec ${space} bird -c /run/l/${file}.conf -s /run/l/${file}.ctl -P /run/l/${file}.pid`
}

/** Until the condition holds, at most a minute. */
export function until(condition: string): string {
  return `for i in $(seq 120); do if ${condition}; then break; fi; sleep 0.5; done`
}

/** The condition that the router sends what is for the prefix out of that interface. */
export function leaves(router: string, prefix: string, device: string): string {
  return `ip -n ${router} ${prefix.includes(':') ? '-6' : '-4'} route show ${prefix} | grep -q 'dev ${device} '`
}
