import { directConnectError } from '../../resources/directConnectError.ts'
import { findPort } from '../../resources/port.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'
import { page } from './page.ts'

/**
 * The hosted connections of the caller's interconnect or LAG; or the one with that id, for its owner and for the partner who
 * allocated it, which is how Terraform's provider reads one. Those deleted a short while ago are shown too.
 */
export const describeHostedConnections: DirectConnectOperation<'DescribeHostedConnections'> = (context, input) => {
  const connectionId = member(input, 'connectionId')
  const { items, ...more } = page(hosted(context, connectionId), input, { connectionId })
  return { connections: items.map(row => connectionAnswer(context, row)), ...more }
}

function hosted({ world, caller }: Context, id: string): Row<'connection'>[] {
  const port = findPort(world, id)
  const isHere = port?.region === caller.region
  if (isHere && port.kind === 'connection' && port.body.role === 'hosted') {
    const partner = port.body.parentId === undefined ? undefined : findPort(world, port.body.parentId)?.account
    if (port.account === caller.account || partner === caller.account) return [port]
  } else if (isHere && port.account === caller.account) {
    return [...world.referring('connection', id)].filter(({ body }) => body.parentId === id)
  }
  throw directConnectError(`${caller.account} DescribeHostedConnections failed for connection ${id} doesn't exist.`)
}
