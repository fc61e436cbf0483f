import { ask, demand, fault, note, type Run } from './run.ts'
import { scopeKey, scopeOf } from './scopes.ts'
import type { Applying } from './step.ts'
import { vpcsWithGateway } from './virtualPrivateGateways.ts'

interface AwsRouteTable {
  readonly RouteTableId: string
  readonly VpcId: string
  readonly Associations?: readonly { readonly Main?: boolean }[]
  readonly PropagatingVgws?: readonly { readonly GatewayId: string }[]
}

/** Main route tables learn what the gateway knows; after the associations, as the Direct Connect guide advises. */
export function* applyPropagation(run: Run): Applying<void> {
  const tables = new Map<string, readonly AwsRouteTable[]>()
  for (const name of vpcsWithGateway(run.estate)) {
    const about = `vpcs.${name}.gateway`
    const [vpcId, GatewayId] = [run.ids.get(`vpcs.${name}`), run.ids.get(about)]
    if (vpcId === undefined || GatewayId === undefined) continue
    const scope = scopeOf(run.estate, 'vpcs', name)
    const call = { service: 'ec2', operation: 'DescribeRouteTables', input: {}, about } as const
    const all = tables.get(scopeKey(scope)) ?? (yield* demand<{ RouteTables?: AwsRouteTable[] }>(scope, call)).RouteTables ?? []
    tables.set(scopeKey(scope), all)
    const main = all.find(table => table.VpcId === vpcId && table.Associations?.some(({ Main }) => Main))
    if (!main) {
      fault(run, about, `${vpcId} has no main route table, so nothing learns the routes of ${GatewayId}.`)
      continue
    }
    if (main.PropagatingVgws?.some(gateway => gateway.GatewayId === GatewayId)) continue
    const input = { RouteTableId: main.RouteTableId, GatewayId }
    const operation = 'EnableVgwRoutePropagation'
    if (yield* ask(run, scope, { service: 'ec2', operation, input, about })) note(run, about, 'changed')
  }
}
