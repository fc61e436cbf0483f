import { parseInterfaceAddress } from '../../net/prefix.ts'
import { ROUTER_DEFAULTS } from '../../resources/customerDefaults.ts'
import type { NeighbourPolicy, Router } from '../../resources/customerSide.ts'
import { type BgpPeer, isLiveVirtualInterface } from '../../resources/virtualInterface.ts'
import type { Row, World } from '../../resources/world.ts'
import { customerTimers, LOCAL_PREFERENCE, policyTowards } from '../../topology/customerPolicy.ts'
import { numberedBfd } from './bfdProfiles.ts'
import { type Family, IPV6_ENDING } from './families.ts'
import { livePeer } from './livePeer.ts'
import { acceptedBy, announcedBy, policyOf } from './neighbourPolicy.ts'
import { prefixLimit } from './prefixLimit.ts'
import type { InterfaceAddress, Neighbour, Port, VlanInterface } from './routerModel.ts'
import { GENERATED_TIMERS, type RouterSource } from './routerSource.ts'
import { uniqueName } from './uniqueName.ts'

interface VirtualInterfaces {
  readonly ports: readonly Port[]
  readonly interfaces: readonly VlanInterface[]
  readonly neighbours: readonly Neighbour[]
}

type Vif = Row<'virtualInterface'>

/** Virtual interfaces whose link ends on the router, each with a session for its IPv4 peer and one for its IPv6 peer. */
export function compileVirtualInterfaces(source: RouterSource, warnings: string[]): VirtualInterfaces {
  const { world, topology, router } = source
  const interfaces: VlanInterface[] = []
  const neighbours: Neighbour[] = []
  const own = [...world.all('virtualInterface')].filter(
    ({ id, body }) => isLiveVirtualInterface(body) && topology.network.links.get(id)?.ends.includes(router.id),
  )
  const ports = portsOf(world, own, warnings)
  for (const vif of own) {
    const port = ports.find(each => each.id === vif.body.connectionId)
    const ends = ([4, 6] as const).flatMap(family => endOf(source, vif, family, warnings) ?? [])
    if (!port || ends.length === 0) continue
    const { name, type, vlan, mtu } = vif.body
    const timers = ends.map(end => numbered(timersOf(router.body, end.policy), neighbours))
    const over: VlanInterface = {
      id: vif.id,
      name: uniqueName(name, interfaces),
      type,
      port,
      vlan,
      mtu,
      addresses: ends.map(({ local }) => local),
      bfd: timers.find(({ bfd }) => bfd)?.bfd,
    }
    interfaces.push(over)
    for (const [index, end] of ends.entries()) {
      const called = uniqueName(name, neighbours, end.family === 4 ? '' : IPV6_ENDING)
      neighbours.push({ ...sessionOf(source, vif, { end, over, name: called }), ...timers[index]! })
    }
  }
  return { ports, interfaces, neighbours }
}

/** A BGP peer of a virtual interface as the router has to know it. */
interface End {
  readonly family: Family
  readonly peer: BgpPeer
  readonly policy: NeighbourPolicy | undefined
  readonly local: InterfaceAddress
  readonly amazon: string
}

function endOf({ router }: RouterSource, { id, body }: Vif, family: Family, warnings: string[]): End | undefined {
  const peer = livePeer(body, family)
  const [local, amazon] = [peer?.customerAddress, peer?.amazonAddress].map(text => parseInterfaceAddress(text ?? ''))
  if (!peer || !local || !amazon) return undefined
  const names = [body.name, id, peer.id]
  if (!isWanted(router.body, names)) return undefined
  if (peer.asn !== router.body.asn) {
    warnings.push(`${body.name} was ordered for AS ${peer.asn} and ${router.body.name} is AS ${router.body.asn}: left out.`)
    return undefined
  }
  return {
    family,
    peer,
    policy: policyTowards(router.body, names),
    local: { family, address: local.address.text, length: local.prefix.length },
    amazon: amazon.address.text,
  }
}

/** An external router is somebody's whose job is to be told this, so that it is written like a managed one. */
function isWanted(router: Router, names: readonly string[]): boolean {
  return !router.ownNeighbours || policyTowards(router, names) !== undefined
}

interface Place {
  readonly end: End
  readonly over: VlanInterface
  readonly name: string
}

type Timers = Pick<Neighbour, 'holdSeconds' | 'keepaliveSeconds' | 'bfd'>

function sessionOf(source: RouterSource, { id, body }: Vif, { end, over, name }: Place): Omit<Neighbour, keyof Timers> {
  const { family, peer, policy, local, amazon } = end
  const policyHere = policyOf(source, {
    name,
    family,
    policy,
    localPreference: policy?.localPreference ?? LOCAL_PREFERENCE.directConnect,
    announced: announcedBy(source, policy, body.type === 'public' ? body.routeFilterPrefixes : undefined),
    communities: body.communities ?? [],
    expected: acceptedBy(source.topology, peer.id, source.router.id),
  })
  return {
    name,
    family,
    over,
    local: local.address,
    peer: amazon,
    asn: body.amazonSideAsn,
    policy: policyHere,
    key: source.secrets && peer.authKey !== '' ? peer.authKey : `<KEY of ${family === 4 ? id : `${id}, IPv6`}>`,
    advertisementIntervalSeconds: source.router.body.advertisementIntervalSeconds ?? 0,
    limit: prefixLimit(policy, body.type === 'public' ? 20_000 : Math.max(100, 2 * policyHere.expected.length)),
  }
}

function portsOf(world: World, vifs: readonly Vif[], warnings: string[]): Port[] {
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

function numbered(timers: ReturnType<typeof timersOf>, before: readonly Neighbour[]): Timers {
  return { ...timers, bfd: numberedBfd(timers.bfd, before) }
}
