import { ask, demand, note, type Run } from '../run.ts'
import type { Applying, CallScope } from '../step.ts'
import type { Attached, TableAtAws } from './tableAtAws.ts'

interface AwsPropagation {
  readonly TransitGatewayAttachmentId: string
  readonly State: string
}

/** What a table learns from whom. */
export function* applyTablePropagations(
  run: Run,
  scope: CallScope,
  { attachments }: Attached,
  { about, id, table, isDefault }: TableAtAws,
): Applying<void> {
  const has = yield* propagationsOf(scope, id, about)
  const wanted = table.propagate.flatMap(name => attachments.get(name)?.TransitGatewayAttachmentId ?? [])
  const missing = wanted.filter(each => !has.includes(each)).map(each => ['Enable', each] as const)
  const surplus = isDefault ? [] : has.filter(each => !wanted.includes(each)).map(each => ['Disable', each] as const)
  for (const [verb, TransitGatewayAttachmentId] of [...missing, ...surplus]) {
    const operation = `${verb}TransitGatewayRouteTablePropagation`
    const input = { TransitGatewayRouteTableId: id, TransitGatewayAttachmentId }
    if (yield* ask(run, scope, { service: 'ec2', operation, input, about })) note(run, about, 'changed')
  }
}

function* propagationsOf(scope: CallScope, id: string, about: string): Applying<string[]> {
  const operation = 'GetTransitGatewayRouteTablePropagations'
  const call = { service: 'ec2', operation, input: { TransitGatewayRouteTableId: id }, about } as const
  const output = yield* demand<{ TransitGatewayRouteTablePropagations?: AwsPropagation[] }>(scope, call)
  return (output.TransitGatewayRouteTablePropagations ?? [])
    .filter(({ State }) => State === 'enabling' || State === 'enabled')
    .map(({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId)
}
