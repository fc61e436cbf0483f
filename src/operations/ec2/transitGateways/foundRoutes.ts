import type { Filter, TransitGatewayRoute } from '@aws-sdk/client-ec2'
import { parseAddress } from '../../../net/address.ts'
import { covers, hostPrefix, type Prefix, parseInterfaceAddress } from '../../../net/prefix.ts'
import type { ObservedTransitRoute } from '../../../resources/observed.ts'
import { AwsError } from '../../../resources/refusal.ts'
import type { Row } from '../../../resources/world.ts'
import type { Context } from '../../operation.ts'
import { type Filters, filtered } from '../filtered.ts'
import { routeAttachment } from './routeOrder.ts'

const FILTERS: Filters<TransitGatewayRoute> = {
  'attachment.transit-gateway-attachment-id': route => attachmentsOf(route).map(each => each.TransitGatewayAttachmentId),
  'attachment.resource-id': route => attachmentsOf(route).map(each => each.ResourceId),
  'attachment.resource-type': route => attachmentsOf(route).map(each => each.ResourceType),
  'prefix-list-id': route => [route.PrefixListId],
  state: route => [route.State],
  'transit-gateway-route-destination-cidr-block': route => [route.DestinationCidrBlock],
  type: route => [route.Type],
}

const EXACT = 'route-search.exact-match'
const LONGEST = 'route-search.longest-prefix-match'

/** How a route's block must lie to the one that is searched for. */
const SEARCHES: Readonly<Record<string, (route: Prefix, wanted: Prefix) => boolean>> = {
  [EXACT]: (route, wanted) => route.text === wanted.text,
  [LONGEST]: (route, wanted) => covers(route, wanted),
  'route-search.subnet-of-match': (route, wanted) => covers(wanted, route),
  'route-search.supernet-of-match': (route, wanted) => covers(route, wanted),
}

/** The routes of a table that the network found to be in use and that the filters ask for; what is merely written does not show. */
export function foundRoutes(
  context: Context,
  table: Row<'transitGatewayRouteTable'>,
  asked: readonly Filter[],
): TransitGatewayRoute[] {
  const searches = asked.filter(({ Name = '' }) => Object.hasOwn(SEARCHES, Name))
  const others = asked.filter(filter => !searches.includes(filter))
  const seen = context.observed.get('transitRoutes', table.id)?.routes ?? []
  const found = searches.reduce<readonly ObservedTransitRoute[]>(searched, seen)
  const shapes = found.map(route => routeShape(context, table.body.transitGatewayId, route))
  return filtered(shapes, others, FILTERS)
}

function attachmentsOf({ TransitGatewayAttachments = [] }: TransitGatewayRoute) {
  return TransitGatewayAttachments
}

function searched(routes: readonly ObservedTransitRoute[], { Name = '', Values = [] }: Filter): ObservedTransitRoute[] {
  const wanted = Values.map(value => searchedPrefix(Name, value))
  // What is observed is written as blocks are.
  if (Name === EXACT) return routes.filter(({ cidr }) => wanted.some(({ text }) => text === cidr))
  const fits = SEARCHES[Name]!
  const lengths = new Map<ObservedTransitRoute, number>()
  const found = routes.filter(route => {
    const block = blockOf(route)
    if (block === undefined || !wanted.some(each => fits(block, each))) return false
    lengths.set(route, block.length)
    return true
  })
  if (Name !== LONGEST) return found
  const longest = Math.max(...lengths.values())
  return found.filter(route => lengths.get(route) === longest)
}

/** Thousands of routes are searched again and again. */
const BLOCKS = new WeakMap<ObservedTransitRoute, Prefix>()

function blockOf(route: ObservedTransitRoute): Prefix | undefined {
  const block = BLOCKS.get(route) ?? parseInterfaceAddress(route.cidr)?.prefix
  if (block) BLOCKS.set(route, block)
  return block
}

/** A block, or an address as the block of it alone. */
function searchedPrefix(name: string, text: string): Prefix {
  const address = parseAddress(text)
  const prefix = address ? hostPrefix(address) : parseInterfaceAddress(text)?.prefix
  if (prefix !== undefined) return prefix
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${text}) for the filter ${name} is invalid. It must be a CIDR block or an address.`,
  )
}

function routeShape(context: Context, transitGatewayId: string, route: ObservedTransitRoute): TransitGatewayRoute {
  return {
    DestinationCidrBlock: route.cidr,
    PrefixListId: route.prefixListId,
    TransitGatewayAttachments: route.attachmentIds.map(id => routeAttachment(context, transitGatewayId, id)),
    Type: route.type,
    State: route.state,
  }
}
