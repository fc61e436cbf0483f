import { type Prefix, parseInterfaceAddress, parsePrefix } from '../../net/prefix.ts'
import { ROUTER_DEFAULTS } from '../../resources/customerDefaults.ts'
import type { NeighbourPolicy, Router } from '../../resources/customerSide.ts'
import { taggedName } from '../../resources/taggedName.ts'
import { isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row, World } from '../../resources/world.ts'
import { customerTimers, LOCAL_PREFERENCE, policyTowards } from '../../topology/customerPolicy.ts'
import { numberedBfd } from './bfdProfiles.ts'
import { compileTunnels } from './compileTunnels.ts'
import { acceptedBy, announcedBy, policyOf } from './neighbourPolicy.ts'
import type { Neighbour, Policy, Port, RouterModel, VlanInterface } from './routerModel.ts'
import { GENERATED_TIMERS, type RouterSource } from './routerSource.ts'
import { uniqueName } from './uniqueName.ts'

/** RFC 5737: stands for addresses that an estate does not say. Public addresses of generated routers are of the other two blocks. */
const LAN_BLOCK = '192.0.2'

/** The model's own number: as many equal paths as any platform here takes. */
const MAXIMUM_PATHS = 16

/** The router as the estate has it: everything that ends on it, and what it says to whom. */
export function compileRouter(source: RouterSource): RouterModel {
  const { world, router } = source
  const warnings: string[] = []
  const site = world.get('site', router.body.siteId)
  const routers = [...world.referring('router', router.body.siteId)].slice(0, 254)
  const { ports, interfaces, neighbours: direct } = directConnect(source, warnings)
  const vpn = compileTunnels(source, warnings)
  const neighbours = withRoles([...direct, ...vpn.neighbours])
  const policies = [...new Map(neighbours.map(({ policy }) => [policy.name, policy])).values()]
  addWarnings(source, policies, warnings)
  return {
    name: router.body.name,
    site: site?.body.name ?? '',
    asn: router.body.asn,
    routerId: router.body.publicAddress,
    lan: { address: lanAddress(routers.findIndex(({ id }) => id === router.id)), length: 24, mtu: site?.body.mtu ?? 1500 },
    ports,
    interfaces,
    tunnels: vpn.tunnels,
    loopbacks: [...new Set(vpn.tunnels.filter(({ isPrivate }) => isPrivate).map(({ outside }) => outside.customer))],
    policies,
    neighbours,
    mesh: routers.flatMap(({ id, body }, index) =>
      id === router.id || body.asn !== router.body.asn ? [] : [{ name: body.name, address: lanAddress(index) }],
    ),
    statics: vpn.statics,
    originated: distinct([
      ...policies.flatMap(({ announced }) => announced),
      ...(site?.body.prefixes ?? []).flatMap(text => parsePrefix(text) ?? []).filter(({ family }) => family === 4),
    ]),
    maximumPaths: MAXIMUM_PATHS,
    warnings,
  }
}

function lanAddress(index: number): string {
  return `${LAN_BLOCK}.${index + 1}`
}

function distinct(prefixes: readonly Prefix[]): Prefix[] {
  return [...new Map(prefixes.map(prefix => [prefix.text, prefix])).values()]
}

