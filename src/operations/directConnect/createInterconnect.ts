import { orderedConnection } from '../../resources/connectionOrder.ts'
import { freshId } from '../../resources/freshId.ts'
import { directConnectId } from '../../resources/ids.ts'
import { withTags } from '../../resources/tagRules.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { interconnectAnswer } from './interconnectAnswer.ts'
import { member } from './member.ts'
import { refuseNoPartner } from './partner.ts'

/** Orders a partner's port, on which hosted connections can be allocated; it is lettered, patched and lit as any other. */
export const createInterconnect: DirectConnectOperation<'CreateInterconnect'> = (context, input) => {
  refuseNoPartner(context)
  const { world, caller, nowMs, quotas, leadTimes } = context
  const order = {
    role: 'interconnect' as const,
    name: member(input, 'interconnectName'),
    location: member(input, 'location'),
    bandwidth: member(input, 'bandwidth'),
    providerName: input.providerName || undefined,
    lagId: input.lagId || undefined,
    requestMACSec: input.requestMACSec,
    tags: withTags({}, input.tags, quotas.tagsPerResource),
  }
  const port = orderedConnection(world, caller, order, { nowMs, quotas })
  if (order.lagId) world.update('lag', order.lagId, {})
  const id = freshId(world, 'connection', () => directConnectId('dxcon', context.random))
  return interconnectAnswer(context, world.put('connection', id, caller, port, { dueAt: nowMs + leadTimes.loa }))
}
