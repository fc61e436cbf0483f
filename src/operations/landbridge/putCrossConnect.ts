import { z } from 'zod'
import { isLiveConnection } from '../../resources/connection.ts'
import type { CrossConnect } from '../../resources/customerSide.ts'
import { landbridgeOperation } from './binding.ts'
import { crossConnectFields, crossConnectOutput, crossConnectView } from './crossConnectView.ts'
import { customerId } from './customerId.ts'
import { named } from './named.ts'
import { changeField, putRow } from './putRow.ts'
import { conflict, notFound } from './refusals.ts'

/** Patches an AWS port to a router's port, or moves the patch. Whoever does it holds the LOA-CFA, so AWS has issued it. */
export const putCrossConnect = landbridgeOperation({
  method: 'PUT',
  path: '/cross-connects/{connectionId}',
  summary: 'Patch a connection to a router',
  input: z.strictObject(crossConnectFields),
  output: z.strictObject({ change: changeField, crossConnect: crossConnectOutput }),
  operate({ world, caller, nowMs }, { connectionId, router, carrier, room, lineCard }) {
    const connection = world.get('connection', connectionId)
    if (connection?.account !== caller.account || !isLiveConnection(connection.body)) throw notFound('connection', connectionId)
    if (connection.body.state === 'requested' || connection.body.state === 'ordering') {
      throw conflict(
        `Connection ${connectionId} is ${connection.body.state} and has no LOA-CFA yet; patch it when AWS has issued one.`,
      )
    }
    if (connection.body.role === 'hosted' && (room ?? lineCard) !== undefined) {
      throw conflict(
        `Connection ${connectionId} is hosted, and ${room === undefined ? `the line card ${lineCard}` : `the room ${room}`} is one of its partner's port; say it of that.`,
      )
    }
    const id = customerId('crossConnect', caller.account, connectionId)
    const routerId = named(world, 'router', caller.account, router).id
    const before = world.get('crossConnect', id)?.body
    const madeAt = before?.routerId === routerId ? before.madeAt : nowMs
    const patch: CrossConnect = {
      connectionId,
      routerId,
      madeAt,
      ...(carrier && { carrier }),
      ...(room && { room }),
      ...(lineCard && { lineCard }),
    }
    const change = putRow(world, { kind: 'crossConnect', id, account: caller.account }, patch)
    return { change, crossConnect: crossConnectView(world, world.get('crossConnect', id)!) }
  },
})