/** Virtual interfaces whose link ends on the router, each with a session for its IPv4 peer. */
function directConnect(source: RouterSource, warnings: string[]) {
  const { world, topology, router } = source
  const interfaces: VlanInterface[] = []
  const neighbours: Neighbour[] = []
  const own = [...world.all('virtualInterface')].filter(
    ({ id, body }) => isLiveVirtualInterface(body) && topology.network.links.get(id)?.ends.includes(router.id),
  )
  const ports = portsOf(world, own, warnings)
  for (const { id, body } of own) {
    const port = ports.find(each => each.id === body.connectionId)
    const names = [body.name, id, ...body.peers.map(peer => peer.id)]
    if (!port || !isWanted(router.body, names)) continue
    const policy = policyTowards(router.body, names)
    const peers = body.peers.filter(({ state }) => state !== 'deleting' && state !== 'deleted')
    if (peers.some(({ addressFamily }) => addressFamily === 'ipv6')) {
      warnings.push(`The IPv6 session of ${body.name} is left out: this is IPv4 alone.`)
    }
    const peer = peers.find(({ addressFamily }) => addressFamily === 'ipv4')
    const [local, amazon] = [peer?.customerAddress, peer?.amazonAddress].map(text => parseInterfaceAddress(text ?? ''))
    if (!peer || !local || !amazon) continue
    if (peer.asn !== router.body.asn) {
      warnings.push(`${body.name} was ordered for AS ${peer.asn} and ${router.body.name} is AS ${router.body.asn}: left out.`)
      continue
    }
    const timers = timersOf(router.body, policy)
    const bfd = numberedBfd(timers.bfd, interfaces)
    const name = uniqueName(body.name, interfaces)
    const over: VlanInterface = {
      id,
      name,
      type: body.type,
      port,
      vlan: body.vlan,
      mtu: body.mtu,
      address: local.address.text,
      length: local.prefix.length,
      bfd,
    }
    interfaces.push(over)
    const expected = acceptedBy(topology, peer.id, router.id)
    neighbours.push({
      name,
      over,
      local: local.address.text,
      peer: amazon.address.text,
      asn: body.amazonSideAsn,
      policy: policyOf(source, {
        name,
        policy,
        localPreference: policy?.localPreference ?? LOCAL_PREFERENCE.directConnect,
        announced: announcedBy(source, policy, body.type === 'public' ? body.routeFilterPrefixes : undefined),
        communities: body.communities ?? [],
        expected,
      }),
      key: source.secrets && peer.authKey !== '' ? peer.authKey : `<KEY of ${id}>`,
      ...timers,
      bfd,
      advertisementIntervalSeconds: router.body.advertisementIntervalSeconds ?? 0,
      maximumPrefixes: body.type === 'public' ? 20_000 : Math.max(100, 2 * expected.length),
    })
  }
  return { ports, interfaces, neighbours }
}

/** An external router is somebody's whose job is to be told this, so that it is written like a managed one. */
function isWanted(router: Router, names: readonly string[]): boolean {
  return !router.ownNeighbours || policyTowards(router, names) !== undefined
}

function portsOf(world: World, vifs: readonly Row<'virtualInterface'>[], warnings: string[]): Port[] {
  const ids = [...new Set(vifs.map(({ body }) => body.connectionId))]
  return ids.map((id, index) => {
    const lag = world.get('lag', id)?.body
    const name = lag?.name ?? world.get('connection', id)?.body.name ?? id
    if (lag) {
      warnings.push(`${name} is a LAG: bundle its ports by LACP, active, before this configuration is loaded.`)
    }
    const macSec = [...world.all('connection')].some(
      ({ id: each, body }) => (each === id || body.lagId === id) && (body.macSecKeys?.length ?? 0) > 0,
    )
    if (macSec) warnings.push(`${name} has MACsec: its keys and key chain are configured by hand.`)
    const mtu = Math.max(...vifs.filter(({ body }) => body.connectionId === id).map(({ body }) => body.mtu))
    return { number: index + 1, id, name, mtu, isLag: lag !== undefined }
  })
}

function timersOf(router: Router, policy: NeighbourPolicy | undefined) {
  const { holdMs, keepaliveMs, bfd } = customerTimers(router, policy)
  const said = { holdSeconds: holdMs / 1000, keepaliveSeconds: keepaliveMs / 1000 }
  const isDefault = said.holdSeconds === ROUTER_DEFAULTS.holdSeconds && said.keepaliveSeconds === ROUTER_DEFAULTS.keepaliveSeconds
  return { ...(isDefault ? GENERATED_TIMERS : said), bfd }
}

/** Who is preferred least of several is the backup. */
function withRoles(neighbours: readonly Neighbour[]): Neighbour[] {
  const best = Math.max(...neighbours.map(({ policy }) => policy.localPreference))
  const renamed = new Map<string, Policy>()
  for (const { policy } of neighbours) {
    if (!renamed.has(policy.name)) {
      renamed.set(policy.name, { ...policy, role: policy.localPreference === best ? 'primary' : 'backup' })
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
    if (policy.announced.length === 0) warnings.push(`Nothing is announced to ${policy.name}: give the site prefixes.`)
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
