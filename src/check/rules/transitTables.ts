import { prefixListCidrs } from '../../resources/managedPrefixLists.ts'
import type { TransitGatewayAttachment } from '../../resources/transitGateway.ts'
import type { Row, World } from '../../resources/world.ts'
import { carriesConnect } from '../connects.ts'
import { listed, named, namedTable } from '../named.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { View } from '../view.ts'
import { prefixes } from '../ways.ts'

type Attachment = Row<'transitGatewayAttachment'>

/** Who is looked up where, and who is found there. */
export const TRANSIT_TABLES: readonly Rule[] = [
  {
    id: 'DX054',
    severity: 'error',
    title: 'An attachment is associated with no route table',
    why: 'Whatever comes in by it is dropped: the association says in which table packets are looked up.',
    source: 'Transit gateway guide, "Route table association"',
    *check({ world }) {
      for (const attachment of live(world)) {
        const { peering, association } = attachment.body
        const sides = peering ? [association, peering.association] : [association]
        if (sides.every(side => side !== undefined && side.state !== 'disassociating')) continue
        yield {
          about: thing(world, attachment),
          summary: `${thing(world, attachment).name} is attached to ${gatewayName(world, attachment)} and associated with no route table: what comes from it is dropped.`,
          fix: `Associate ${thing(world, attachment).name} with a route table of ${gatewayName(world, attachment)}.`,
        }
      }
    },
  },
  {
    id: 'DX056',
    severity: 'warning',
    title: 'A route leads into a black hole',
    why: 'What it led to is gone, and the route stays: packets are dropped instead of taking the next best way.',
    source: 'Transit gateway guide, "Blackhole routes"; VPC guide, "Route tables", state blackhole',
    *check({ world }) {
      for (const route of world.all('transitGatewayRoute')) {
        const { attachmentId, destination, routeTableId } = route.body
        const table = world.get('transitGatewayRouteTable', routeTableId)
        if (attachmentId === undefined || !table || isLive(world.get('transitGatewayAttachment', attachmentId)?.body)) continue
        yield {
          about: namedTable(world, table),
          summary: `Route ${destination} of ${namedTable(world, table).name} leads to ${attachmentId}, which is gone.`,
          fix: `Delete route ${destination} of ${namedTable(world, table).name}, or point it at an attachment that is there.`,
          concerns: prefixes([destination]),
        }
      }
      for (const table of world.all('routeTable')) {
        const gone = table.body.routes.filter(({ target }) => isGone(world, table, target.kind, target.id))
        if (gone.length === 0) continue
        const vpc = world.get('vpc', table.body.vpcId)
        yield {
          about: named(vpc ?? table),
          summary: `${gone.length === 1 ? 'Route' : 'Routes'} ${listed(gone.map(({ destination }) => destination))} of ${vpc ? named(vpc).name : table.body.vpcId} ${gone.length === 1 ? 'leads' : 'lead'} to ${listed(gone.map(({ target }) => target.id))}, which ${new Set(gone.map(({ target }) => target.id)).size === 1 ? 'is' : 'are'} gone or no longer attached.`,
          fix: `Delete the route, or point it at something that is there.`,
          concerns: prefixes(gone.flatMap(({ destination }) => prefixListCidrs(world, table, destination) ?? [destination])),
        }
      }
    },
  },
  {
    id: 'DX064',
    severity: 'error',
    title: 'A peering without routes',
    why: 'Nothing is propagated over a peering: without a static route on each side, packets or their answers do not find it.',
    source: 'Transit gateway guide, "Transit gateway peering attachments"',
    *check({ world }) {
      for (const attachment of live(world)) {
        if (attachment.body.type !== 'peering') continue
        const tables = new Set(
          [
            ...world.referring('transitGatewayRoute', attachment.id),
            ...world.referring('transitGatewayPrefixListReference', attachment.id),
          ].map(({ body }) => world.get('transitGatewayRouteTable', body.routeTableId)?.body.transitGatewayId),
        )
        const without = [attachment.body.transitGatewayId, attachment.body.resourceId].filter(
          id => !tables.has(id) && world.get('transitGateway', id),
        )
        if (without.length === 0) continue
        const names = listed(without.map(id => nameOf(world, id)))
        yield {
          about: named(attachment),
          summary: `No route of ${names} leads over peering ${named(attachment).name}.`,
          fix: `Add static routes over ${named(attachment).name} to the route tables of ${names}.`,
        }
      }
    },
  },
  {
    id: 'DX065',
    severity: 'warning',
    title: 'Nobody finds an attachment',
    why: 'It is propagated to no table and no static route leads to it: it can send, and no answer comes back.',
    source: 'Transit gateway guide, "Route propagation"',
    *check(view) {
      for (const attachment of live(view.world)) {
        if (!isFindable(attachment.body) || isStaticVpn(view, attachment) || isTransport(view, attachment)) continue
        if (attachment.body.propagations.some(({ state }) => state !== 'disabling')) continue
        if ([...view.world.referring('transitGatewayRoute', attachment.id)].length > 0) continue
        if ([...view.world.referring('transitGatewayPrefixListReference', attachment.id)].length > 0) continue
        const { name } = thing(view.world, attachment)
        yield {
          about: thing(view.world, attachment),
          summary: `No route table of ${gatewayName(view.world, attachment)} has a route to ${name}.`,
          fix: `Propagate ${name} to the tables that are to find it.`,
        }
      }
    },
  },
]

