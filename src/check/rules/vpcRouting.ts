import { parseAddress } from '../../net/address.ts'
import { holds } from '../../net/prefix.ts'
import { DEFAULT_QUOTAS } from '../../resources/quotas.ts'
import type { Row } from '../../resources/world.ts'
import { routeTableOf } from '../../topology/routeTableOf.ts'
import { named } from '../named.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import type { View } from '../view.ts'
import { blocksOf, hostPrefixes } from '../ways.ts'

/** The half of the way that is inside a VPC: its route tables, and what they lead to. */
export const VPC_ROUTING: readonly Rule[] = [
  {
    id: 'DX031',
    severity: 'error',
    title: 'A gateway endpoint is expected to serve the site',
    why: 'Gateway endpoints of S3 and DynamoDB serve their own VPC alone: from a site, packets take the Internet.',
    source: 'VPC guide, "Gateway endpoints"',
    *check(view) {
      const hasPublic = view.interfaces.some(({ row }) => row.body.type === 'public')
      for (const { about, body } of view.flows) {
        const [from, to] = [body.from, body.to].map(id => view.world.get('host', id)?.body)
        if (from?.siteId === undefined || !to?.service || hasPublic) continue
        const wanted = `com.amazonaws.${to.service.region}.${to.service.name}`
        const endpoint = [...view.world.all('vpcEndpoint')].find(
          ({ body: { type, serviceName } }) => type === 'Gateway' && serviceName === wanted,
        )
        if (!endpoint) continue
        yield {
          about,
          summary: `${from.name} goes to ${to.name} over the Internet: gateway endpoint ${named(endpoint).name} serves its VPC alone.`,
          fix: `Use an interface endpoint of ${to.service.name} that the site reaches, or a public virtual interface.`,
        }
      }
    },
  },
  {
    id: 'DX037',
    severity: 'error',
    title: 'A VPC’s route table does not take over the gateway’s routes, or nearly too many',
    why: 'Packets arrive from the site and answers have nowhere to go unless routes are propagated or written; a table takes 100 propagated ones.',
    source: 'VPC guide, "Route propagation" and "Quotas"',
    *check(view) {
      for (const { table, vpc, gateways, hosts } of tablesOfFlows(view)) {
        for (const id of gateways) {
          const isUsed = view.vpns.some(vpn => vpn.gateway === id) || view.landings.some(landing => landing.gateways.has(id))
          const isStatic = table.body.routes.some(({ target }) => target.id === id)
          if (isUsed && !isStatic && !table.body.propagatingGateways.includes(id)) {
            yield {
              about: vpc,
              summary: `The route table of ${vpc.name} neither takes over the routes of its virtual private gateway nor has one to it.`,
              fix: `Enable route propagation from ${id} in the route table of ${vpc.name}.`,
              concerns: hostPrefixes(hosts),
            }
          }
          const count = view.topology.observables.propagated.get(id)?.length ?? 0
          if (count < 0.8 * DEFAULT_QUOTAS.propagatedRoutesPerRouteTable || !table.body.propagatingGateways.includes(id)) continue
          const most = DEFAULT_QUOTAS.propagatedRoutesPerRouteTable
          yield {
            about: vpc,
            summary:
              count > most
                ? `The virtual private gateway of ${vpc.name} has ${count} routes, and a route table takes over ${most}: AWS leaves the others out.`
                : `The route table of ${vpc.name} takes over ${count} of at most ${most} propagated routes.`,
            fix: `Summarise what the site announces to ${vpc.name}.`,
            ...(count <= most && { isNear: true }),
          }
        }
      }
    },
  },
  {
    id: 'DX055',
    severity: 'error',
    title: 'A VPC is attached and has no route back',
    why: 'An attachment writes no route into a VPC’s tables: packets from the transit gateway arrive, and answers have nowhere to go.',
    source: 'Transit gateway guide, "Transit gateway VPC attachments"',
    *check(view) {
      for (const { body } of view.world.all('transitGatewayAttachment')) {
        const vpc = body.type === 'vpc' && body.state === 'available' ? view.world.get('vpc', body.resourceId) : undefined
        if (!vpc) continue
        const tables = [...view.world.referring('routeTable', vpc.id)]
        const leads = (table: Row<'routeTable'>) => table.body.routes.some(({ target }) => target.id === body.transitGatewayId)
        const asked = tablesOfFlows(view).filter(each => each.table.body.vpcId === vpc.id && each.usesTransit)
        const without = asked.filter(({ table }) => !leads(table))
        if (tables.some(leads) && without.length === 0) continue
        const gateway = view.world.get('transitGateway', body.transitGatewayId)
        const name = gateway ? named(gateway).name : body.transitGatewayId
        yield {
          about: named(vpc),
          member: 'routes',
          summary: `${named(vpc).name} is attached to ${name}, and its route table has no route to it.`,
          fix: `Add a route to ${name} to the route tables of ${named(vpc).name}.`,
          ...(tables.some(leads) && { concerns: hostPrefixes(without.flatMap(({ hosts }) => hosts)) }),
        }
      }
    },
  },
  {
    id: 'DX061',
    severity: 'error',
    title: 'An appliance is a route’s target and drops what is not its own',
    why: 'With the source/destination check on, as it is at launch, an instance gets no packet that is addressed to others: everything routed to it is lost.',
    source: 'VPC guide, "Network interfaces", source/destination checking',
    *check(view) {
      const told = new Set<string>()
      for (const table of view.world.all('routeTable')) {
        for (const { destination, target } of table.body.routes) {
          const card = target.kind === 'networkInterface' ? view.world.get('networkInterface', target.id) : undefined
          if (!card?.body.sourceDestCheck || told.has(card.id)) continue
          told.add(card.id)
          yield {
            about: named(card),
            summary: `Route ${destination} leads to ${named(card).name}, whose source/destination check is on.`,
            fix: `Turn the source/destination check of ${named(card).name} off.`,
          }
        }
      }
    },
  },
]

interface TableOfFlows {
  readonly table: Row<'routeTable'>
  readonly vpc: Subject
  /** Addresses of the flows' ends behind it. */
  readonly hosts: readonly string[]
  /** Its VPC's virtual private gateways. */
  readonly gateways: readonly string[]
  /** The VPC has no other way out to sites. */
  readonly usesTransit: boolean
}

/** The tables that packets of flows meet when they leave a VPC for a site. */
function tablesOfFlows(view: View): readonly TableOfFlows[] {
  const found = new Map<string, TableOfFlows>()
  for (const { body } of view.world.all('flow')) {
    const [a, b] = [body.from, body.to].map(id => view.world.get('host', id)?.body)
    const inside = a?.siteId !== undefined ? b : b?.siteId !== undefined ? a : undefined
    const vpc = inside?.vpcId === undefined ? undefined : view.world.get('vpc', inside.vpcId)
    const address = parseAddress(inside?.address ?? '')
    if (!vpc || !address) continue
    const subnet = [...view.world.referring('subnet', vpc.id)].find(each => blocksOf(each).some(block => holds(block, address)))
    const table = routeTableOf(view.world, vpc.id, subnet?.id)
    const gateways = [...view.world.referring('virtualPrivateGateway', vpc.id)].map(({ id }) => id)
    if (!table) continue
    const hosts = [...(found.get(table.id)?.hosts ?? []), address.text]
    found.set(table.id, { table, vpc: named(vpc), hosts, gateways, usesTransit: gateways.length === 0 })
  }
  return [...found.values()]
}
