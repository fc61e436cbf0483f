import { directConnectError } from '../../resources/directConnectError.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** The hosted connections of an interconnect or LAG. As nothing creates either, every id is refused, in AWS's words. */
export const describeHostedConnections: DirectConnectOperation<'DescribeHostedConnections'> = ({ caller }, input) => {
  const connectionId = member(input, 'connectionId')
  throw directConnectError(`${caller.account} DescribeHostedConnections failed for connection ${connectionId} doesn't exist.`)
}
