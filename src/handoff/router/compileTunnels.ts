import type { Prefix } from '../../net/prefix.ts'
import { negotiatedTunnel } from '../../resources/negotiatedTunnel.ts'
import { tunnelId } from '../../resources/observed.ts'
import { preSharedKeyOf } from '../../resources/preSharedKeySecret.ts'
import { routerAddresses } from '../../resources/routerAddresses.ts'
import { taggedName } from '../../resources/taggedName.ts'
import { insideAddresses } from '../../resources/tunnelAddresses.ts'
import type { VpnTunnel } from '../../resources/vpn.ts'
import type { Row } from '../../resources/world.ts'
import { LOCAL_PREFERENCE, policyTowards } from '../../topology/customerPolicy.ts'
import { tunnelMtu } from '../../topology/tunnelMtu.ts'
import { DPD_INTERVAL_SECONDS } from '../tunnelConfigurationFacts.ts'
import { acceptedBy, announcedBy, policyOf } from './neighbourPolicy.ts'
import { prefixLimit } from './prefixLimit.ts'
import type { Neighbour, RouterModel, Suite, Tunnel } from './routerModel.ts'
import { GENERATED_TIMERS, type RouterSource } from './routerSource.ts'
import { uniqueName } from './uniqueName.ts'

interface Vpns {
  readonly tunnels: readonly Tunnel[]
  readonly neighbours: readonly Neighbour[]
  readonly statics: RouterModel['statics']
}

/** What a gateway tells by default (Site-to-Site VPN guide, "Quotas": routes advertised to a customer gateway). */
const MOST_TOLD = { virtualPrivateGateway: 1000, transitGateway: 5000 } as const

/** The tunnels of VPN connections whose customer gateway has an address of the router; none is called like one of `others`. */
export function compileTunnels(source: RouterSource, others: readonly { readonly name: string }[], warnings: string[]): Vpns {
  const tunnels: Tunnel[] = []
  const neighbours: Neighbour[] = []
  const statics: RouterModel['statics'][number][] = []
  const names = [...others]
  for (const vpn of source.world.all('vpnConnection')) {
    const customer = endingHere(source, vpn)
    if (customer === undefined) continue
    const vpnName = labelOf(vpn)
    const problem = problemOf(source, vpn, vpnName)
    if (problem !== undefined) {
      warnings.push(problem)
      continue
    }
    const name = uniqueName(vpnName, names)
    names.push({ name })
    for (const [index, body] of vpn.body.tunnels.entries()) {
      const tunnel = tunnelOf(source, vpn, { body, index, name, number: tunnels.length + 1, customer })
      tunnels.push(tunnel)
      if (vpn.body.staticRoutesOnly) statics.push(...staticsInto(source, tunnel))
      else neighbours.push(neighbourOver(source, vpn, tunnel, name))
    }
  }
  return { tunnels, neighbours, statics }
}

function labelOf({ id, body }: Row<'vpnConnection'>): string {
  return taggedName(id, body.tags)
}

/** The address of the router that its tunnels start from; undefined where they are another's or not wanted. */
function endingHere({ world, topology, router }: RouterSource, vpn: Row<'vpnConnection'>): string | undefined {
  if (vpn.body.state !== 'available' && vpn.body.state !== 'modifying') return undefined
  const names = [labelOf(vpn), vpn.id]
  if (router.body.ownNeighbours && !policyTowards(router.body, names)) return undefined
  const address = world.get('customerGateway', vpn.body.customerGatewayId)?.body.ipAddress
  if (address === undefined || vpn.account !== router.account) return undefined
  const isLinked = vpn.body.tunnels.some((_, index) =>
    topology.network.links.get(tunnelId(vpn.id, index))?.ends.includes(router.id),
  )
  return isLinked || routerAddresses(router.body).includes(address) ? address : undefined
}

function problemOf({ world, router }: RouterSource, { body }: Row<'vpnConnection'>, name: string): string | undefined {
  if (body.tunnels.some(({ certificateArn }) => certificateArn !== undefined)) {
    return `The tunnels of ${name} authenticate by certificates, which are not written: left out.`
  }
  const asn = world.get('customerGateway', body.customerGatewayId)?.body.bgpAsn
  if (!body.staticRoutesOnly && asn !== router.body.asn) {
    return `${name} was ordered for AS ${asn} and ${router.body.name} is AS ${router.body.asn}: left out.`
  }
  return undefined
}

