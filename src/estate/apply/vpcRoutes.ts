import { type EstateVpcRoute, vpcRoutesIn } from '../vpcRoutes.ts'
import { ask, demand, fault, note, type Run } from './run.ts'
import { scopeKey, scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'
import { vpcAttachmentPath } from './transit/vpcAttachments.ts'

interface AwsRoute {
  readonly DestinationCidrBlock?: string
  readonly DestinationIpv6CidrBlock?: string
  readonly TransitGatewayId?: string
  readonly VpcPeeringConnectionId?: string
  readonly Origin?: string
}

interface AwsRouteTable {
  readonly RouteTableId: string
  readonly VpcId: string
  readonly Associations?: readonly { readonly Main?: boolean }[]
  readonly Routes?: readonly AwsRoute[]
}

const MEMBERS = { transitGateways: 'TransitGatewayId', vpcPeerings: 'VpcPeeringConnectionId' } as const

/**
 * Routes of main route tables to transit gateways and peerings. `routes` that are written are all there are; of those
 * that a VPC has by default, what is not needed any more goes with `prune` alone.
 */
export function* applyVpcRoutes(run: Run): Applying<void> {
  const tables = new Map<string, readonly AwsRouteTable[]>()
  const routesOf = vpcRoutesIn(run.estate)
  for (const [name, { routes }] of Object.entries(run.estate.vpcs)) {
    const about = `vpcs.${name}`
    const vpcId = run.ids.get(about)
    if (vpcId === undefined) continue
    const scope = scopeOf(run.estate, 'vpcs', name)
    const all = tables.get(scopeKey(scope)) ?? (yield* routeTables(scope, about))
    tables.set(scopeKey(scope), all)
    const main = all.find(table => table.VpcId === vpcId && table.Associations?.some(({ Main }) => Main))
    const wanted = routesOf(name)
    const isSaid = routes !== undefined
    if (main) yield* applyRoutes(run, scope, name, { main, wanted, isSaid, isWhole: isSaid || run.options.prune === true })
    else if (wanted.length > 0) fault(run, about, `${vpcId} has no main route table, so its routes were left out.`)
  }
}

function* routeTables(scope: CallScope, about: string): Applying<readonly AwsRouteTable[]> {
  const call = { service: 'ec2', operation: 'DescribeRouteTables', input: {}, about } as const
  return (yield* demand<{ RouteTables?: AwsRouteTable[] }>(scope, call)).RouteTables ?? []
}

interface Routes {
  readonly main: AwsRouteTable
  readonly wanted: readonly EstateVpcRoute[]
  readonly isSaid: boolean
  /** Whether other routes of these kinds go. */
  readonly isWhole: boolean
}

function* applyRoutes(run: Run, scope: CallScope, vpc: string, { main, wanted, isSaid, isWhole }: Routes): Applying<void> {
  const about = `vpcs.${vpc}`
  const RouteTableId = main.RouteTableId
  run.called.set(RouteTableId, `the main route table of ${vpc}`)
  const has = (main.Routes ?? []).filter(({ Origin }) => Origin === 'CreateRoute')
  for (const { destination, target } of wanted) {
    const [member, id] = [MEMBERS[target.section], run.ids.get(`${target.section}.${target.name}`)]
    // What could not be made or attached has a problem of its own.
    const isAttached = target.section === 'vpcPeerings' || run.ids.has(vpcAttachmentPath(target.name, vpc))
    if (id === undefined || !isAttached) continue
    const there = has.find(route => destinationOf(route) === destination)
    // Somebody's own route goes before one that nobody wrote down.
    if (there?.[member] === id || (there && !isSaid && !isKnown(there))) continue
    const input = { RouteTableId, ...destinationMember(destination), [member]: id }
    const operation = there ? 'ReplaceRoute' : 'CreateRoute'
    if (yield* ask(run, scope, { service: 'ec2', operation, input, about })) note(run, about, 'changed')
  }
  if (!isWhole) return
  for (const surplus of has.filter(isKnown).flatMap(route => destinationOf(route) ?? [])) {
    if (wanted.some(({ destination }) => destination === surplus)) continue
    const input = { RouteTableId, ...destinationMember(surplus) }
    if (yield* ask(run, scope, { service: 'ec2', operation: 'DeleteRoute', input, about })) note(run, about, 'changed')
  }
}

function destinationOf({ DestinationCidrBlock, DestinationIpv6CidrBlock }: AwsRoute): string | undefined {
  return DestinationCidrBlock ?? DestinationIpv6CidrBlock
}

/** EC2 has a member for each address family. */
function destinationMember(destination: string) {
  return destination.includes(':') ? { DestinationIpv6CidrBlock: destination } : { DestinationCidrBlock: destination }
}

function isKnown(route: AwsRoute): boolean {
  return Object.values(MEMBERS).some(member => route[member] !== undefined)
}
