import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'
import { flowOutput, flowView } from './flowView.ts'

export const listFlows = landbridgeOperation({
  method: 'GET',
  path: '/flows',
  summary: 'List the flows of the account',
  input: z.strictObject({}),
  output: z.strictObject({ flows: z.array(flowOutput) }),
  operate: ({ world, caller }) => ({
    flows: [...world.within('flow', customerScope(caller.account))].map(row => flowView(world, row)),
  }),
})