interface Place {
  readonly body: VpnTunnel
  readonly index: number
  readonly name: string
  readonly number: number
  readonly customer: string
}

function tunnelOf({ world, topology, secrets }: RouterSource, vpn: Row<'vpnConnection'>, place: Place): Tunnel {
  const { body, index, name, number, customer } = place
  const agreed = negotiatedTunnel(body)
  const id = tunnelId(vpn.id, index)
  const mtu = topology.network.links.get(id)?.mtu ?? tunnelMtu(body, vpn.body.enableAcceleration)
  const isIpv6 = vpn.body.tunnelInsideIpVersion === 'ipv6'
  const cidr = (isIpv6 ? body.insideIpv6Cidr : undefined) ?? body.insideCidr
  const key = secrets ? preSharedKeyOf(world, vpn.body, body) : ''
  return {
    number,
    id,
    name: `${name}-${index + 1}`,
    outside: { customer, amazon: body.outsideIpAddress },
    family: isIpv6 ? 6 : 4,
    inside: { ...insideAddresses(cidr), length: isIpv6 ? 126 : 30 },
    isPrivate: vpn.body.outsideIpAddressType === 'PrivateIpv4',
    ikeVersion: agreed.ikeVersion === 'ikev2' ? 2 : 1,
    ike: suite(agreed.phase1Encryption, agreed.phase1Integrity, agreed.phase1DhGroup, body.phase1LifetimeSeconds),
    esp: suite(agreed.phase2Encryption, agreed.phase2Integrity, agreed.phase2DhGroup, body.phase2LifetimeSeconds),
    key: key === '' ? `<PSK of ${id}>` : key,
    dpd: { intervalSeconds: DPD_INTERVAL_SECONDS, retries: 3 },
    replayWindow: body.replayWindowSize,
    mtu,
    // Without the headers of IP, 20 bytes or 40, and of TCP.
    mss: mtu - (isIpv6 ? 60 : 40),
  }
}

function suite(encryption: string, integrity: string | undefined, group: number, lifetimeSeconds: number): Suite {
  return {
    bits: encryption.startsWith('AES256') ? 256 : 128,
    isGcm: encryption.includes('GCM'),
    integrity: (integrity ?? 'SHA2-256').toLowerCase().replace('sha2-', 'sha') as Suite['integrity'],
    group,
    lifetimeSeconds,
  }
}

function staticsInto({ topology, router }: RouterSource, tunnel: Tunnel): RouterModel['statics'][number][] {
  const own = topology.network.nodes.get(router.id)?.statics.filter(({ link }) => link === tunnel.id) ?? []
  return own
    .filter(({ prefix }) => prefix.family === tunnel.family)
    .map(({ prefix, distance }) => ({ prefix: prefix as Prefix, tunnel, distance }))
}

function neighbourOver(source: RouterSource, vpn: Row<'vpnConnection'>, tunnel: Tunnel, name: string): Neighbour {
  const { world, topology, router } = source
  const policy = policyTowards(router.body, [labelOf(vpn), vpn.id])
  const expected = acceptedBy(topology, tunnel.id, router.id)
  const { virtualPrivateGatewayId, transitGatewayId } = vpn.body
  const gateway =
    transitGatewayId === undefined
      ? world.get('virtualPrivateGateway', virtualPrivateGatewayId ?? '')
      : world.get('transitGateway', transitGatewayId)
  return {
    name: tunnel.name,
    family: tunnel.family,
    over: tunnel,
    local: tunnel.inside.customer,
    peer: tunnel.inside.amazon,
    asn: gateway?.body.amazonSideAsn ?? 64_512,
    policy: policyOf(source, {
      name,
      family: tunnel.family,
      policy,
      localPreference: policy?.localPreference ?? LOCAL_PREFERENCE.vpn,
      announced: announcedBy(source, policy, undefined),
      communities: [],
      expected,
    }),
    key: undefined,
    ...GENERATED_TIMERS,
    bfd: undefined,
    advertisementIntervalSeconds: source.router.body.advertisementIntervalSeconds ?? 0,
    limit: prefixLimit(policy, MOST_TOLD[transitGatewayId === undefined ? 'virtualPrivateGateway' : 'transitGateway']),
  }
}
