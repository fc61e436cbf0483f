import { ask, demand, note, type Run } from '../run.ts'
import type { Applying, CallScope } from '../step.ts'
import { targetOf } from './routes.ts'
import type { Attached, TableAtAws } from './tableAtAws.ts'

interface AwsReference {
  readonly PrefixListId: string
  readonly State: string
  readonly Blackhole?: boolean
  readonly TransitGatewayAttachment?: { readonly TransitGatewayAttachmentId: string }
}

/** Prefix lists as routes of a table; AWS's default table keeps what the file cannot say about it. */
export function* applyPrefixListReferences(
  run: Run,
  scope: CallScope,
  { attachments }: Attached,
  { about, id, table, isDefault }: TableAtAws,
): Applying<void> {
  if (isDefault) return
  const has = yield* referencesOf(scope, id, about)
  const wanted = Object.entries(table.prefixLists).flatMap(([list, name]) => {
    const [PrefixListId, target] = [run.ids.get(`prefixLists.${list}`), targetOf(name, attachments)]
    return PrefixListId === undefined || !target ? [] : [{ PrefixListId, target }]
  })
  for (const { PrefixListId, target } of wanted) {
    const there = has.find(reference => reference.PrefixListId === PrefixListId)
    const isSame =
      'Blackhole' in target
        ? there?.Blackhole === true
        : there?.TransitGatewayAttachment?.TransitGatewayAttachmentId === target.TransitGatewayAttachmentId
    if (there && isSame) continue
    const operation = `${there ? 'Modify' : 'Create'}TransitGatewayPrefixListReference`
    const input = { TransitGatewayRouteTableId: id, PrefixListId, ...target }
    if (yield* ask(run, scope, { service: 'ec2', operation, input, about })) note(run, about, 'changed')
  }
  for (const { PrefixListId } of has.filter(each => !wanted.some(other => other.PrefixListId === each.PrefixListId))) {
    const input = { TransitGatewayRouteTableId: id, PrefixListId }
    const call = { service: 'ec2', operation: 'DeleteTransitGatewayPrefixListReference', input, about } as const
    if (yield* ask(run, scope, call)) note(run, about, 'changed')
  }
}

function* referencesOf(scope: CallScope, id: string, about: string): Applying<AwsReference[]> {
  const operation = 'GetTransitGatewayPrefixListReferences'
  const call = { service: 'ec2', operation, input: { TransitGatewayRouteTableId: id }, about } as const
  const output = yield* demand<{ TransitGatewayPrefixListReferences?: AwsReference[] }>(scope, call)
  return (output.TransitGatewayPrefixListReferences ?? []).filter(({ State }) => State !== 'deleting')
}
