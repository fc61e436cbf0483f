import { interconnectOf } from '../../resources/interconnectLookup.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** The deprecated form of DescribeHostedConnections: of interconnects only, and without pages. */
export const describeConnectionsOnInterconnect: DirectConnectOperation<'DescribeConnectionsOnInterconnect'> = (
  context,
  input,
) => {
  const { world, caller } = context
  const { id } = interconnectOf(world, caller, member(input, 'interconnectId'))
  const hosted = [...world.referring('connection', id)].filter(({ body }) => body.parentId === id)
  return { connections: hosted.map(row => connectionAnswer(context, row)) }
}