function isLive(body: TransitGatewayAttachment | undefined): boolean {
  return body !== undefined && (body.state === 'available' || body.state === 'modifying' || body.state === 'pending')
}

function live(world: World): Attachment[] {
  return [...world.all('transitGatewayAttachment')].filter(({ body }) => body.state === 'available')
}

/** What is attached is what people know; of a peering it is the peering. */
function thing(world: World, attachment: Attachment): Subject {
  const { type, resourceId } = attachment.body
  const row =
    type === 'vpc'
      ? world.get('vpc', resourceId)
      : type === 'vpn'
        ? world.get('vpnConnection', resourceId)
        : type === 'direct-connect-gateway'
          ? world.get('directConnectGateway', resourceId)
          : undefined
  return named(row ?? attachment)
}

function gatewayName(world: World, { body }: Attachment): string {
  return nameOf(world, body.transitGatewayId)
}

function nameOf(world: World, id: string): string {
  const gateway = world.get('transitGateway', id)
  return gateway ? named(gateway).name : id
}

/** A Connect's routes come from its peers, a peering's from nobody. */
function isFindable({ type }: TransitGatewayAttachment): boolean {
  return type === 'vpc' || type === 'vpn' || type === 'direct-connect-gateway'
}

/** Tunnels that ride on it need no route to it: what is inside them is found by attachments of its own. */
function isTransport(view: View, { id }: Attachment): boolean {
  return view.vpns.some(({ row }) => row.body.transportAttachmentId === id) || carriesConnect(view.world, id)
}

/** Said by a rule of its own. */
function isStaticVpn(view: View, { body }: Attachment): boolean {
  return view.world.get('vpnConnection', body.resourceId)?.body.staticRoutesOnly === true
}

function isGone(world: World, table: Row<'routeTable'>, kind: string, id: string): boolean {
  switch (kind) {
    case 'transitGateway': {
      const attached = [...world.referring('transitGatewayAttachment', table.body.vpcId)]
      return !attached.some(({ body }) => body.transitGatewayId === id && isLive(body))
    }
    case 'virtualPrivateGateway':
      return world.get('virtualPrivateGateway', id)?.body.attachment?.vpcId !== table.body.vpcId
    case 'networkInterface':
      return world.get('networkInterface', id) === undefined
    case 'natGateway':
      return world.get('natGateway', id)?.body.state !== 'available'
    case 'vpcPeeringConnection':
      return world.get('vpcPeeringConnection', id)?.body.state !== 'active'
    case 'internetGateway':
      return world.get('internetGateway', id)?.body.vpcId !== table.body.vpcId
    default:
      return false
  }
}
