import type { Draft, Row } from '../../resources/world.ts'
import { customerId, customerScope } from './customerId.ts'
import { generatedRouterFor } from './generatedRouter.ts'

/**
 * What smart hands do when AWS issues a LOA-CFA: patch the port to the router that the connection's tag
 * `landbridge:router` names, or to a generated one. A patch that is there already stays.
 */
export function patchConnection(draft: Draft, connection: Row<'connection'>, nowMs: number): Row<'crossConnect'> {
  const id = customerId('crossConnect', connection.account, connection.id)
  const there = draft.get('crossConnect', id)
  if (there) return there
  const router = generatedRouterFor(draft, connection)
  return draft.put('crossConnect', id, customerScope(connection.account), {
    connectionId: connection.id,
    routerId: router.id,
    madeAt: nowMs,
  })
}
