import { connectionNotFound, connectionOf } from '../../resources/directConnectLookup.ts'
import { remembered } from '../remembered.ts'
import { type ReadingAs, rememberedWhole } from '../rememberedWhole.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'

const shown = remembered(connectionAnswer)

/** The caller's connections in the Region, hosted ones and those that were deleted a short while ago included. */
export const describeConnections: DirectConnectOperation<'DescribeConnections'> = rememberedWhole((context: ReadingAs, input) => {
  const { world, caller } = context
  const { connectionId } = input
  const rows = connectionId ? [connectionOf(world, caller, connectionId)] : [...world.within('connection', caller)]
  if (connectionId && rows[0]?.body.role === 'interconnect') throw connectionNotFound(connectionId)
  const { items, ...more } = page(
    rows.filter(({ body }) => body.role !== 'interconnect'),
    input,
    { connectionId },
  )
  return { connections: items.map(row => shown(context, row)), ...more }
})
