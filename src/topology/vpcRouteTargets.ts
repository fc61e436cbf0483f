import { roundTripMs } from '../resources/distance.ts'
import { taggedName } from '../resources/taggedName.ts'
import type { RouteTargetKind } from '../resources/vpc.ts'
import type { Row } from '../resources/world.ts'
import type { StaticRoute } from '../routing/network.ts'
import { type Builder, prefixes } from './builder.ts'
import { EVERY_PREFIX } from './everyPrefix.ts'
import { linkToGateway, STATIC_MTU } from './linkToGateway.ts'
import { linkFromVpc } from './vpcAttachmentToLink.ts'
import { tableMet } from './zoneTable.ts'

type Table = Row<'routeTable'>
type Way = Pick<StaticRoute, 'link'> | Pick<StaticRoute, 'discard'>
type ToWay = (build: Builder, table: Table, id: string) => Way

/** Where a written route of a VPC's route table leads, by the kind of its target. */
const WAYS: Readonly<Record<Exclude<RouteTargetKind, 'local'>, ToWay>> = {
  virtualPrivateGateway: (build, table, id) => {
    const attachment = build.world.get('virtualPrivateGateway', id)?.body.attachment
    const isAttached = build.nodes.has(id) && attachment?.state === 'attached' && attachment.vpcId === table.body.vpcId
    return isAttached ? { link: linkToGateway(build, table.id, id, STATIC_MTU) } : blackhole(id)
  },
  internetGateway: (_build, _table, id) => ({ discard: `leaves to the Internet by ${id}` }),
  egressOnlyInternetGateway: (_build, _table, id) => ({ discard: `leaves to the Internet by ${id}` }),
  transitGateway: (build, table, id) => linkFromVpc(build, table.id, table.body.vpcId, id),
  natGateway,
  networkInterface,
  vpcPeeringConnection,
  vpcEndpoint: (_build, _table, id) => blackhole(id),
  other: (_build, _table, id) => blackhole(id),
}

export function routeWay(build: Builder, table: Table, kind: Exclude<RouteTargetKind, 'local'>, id: string): Way {
  return WAYS[kind](build, table, id)
}

function blackhole(id: string): Way {
  return { discard: `blackhole: ${id} carries nothing here` }
}

/** VPC peering guide, "Limitations": jumbo frames of 9001 bytes inside a Region and of 8500 between two. */
const PEERING_MTU = { inside: 9001, between: 8500 } as const

/** To the other VPC and no further: its own blocks are delivered, for anything else a peering carries nothing on. */
function vpcPeeringConnection(build: Builder, table: Table, id: string): Way {
  const peering = build.world.get('vpcPeeringConnection', id)?.body
  if (peering?.state !== 'active') return blackhole(id)
  const far = [peering.requesterVpcId, peering.accepterVpcId].find(vpcId => vpcId !== table.body.vpcId)
  const vpc = far === undefined ? undefined : build.world.get('vpc', far)
  if (!vpc) return blackhole(id)
  const link = `${table.id}~${id}`
  const name = build.world.get('vpcPeeringConnection', id)?.body.tags.Name ?? id
  const end = edgeOf(build, vpc.id, `${name} to ${taggedName(vpc.id, vpc.body.tags)}`)
  build.link({
    name: link,
    ends: [table.id, end],
    mtu: vpc.region === table.region ? PEERING_MTU.inside : PEERING_MTU.between,
    rttMs:
      vpc.region === table.region ? 0 : roundTripMs(build.geography.region(table.region), build.geography.region(vpc.region)),
  })
  return { link }
}

/** Where packets enter a VPC by something that leads nowhere else: what is not the VPC's own is dropped there. */
function edgeOf(build: Builder, vpcId: string, label: string): string {
  const name = `${vpcId}~edge`
  if (!build.nodes.has(name)) {
    const vpc = build.world.get('vpc', vpcId)?.body
    const local = prefixes([...(vpc?.cidrs ?? []), ...(vpc?.ipv6Cidrs ?? [])].map(({ cidr }) => cidr))
    const statics = Object.values(EVERY_PREFIX).map(prefix => ({
      prefix,
      distance: 255,
      label: 'not transitive',
      discard: `is not ${label}: a VPC passes on nothing that comes by a peering`,
    }))
    build.node(name, { label, kind: 'vpc' }, { local, statics })
  }
  return name
}

/** VPC guide, "NAT gateways": what they send on has their own address and follows the route table of their own subnet. */
function natGateway(build: Builder, table: Table, id: string): Way {
  const gateway = build.world.get('natGateway', id)?.body
  if (gateway?.state !== 'available') return blackhole(id)
  const box = middlebox(build, { id, subnetId: gateway.subnetId, vpcId: gateway.vpcId, label: gateway.tags.Name ?? id })
  return box === undefined ? blackhole(id) : { link: linkTo(build, table, box) }
}

/**
 * An appliance on an instance. EC2 guide, "Source/destination checking": an interface with the check drops what is not
 * its own, so that an appliance forwards only when somebody has switched it off.
 */
function networkInterface(build: Builder, table: Table, id: string): Way {
  const card = build.world.get('networkInterface', id)?.body
  const instance = card?.attachment && build.world.get('instance', card.attachment.instanceId)?.body
  if (!card || instance?.state !== 'running') return blackhole(id)
  if (card.sourceDestCheck) {
    return { discard: checkText(card.tags.Name ?? instance.tags.Name ?? id, id) }
  }
  const appliance = applianceNode(build, { id, body: card })
  return appliance === undefined ? blackhole(id) : { link: linkTo(build, table, appliance) }
}

/** The node of an instance that forwards, named after its interface. */
export function applianceNode(build: Builder, { id, body }: Pick<Row<'networkInterface'>, 'id' | 'body'>): string | undefined {
  const instance = body.attachment && build.world.get('instance', body.attachment.instanceId)?.body
  const label = body.tags.Name ?? instance?.tags.Name ?? id
  const discard = body.sourceDestCheck ? checkText(label, id) : undefined
  return middlebox(build, { id, subnetId: body.subnetId, vpcId: body.vpcId, label, ...(discard && { discard }) })
}

function checkText(label: string, id: string): string {
  return `dropped by the source/destination check of ${label} (${id})`
}

interface Middlebox {
  readonly id: string
  readonly label: string
  readonly subnetId: string
  readonly vpcId: string
  /** Why nothing of others that comes to it leaves it; absent = it does. */
  readonly discard?: string
}

/** A box of the VPC, which sends on by the table of its own subnet what it knows nothing better for. */
function middlebox(build: Builder, { id, label, subnetId, vpcId, discard }: Middlebox): string | undefined {
  const own = tableMet(build, vpcId, subnetId)
  if (own === undefined || build.nodes.has(id)) return own === undefined ? undefined : id
  const link = `${id}~out`
  build.link({ name: link, ends: [id, own], mtu: MIDDLEBOX_MTU })
  const statics = Object.values(EVERY_PREFIX).map(prefix => ({
    prefix,
    distance: 1,
    label: 'default gateway',
    ...(discard === undefined ? { link } : { discard }),
  }))
  build.node(id, { label, kind: 'gateway' }, { statics })
  return id
}

function linkTo(build: Builder, table: Table, box: string): string {
  const name = `${table.id}~${box}`
  if (!build.links.has(name)) build.link({ name, ends: [table.id, box], mtu: MIDDLEBOX_MTU })
  return name
}

/** VPC guide, "NAT gateway basics": 8500 bytes; instances take 9001, but what stands behind them is not known. */
const MIDDLEBOX_MTU = 8500
