import { parseBandwidth } from '../net/bandwidth.ts'
import { type Prefix, parsePrefix } from '../net/prefix.ts'
import { isLiveConnection } from '../resources/connection.ts'
import type { CrossConnect } from '../resources/customerSide.ts'
import type { BgpPeer } from '../resources/virtualInterface.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row } from '../resources/world.ts'
import type { DetectedBy, LinkElement, SessionEnd } from '../routing/network.ts'
import { DX_TIMERS, preferenceByCommunity, regionCommunity, UNTAGGED_ELSEWHERE, VGW_RANK } from './awsPolicy.ts'
import { type Builder, prefixes } from './builder.ts'
import { customerTimers, isConfigured, LOCAL_PREFERENCE, policyTowards } from './customerPolicy.ts'
import { roundTripMs } from './distance.ts'

const EVERY = { ipv4: parsePrefix('0.0.0.0/0') as Prefix, ipv6: parsePrefix('::/0') as Prefix }

/** A connection that is patched: a port with light, and one link per virtual interface on it. */
export function addConnections(build: Builder): void {
  for (const patch of build.world.all('crossConnect')) {
    const connection = build.world.get('connection', patch.body.connectionId)
    const router = build.world.get('router', patch.body.routerId)
    if (!connection || !router || !isLiveConnection(connection.body)) continue
    const port = portElements(build, connection, patch.body, router)
    // Behind a carrier AWS's light comes from the carrier's equipment: what is beyond it takes no light away.
    build.light.set(
      connection.id,
      port.filter(part => part.awsLosesLight).map(part => part.component),
    )
    for (const vif of build.world.referring('virtualInterface', connection.id)) {
      if (vif.body.connectionId === connection.id) addVirtualInterface(build, vif, connection, router, port)
    }
  }
}

interface PortElement {
  readonly component: string
  readonly awsLosesLight: boolean
  readonly customerLosesLight: boolean
}

/**
 * A direct patch carries loss of light to both ends. A carrier's equipment in between keeps its lasers on towards the
 * far end, unless it forwards the loss.
 */
function portElements(build: Builder, connection: Row<'connection'>, patch: CrossConnect, router: Row<'router'>): PortElement[] {
  const name = connection.body.name
  const through = patch.carrier === undefined || patch.carrier.forwardsLossOfLight
  const aws = [
    build.domain('connection', connection.id, name),
    build.domain('cross-connect', connection.id, name),
    build.domain('device', connection.body.awsDevice, connection.body.awsDevice),
    build.domain('location', connection.body.location.toUpperCase(), connection.body.location),
  ]
  const customer = [build.domain('router', router.id, router.body.name), `site:${router.body.siteId}`]
  return [
    ...aws.map(component => ({ component, awsLosesLight: true, customerLosesLight: through })),
    ...(patch.carrier
      ? [
          {
            component: build.domain('carrier', connection.id, patch.carrier.name),
            awsLosesLight: through,
            customerLosesLight: through,
          },
        ]
      : []),
    ...customer.map(component => ({ component, awsLosesLight: through, customerLosesLight: true })),
  ]
}

function addVirtualInterface(
  build: Builder,
  vif: Row<'virtualInterface'>,
  connection: Row<'connection'>,
  router: Row<'router'>,
  port: readonly PortElement[],
): void {
  const { gateway, state } = vif.body
  if (!isLiveVirtualInterface(vif.body) || state === 'confirming' || state === 'verifying') return
  if (!gateway || !build.nodes.has(gateway.id)) {
    build.remarks.add(`Virtual interface ${vif.body.name} ends at nothing that is modelled.`)
    return
  }
  const own = build.domain('virtual-interface', vif.id, vif.body.name)
  const bps = parseBandwidth(connection.body.bandwidth) ?? 0
  const location = build.geography.location(connection.body.location)
  const site = build.world.get('site', router.body.siteId)?.body
  build.link({
    name: vif.id,
    ends: [gateway.id, router.id],
    mtu: vif.body.mtu,
    rttMs: roundTripMs(
      site?.at ?? (site?.place === undefined ? undefined : build.geography.place(site.place)),
      location?.at,
      location && build.geography.region(location.region),
    ),
    elements: [
      { component: own, cutSeenBy: { [gateway.id]: 'notification', [router.id]: 'notification' } },
      ...port.map(part => element(part, gateway.id, router.id)),
    ],
    pipes: [
      { name: `${connection.id} from AWS`, from: gateway.id, bps },
      { name: `${connection.id} to AWS`, from: router.id, bps },
    ],
    way: `connection:${connection.id}`,
    shown: true,
  })
  for (const peer of vif.body.peers) addPeer(build, vif, peer, gateway.id, router, location?.region)
}

function element(part: PortElement, amazonEnd: string, customerEnd: string): LinkElement {
  const seen: Record<string, DetectedBy> = {}
  if (part.awsLosesLight) seen[amazonEnd] = 'carrier'
  if (part.customerLosesLight) seen[customerEnd] = 'carrier'
  return { component: part.component, cutSeenBy: seen }
}

function addPeer(
  build: Builder,
  vif: Row<'virtualInterface'>,
  peer: BgpPeer,
  amazonEnd: string,
  router: Row<'router'>,
  region: string | undefined,
): void {
  const names = [vif.body.name, vif.id, peer.id]
  if (peer.state !== 'available' || vif.body.state === 'testing') return
  if (!isConfigured(router.body, names) || router.body.asn !== peer.asn) return
  const policy = policyTowards(router.body, names)
  const site = build.world.get('site', router.body.siteId)
  const advertised = prefixes(policy?.advertise ?? site?.body.prefixes ?? []).filter(
    prefix => prefix.family === EVERY[peer.addressFamily].family,
  )
  const customer: SessionEnd = {
    node: router.id,
    ...customerTimers(router.body, policy),
    group: 'direct connect',
    import: { localPreference: policy?.localPreference ?? LOCAL_PREFERENCE.directConnect },
    export: {
      from: ['local', 'ibgp'],
      only: advertised,
      prepend: policy?.prepend ?? 0,
      ...(policy?.med === undefined ? {} : { med: policy.med }),
      addCommunities: [...(policy?.communities ?? []), ...(vif.body.communities ?? [])],
    },
  }
  build.session({
    name: peer.id,
    link: vif.id,
    components: [build.domain('session', peer.id, vif.body.name)],
    ends: [amazonSide(build, vif, peer, amazonEnd, region), customer],
  })
  build.peers.set(peer.id, { amazonEnd })
}

function amazonSide(
  build: Builder,
  vif: Row<'virtualInterface'>,
  peer: BgpPeer,
  node: string,
  region: string | undefined,
): SessionEnd {
  const direct = vif.body.gateway?.kind === 'virtualPrivateGateway'
  const gatewayRegion = build.world.get('virtualPrivateGateway', node)?.region
  return {
    node,
    ...DX_TIMERS,
    group: direct ? 'direct connect' : 'customers',
    import: {
      ...(direct && gatewayRegion !== undefined
        ? {
            rank: VGW_RANK.directConnect,
            localPreference: region === gatewayRegion ? 200 : UNTAGGED_ELSEWHERE,
            localPreferenceByCommunity: preferenceByCommunity(gatewayRegion),
          }
        : { addCommunities: region === undefined ? [] : [regionCommunity(region)] }),
      maximumPrefixes: 100,
    },
    export: { from: direct ? ['local'] : ['gateways'], within: [EVERY[peer.addressFamily]] },
  }
}
