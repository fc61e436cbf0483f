import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { crossConnectFields } from './crossConnectView.ts'
import { customerId } from './customerId.ts'
import { notFound } from './refusals.ts'

/** Pulls the patch: the port goes dark. */
export const deleteCrossConnect = landbridgeOperation({
  method: 'DELETE',
  path: '/cross-connects/{connectionId}',
  summary: 'Remove the patch of a connection',
  input: z.strictObject({ connectionId: crossConnectFields.connectionId }),
  output: z.strictObject({}),
  operate({ world, caller }, { connectionId }) {
    const id = customerId('crossConnect', caller.account, connectionId)
    if (!world.get('crossConnect', id)) throw notFound('cross-connect of connection', connectionId)
    world.remove('crossConnect', id)
    return {}
  },
})
