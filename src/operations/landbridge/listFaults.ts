import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'
import { faultOutput, faultView } from './faultView.ts'

export const listFaults = landbridgeOperation({
  method: 'GET',
  path: '/faults',
  summary: 'List what is broken on purpose',
  input: z.strictObject({}),
  output: z.strictObject({ faults: z.array(faultOutput) }),
  operate: ({ world, caller }) => ({ faults: [...world.within('fault', customerScope(caller.account))].map(faultView) }),
})
