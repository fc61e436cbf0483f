import { connectionOf } from '../../resources/directConnectLookup.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { page } from './page.ts'

/** The caller's connections in the Region, those that were deleted a short while ago included. */
export const describeConnections: DirectConnectOperation<'DescribeConnections'> = ({ world, caller }, input) => {
  const { connectionId } = input
  const rows = connectionId ? [connectionOf(world, caller, connectionId)] : [...world.within('connection', caller)]
  const { items, ...more } = page(rows, input, { connectionId })
  return { connections: items.map(connectionAnswer), ...more }
}
