import { globalScope } from '../../resources/directConnectGatewayOrder.ts'
import { findDirectConnectGateway } from '../../resources/directConnectLookup.ts'
import { prefixAllocationsOnGateway } from '../../resources/prefixAllocation.ts'
import { directConnectGatewayAnswer } from './directConnectGatewayAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'

/** The caller's DX gateways, the same from every Region. */
export const describeDirectConnectGateways: DirectConnectOperation<'DescribeDirectConnectGateways'> = (context, input) => {
  const { world, caller } = context
  const { directConnectGatewayId } = input
  const one = directConnectGatewayId ? findDirectConnectGateway(world, caller, directConnectGatewayId) : undefined
  const rows = directConnectGatewayId ? (one ? [one] : []) : [...world.within('directConnectGateway', globalScope(caller))]
  const { items, ...more } = page(rows, input, { directConnectGatewayId })
  const described = (row: (typeof items)[number]) => ({
    ...directConnectGatewayAnswer(row),
    totalPrefixPoolAllocations: prefixAllocationsOnGateway(world, row.id),
  })
  return { directConnectGateways: items.map(described), ...more }
}
