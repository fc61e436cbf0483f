import { DEFAULT_TABLE, tablesOf } from '../../attachments.ts'
import { ask, note, type Run, settle } from '../run.ts'
import { scopeOf, scopesOf } from '../scopes.ts'
import type { Applying, CallScope } from '../step.ts'
import { findTagged, tagSpecifications } from '../tagged.ts'
import { applyTableAssociations } from './associations.ts'
import { attachmentsByName } from './attachmentIds.ts'
import { applyPrefixListReferences } from './prefixListReferences.ts'
import { applyTablePropagations } from './propagations.ts'
import { applyTransitRoutes } from './routes.ts'
import type { TableAtAws } from './tableAtAws.ts'
import { lookAtTransitGateway } from './transitGateways.ts'
import { type AwsTransitRouteTable, TRANSIT_ROUTE_TABLES } from './transitListings.ts'

/** Route tables of transit gateways: who is looked up in them, who they learn of, and what is written into them. */
export function* applyTransitRouteTables(run: Run): Applying<void> {
  const found = yield* findTagged(TRANSIT_ROUTE_TABLES, scopesOf(run.estate, 'transitGateways'), 'transitGateways')
  for (const [gateway, { routeTables }] of Object.entries(run.estate.transitGateways)) {
    const gatewayId = run.ids.get(`transitGateways.${gateway}`)
    if (gatewayId === undefined) continue
    const scope = scopeOf(run.estate, 'transitGateways', gateway)
    const attached = { gateway, attachments: yield* attachmentsByName(run, scope, gateway) }
    const tables: TableAtAws[] = []
    for (const table of tablesOf(run.estate, gateway)) {
      const isDefault = routeTables === undefined
      const about = isDefault ? `transitGateways.${gateway}` : `transitGateways.${gateway}.routeTables.${table.name}`
      const there = found(scope, `${gatewayId}/${table.name}`)
      const id = yield* isDefault
        ? defaultTable(run, scope, about, { gatewayId, there })
        : ownTable(run, scope, about, { gatewayId, name: table.name, there })
      if (id === undefined) continue
      if (isDefault) run.called.set(id, `the route table of ${gateway}`)
      else run.ids.set(about, id)
      tables.push({ about, id, table, isDefault })
    }
    yield* applyTableAssociations(run, scope, attached, tables)
    for (const table of tables) {
      yield* applyTablePropagations(run, scope, attached, table)
      yield* applyTransitRoutes(run, scope, attached, table)
      yield* applyPrefixListReferences(run, scope, attached, table)
    }
  }
}

interface Ordered {
  readonly gatewayId: string
  readonly there: AwsTransitRouteTable | undefined
}

function* ownTable(
  run: Run,
  scope: CallScope,
  about: string,
  { gatewayId, name, there }: Ordered & { readonly name: string },
): Applying<string | undefined> {
  if (there) {
    note(run, about, 'unchanged')
    return there.TransitGatewayRouteTableId
  }
  const TagSpecifications = tagSpecifications('transit-gateway-route-table', name)
  const input = { TransitGatewayId: gatewayId, TagSpecifications }
  const call = { service: 'ec2', operation: 'CreateTransitGatewayRouteTable', input, about } as const
  const output = yield* ask<{ TransitGatewayRouteTable: AwsTransitRouteTable }>(run, scope, call)
  if (!output) return undefined
  note(run, about, 'created')
  const id = output.TransitGatewayRouteTable.TransitGatewayRouteTableId
  const look = function* () {
    const again = {
      service: 'ec2',
      operation: 'DescribeTransitGatewayRouteTables',
      input: { TransitGatewayRouteTableIds: [id] },
      about,
    } as const
    return (yield* ask<{ TransitGatewayRouteTables: AwsTransitRouteTable[] }>(run, scope, again))?.TransitGatewayRouteTables[0]
  }
  const wait = { what: 'transit gateway route table available', about }
  yield* settle(run, wait, output.TransitGatewayRouteTable, ({ State }) => State !== 'pending', look)
  return id
}

/** AWS's default table; one that was given up for `routeTables` before is made anew. */
function* defaultTable(run: Run, scope: CallScope, about: string, ordered: Ordered): Applying<string | undefined> {
  const has = (yield* lookAtTransitGateway(run, scope, ordered.gatewayId, about))?.Options
  const [associated, propagated] = [has?.AssociationDefaultRouteTableId, has?.PropagationDefaultRouteTableId]
  if (associated !== undefined && associated === propagated) return associated
  const id = associated ?? propagated ?? (yield* ownTable(run, scope, about, { ...ordered, name: DEFAULT_TABLE }))
  if (id === undefined) return undefined
  const Options = {
    DefaultRouteTableAssociation: 'enable',
    AssociationDefaultRouteTableId: id,
    DefaultRouteTablePropagation: 'enable',
    PropagationDefaultRouteTableId: id,
  }
  const input = { TransitGatewayId: ordered.gatewayId, Options }
  if (yield* ask(run, scope, { service: 'ec2', operation: 'ModifyTransitGateway', input, about })) note(run, about, 'changed')
  return id
}
