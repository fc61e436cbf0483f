import { distinctPrefixes, parsePrefix } from '../../net/prefix.ts'
import { ROUTER_DEFAULTS } from '../../resources/customerDefaults.ts'
import type { NeighbourPolicy } from '../../resources/customerSide.ts'
import { taggedName } from '../../resources/taggedName.ts'
import { compileTunnels } from './compileTunnels.ts'
import { compileVirtualInterfaces } from './compileVirtualInterfaces.ts'
import { type Family, hasIpv6, ofFamily } from './families.ts'
import { otherEdges } from './otherEdges.ts'
import type { Neighbour, Policy, RouterModel } from './routerModel.ts'
import { GENERATED_TIMERS, type RouterSource } from './routerSource.ts'

/** The model's own number: as many equal paths as any platform here takes. */
const MAXIMUM_PATHS = 16

/** The router as the estate has it: everything that ends on it, and what it says to whom. */
export function compileRouter(source: RouterSource): RouterModel {
  const { world, router } = source
  const warnings: string[] = []
  const site = world.get('site', router.body.siteId)?.body
  const { ports, interfaces, neighbours: direct } = compileVirtualInterfaces(source, warnings)
  const { tunnels, statics, neighbours: overVpn } = compileTunnels(source, direct, warnings)
  const { mesh, addresses } = otherEdges(source)
  const neighbours = withRoles([...direct, ...overVpn])
  const policies = [...new Map(neighbours.map(({ policy }) => [policy.name, policy])).values()]
  addWarnings(source, policies, warnings)
  const model = {
    name: router.body.name,
    site: site?.name ?? '',
    asn: router.body.asn,
    routerId: router.body.publicAddress,
    lan: { addresses, mtu: site?.mtu ?? 1500 },
    ports,
    interfaces,
    tunnels,
    loopbacks: [...new Set(tunnels.filter(({ isPrivate }) => isPrivate).map(({ outside }) => outside.customer))],
    policies,
    neighbours,
    mesh,
    statics,
    maximumPaths: MAXIMUM_PATHS,
    warnings,
  }
  const ofSite = (site?.prefixes ?? []).flatMap(text => parsePrefix(text) ?? [])
  const told = [...policies.flatMap(({ announced }) => announced), ...ofSite]
  return { ...model, originated: distinctPrefixes(told).filter(({ family }) => family === 4 || hasIpv6(model)) }
}

/** Who is preferred least of several of a family is the backup. */
function withRoles(neighbours: readonly Neighbour[]): Neighbour[] {
  const best = (family: Family) => Math.max(...ofFamily(neighbours, family).map(({ policy }) => policy.localPreference))
  const bests: Readonly<Record<Family, number>> = { 4: best(4), 6: best(6) }
  const renamed = new Map<string, Policy>()
  for (const { policy } of neighbours) {
    if (!renamed.has(policy.name)) {
      renamed.set(policy.name, { ...policy, role: policy.localPreference === bests[policy.family] ? 'primary' : 'backup' })
    }
  }
  return neighbours.map(each => ({ ...each, policy: renamed.get(each.policy.name) ?? each.policy }))
}

/** Members of a neighbour's policy that every platform writes. */
const WRITTEN: ReadonlySet<string> = new Set<keyof NeighbourPolicy>([
  'localPreference',
  'prepend',
  'med',
  'communities',
  'bfd',
  'holdSeconds',
  'keepaliveSeconds',
  'maximumPrefixes',
  'restartAfterLimitSeconds',
  'advertise',
  'distance',
])

function addWarnings({ world, topology, router }: RouterSource, policies: readonly Policy[], warnings: string[]): void {
  const { name, gracefulRestart, holdSeconds, keepaliveSeconds } = router.body
  if (gracefulRestart) {
    warnings.push(`Graceful restart, which the estate has on for ${name}, is left off: it keeps stale routes when BFD fails.`)
  }
  if (holdSeconds === ROUTER_DEFAULTS.holdSeconds && keepaliveSeconds === ROUTER_DEFAULTS.keepaliveSeconds) {
    warnings.push(
      `Timers are ${GENERATED_TIMERS.keepaliveSeconds} s and ${GENERATED_TIMERS.holdSeconds} s on Direct Connect where the estate has its defaults, ${keepaliveSeconds} s and ${holdSeconds} s, which drills count with.`,
    )
  }
  for (const policy of policies) {
    if (policy.announced.length > 100) {
      warnings.push(
        `${policy.name} announces ${policy.announced.length} prefixes; AWS closes a session with more than 100 by default.`,
      )
    }
    if (policy.announced.length === 0) {
      warnings.push(`Nothing is announced to ${policy.name}: give the site ${policy.family === 6 ? 'IPv6 ' : ''}prefixes.`)
    }
  }
  for (const [neighbour, policy] of Object.entries(router.body.policies)) {
    for (const [member, value] of Object.entries(policy)) {
      if (value === undefined || WRITTEN.has(member)) continue
      warnings.push(`${member} of ${neighbour} is not written, and is configured by hand: it is ${JSON.stringify(value)}.`)
    }
  }
  for (const { id, body } of world.all('transitGatewayConnectPeer')) {
    if (!topology.network.links.get(id)?.ends.includes(router.id)) continue
    const peer = taggedName(id, body.tags)
    warnings.push(`Connect peer ${peer} is left out: its GRE tunnel and its BGP sessions are configured by hand.`)
  }
  const others = [...world.referring('router', router.body.siteId)].filter(({ body }) => body.asn !== router.body.asn)
  for (const { body } of others)
    warnings.push(`${body.name} is AS ${body.asn}: no session with it is written, for it is not iBGP.`)
}
