import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { crossConnectOutput, crossConnectView } from './crossConnectView.ts'
import { customerScope } from './customerId.ts'

export const listCrossConnects = landbridgeOperation({
  method: 'GET',
  path: '/cross-connects',
  summary: 'List the cross-connects of the account',
  input: z.strictObject({}),
  output: z.strictObject({ crossConnects: z.array(crossConnectOutput) }),
  operate: ({ world, caller }) => ({
    crossConnects: [...world.within('crossConnect', customerScope(caller.account))].map(row => crossConnectView(world, row)),
  }),
})
