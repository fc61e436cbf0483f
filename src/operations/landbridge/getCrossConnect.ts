import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { crossConnectFields, crossConnectOutput, crossConnectView } from './crossConnectView.ts'
import { customerId } from './customerId.ts'
import { notFound } from './refusals.ts'

export const getCrossConnect = landbridgeOperation({
  method: 'GET',
  path: '/cross-connects/{connectionId}',
  summary: 'Where a connection is patched to',
  input: z.strictObject({ connectionId: crossConnectFields.connectionId }),
  output: crossConnectOutput,
  operate({ world, caller }, { connectionId }) {
    const patch = world.get('crossConnect', customerId('crossConnect', caller.account, connectionId))
    if (!patch) throw notFound('cross-connect of connection', connectionId)
    return crossConnectView(world, patch)
  },
})
