import { interconnectOf } from '../../resources/interconnectLookup.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { interconnectAnswer } from './interconnectAnswer.ts'
import { page } from './page.ts'

/** The caller's interconnects in the Region, those that were deleted a short while ago included. */
export const describeInterconnects: DirectConnectOperation<'DescribeInterconnects'> = (context, input) => {
  const { world, caller } = context
  const { interconnectId } = input
  const rows = interconnectId
    ? [interconnectOf(world, caller, interconnectId)]
    : [...world.within('connection', caller)].filter(({ body }) => body.role === 'interconnect')
  const { items, ...more } = page(rows, input, { interconnectId })
  return { interconnects: items.map(row => interconnectAnswer(context, row)), ...more }
}
