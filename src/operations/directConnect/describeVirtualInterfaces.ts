import { connectionOf, findVirtualInterface } from '../../resources/directConnectLookup.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'
import { virtualInterfaceAnswer } from './virtualInterfaceAnswer.ts'

/** The caller's virtual interfaces in the Region, those deleted less than 15 minutes ago included. */
export const describeVirtualInterfaces: DirectConnectOperation<'DescribeVirtualInterfaces'> = (context, input) => {
  const { connectionId, virtualInterfaceId } = input
  const { items, ...more } = page(found(context, input), input, { connectionId, virtualInterfaceId })
  return { virtualInterfaces: items.map(row => virtualInterfaceAnswer(context, row)), ...more }
}

function found(
  { world, caller }: Context,
  {
    connectionId,
    virtualInterfaceId,
  }: { readonly connectionId?: string | undefined; readonly virtualInterfaceId?: string | undefined },
): Row<'virtualInterface'>[] {
  const one = virtualInterfaceId ? findVirtualInterface(world, caller, virtualInterfaceId) : undefined
  const rows = virtualInterfaceId ? (one ? [one] : []) : [...world.within('virtualInterface', caller)]
  if (!connectionId) return rows
  const connection = connectionOf(world, caller, connectionId)
  return rows.filter(({ body }) => body.connectionId === connection.id)
}
