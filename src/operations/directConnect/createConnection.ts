import { orderedConnection } from '../../resources/connectionOrder.ts'
import { freshId } from '../../resources/freshId.ts'
import { directConnectId } from '../../resources/ids.ts'
import { withTags } from '../../resources/tagRules.ts'
import { connectionAnswer } from './connectionAnswer.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { member } from './member.ts'

/** Orders a port. It stays requested for as long as AWS takes to issue the LOA, and needs light to become available. */
export const createConnection: DirectConnectOperation<'CreateConnection'> = (context, input) => {
  const { world, caller, nowMs, quotas, leadTimes } = context
  const order = {
    name: member(input, 'connectionName'),
    location: member(input, 'location'),
    bandwidth: member(input, 'bandwidth'),
    providerName: input.providerName || undefined,
    lagId: input.lagId || undefined,
    requestMACSec: input.requestMACSec,
    billingMode: input.billingMode,
    tags: withTags({}, input.tags, quotas.tagsPerResource),
  }
  const connection = orderedConnection(world, caller, order, { nowMs, quotas })
  if (order.lagId) world.update('lag', order.lagId, {})
  const id = freshId(world, 'connection', () => directConnectId('dxcon', context.random))
  return connectionAnswer(context, world.put('connection', id, caller, connection, { dueAt: nowMs + leadTimes.loa }))
}
