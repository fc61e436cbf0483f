import { orderedBillingMode } from '../../resources/billingOrder.ts'
import { isLiveConnection } from '../../resources/connection.ts'
import { connectionNotFound, connectionOf } from '../../resources/directConnectLookup.ts'
import { freshId } from '../../resources/freshId.ts'
import { directConnectId } from '../../resources/ids.ts'
import { joinLag } from '../../resources/lagMembership.ts'
import { orderedLag, orderedMember } from '../../resources/lagOrder.ts'
import { withTags } from '../../resources/tagRules.ts'
import type { Row } from '../../resources/world.ts'
import type { Context } from '../operation.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'
import { lagAnswer } from './lagAnswer.ts'
import { member } from './member.ts'
import { portToBundle } from './portToBundle.ts'

/** Orders a LAG: of new ports, or around a connection that is there, which is interrupted and counts as one of them. */
export const createLag: DirectConnectOperation<'CreateLag'> = (context, input) => {
  const { world, caller, nowMs, quotas, leadTimes } = context
  const existing = input.connectionId ? existingPort(context, input.connectionId) : undefined
  const order = {
    name: member(input, 'lagName'),
    location: member(input, 'location'),
    bandwidth: member(input, 'connectionsBandwidth'),
    count: member(input, 'numberOfConnections'),
    existing,
    requestMACSec: input.requestMACSec,
    providerName: input.providerName || undefined,
    tags: withTags({}, input.tags, quotas.tagsPerResource),
  }
  const tags = withTags({}, input.childConnectionTags, quotas.tagsPerResource)
  const lag = orderedLag(world, caller, order, { nowMs, quotas })
  if (existing && input.billingMode)
    orderedBillingMode(world, caller.account, { ...existing.body, billingMode: input.billingMode })
  const id = freshId(world, 'lag', () => directConnectId('dxlag', context.random))
  const row = world.put('lag', id, caller, lag, { dueAt: nowMs + leadTimes.loa })
  if (existing) joinLag(world, existing, row, { dueAt: nowMs + leadTimes.provisioning })
  const missing = order.count - (existing ? 1 : 0)
  for (let number = 1; number <= missing; number++) {
    const port = orderedMember(world, row, { number, tags, billingMode: input.billingMode }, { nowMs, quotas })
    const portId = freshId(world, 'connection', () => directConnectId('dxcon', context.random))
    world.put('connection', portId, caller, port, { dueAt: nowMs + leadTimes.loa })
  }
  return lagAnswer(context, row)
}

function existingPort({ world, caller }: Context, connectionId: string): Row<'connection'> {
  const row = portToBundle(connectionOf(world, caller, connectionId))
  if (!isLiveConnection(row.body)) throw connectionNotFound(connectionId)
  return row
}
