import { ask, note, type Run, settle } from '../run.ts'
import type { Applying, CallScope } from '../step.ts'
import { attachmentsByName } from './attachmentIds.ts'
import type { Attached, TableAtAws } from './tableAtAws.ts'
import type { AwsTransitAttachment } from './transitListings.ts'

/** Every attachment is with the table that names it, and with none where none does. All are ordered before any is waited for. */
export function* applyTableAssociations(
  run: Run,
  scope: CallScope,
  { gateway, attachments }: Attached,
  tables: readonly TableAtAws[],
): Applying<void> {
  const wanted = new Map(tables.flatMap(each => each.table.associate.map(name => [name, each] as const)))
  const misplaced = [...attachments].filter(([name, { Association }]) => idOf(Association) !== wanted.get(name)?.id)
  for (const [name, { TransitGatewayAttachmentId, Association }] of misplaced) {
    const TransitGatewayRouteTableId = idOf(Association)
    if (TransitGatewayRouteTableId === undefined) continue
    const about = wanted.get(name)?.about ?? `transitGateways.${gateway}`
    const input = { TransitGatewayRouteTableId, TransitGatewayAttachmentId }
    const call = { service: 'ec2', operation: 'DisassociateTransitGatewayRouteTable', input, about } as const
    if (yield* ask(run, scope, call)) note(run, about, 'changed')
  }
  if (misplaced.some(([, { Association }]) => Association)) {
    yield* until(run, scope, gateway, all => all.every(({ Association }) => Association?.State !== 'disassociating'))
  }
  const missing = misplaced.flatMap(([name, attachment]) => (wanted.has(name) ? [[wanted.get(name)!, attachment] as const] : []))
  for (const [{ id, about }, { TransitGatewayAttachmentId }] of missing) {
    const input = { TransitGatewayRouteTableId: id, TransitGatewayAttachmentId }
    const call = { service: 'ec2', operation: 'AssociateTransitGatewayRouteTable', input, about } as const
    if (yield* ask(run, scope, call)) note(run, about, 'changed')
  }
  if (missing.length > 0) {
    yield* until(run, scope, gateway, all => all.every(({ Association }) => Association?.State !== 'associating'))
  }
}

function idOf(association: AwsTransitAttachment['Association']): string | undefined {
  return association?.State === 'disassociating' ? undefined : association?.TransitGatewayRouteTableId
}

function* until(
  run: Run,
  scope: CallScope,
  gateway: string,
  isSettled: (all: readonly AwsTransitAttachment[]) => boolean,
): Applying<void> {
  const wait = { what: 'route tables associated', about: `transitGateways.${gateway}` }
  const look = function* () {
    return [...(yield* attachmentsByName(run, scope, gateway)).values()]
  }
  yield* settle(run, wait, yield* look(), isSettled, look)
}
