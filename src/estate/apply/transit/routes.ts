import { AwsError } from '../../../resources/refusal.ts'
import { ask, demand, note, type Run } from '../run.ts'
import type { Applying, CallScope } from '../step.ts'
import type { Attached, TableAtAws } from './tableAtAws.ts'

/** What a route of a table may lead to besides attachments. */
const BLACKHOLE = 'blackhole'

interface AwsTransitRoute {
  readonly DestinationCidrBlock?: string
  readonly PrefixListId?: string
  readonly State?: string
  readonly TransitGatewayAttachments?: readonly { readonly TransitGatewayAttachmentId?: string }[]
}

type Target = { readonly Blackhole: true } | { readonly TransitGatewayAttachmentId: string }

/** Static routes. They belong to the table: those that the file does not say are taken away, but for AWS's default table. */
export function* applyTransitRoutes(
  run: Run,
  scope: CallScope,
  { gateway, attachments }: Attached,
  { about, id, table, isDefault }: TableAtAws,
): Applying<void> {
  // Nobody has written into a table that was just made, and what is shown of one waits for the network.
  const isNew = run.outcomes.get(about) === 'created'
  const has = isNew ? [] : yield* staticRoutesOf(scope, id, about)
  for (const [DestinationCidrBlock, name] of Object.entries(table.routes)) {
    const target = targetOf(name, attachments)
    // What could not be attached has a problem of its own.
    if (!target) continue
    const there = has.find(route => route.DestinationCidrBlock === DestinationCidrBlock)
    if (there && leadsTo(there, target)) continue
    const input = { TransitGatewayRouteTableId: id, DestinationCidrBlock, ...target }
    if (yield* written(run, scope, about, { input, isThere: there !== undefined })) note(run, about, 'changed')
  }
  if (isDefault && run.estate.transitGateways[gateway]?.routes === undefined) return
  const surplus = has.filter(({ DestinationCidrBlock = '' }) => !Object.hasOwn(table.routes, DestinationCidrBlock))
  for (const { DestinationCidrBlock } of surplus) {
    const input = { TransitGatewayRouteTableId: id, DestinationCidrBlock }
    const call = { service: 'ec2', operation: 'DeleteTransitGatewayRoute', input, about } as const
    if (yield* ask(run, scope, call)) note(run, about, 'changed')
  }
}

export function targetOf(name: string, attachments: Attached['attachments']): Target | undefined {
  if (name === BLACKHOLE) return { Blackhole: true }
  const id = attachments.get(name)?.TransitGatewayAttachmentId
  return id === undefined ? undefined : { TransitGatewayAttachmentId: id }
}

function leadsTo({ State, TransitGatewayAttachments = [] }: AwsTransitRoute, target: Target): boolean {
  const id = TransitGatewayAttachments[0]?.TransitGatewayAttachmentId
  return 'Blackhole' in target ? State === BLACKHOLE && id === undefined : id === target.TransitGatewayAttachmentId
}

/** SearchTransitGatewayRoutes shows what is in use: a route that is written and not shown yet is replaced. */
function* written(
  run: Run,
  scope: CallScope,
  about: string,
  { input, isThere }: { readonly input: Readonly<Record<string, unknown>>; readonly isThere: boolean },
): Applying<unknown> {
  const replace = { service: 'ec2', operation: 'ReplaceTransitGatewayRoute', input, about } as const
  if (isThere) return yield* ask(run, scope, replace)
  try {
    return yield* demand(scope, { ...replace, operation: 'CreateTransitGatewayRoute' })
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown
    if (thrown.code === 'RouteAlreadyExists') return yield* ask(run, scope, replace)
    run.problems.push({ about, summary: thrown.message, code: thrown.code })
    return undefined
  }
}

function* staticRoutesOf(scope: CallScope, id: string, about: string): Applying<AwsTransitRoute[]> {
  const input = { TransitGatewayRouteTableId: id, Filters: [{ Name: 'type', Values: ['static'] }] }
  const call = { service: 'ec2', operation: 'SearchTransitGatewayRoutes', input, about } as const
  const output = yield* demand<{ Routes?: AwsTransitRoute[] }>(scope, call)
  return (output.Routes ?? []).filter(({ PrefixListId }) => PrefixListId === undefined)
}
