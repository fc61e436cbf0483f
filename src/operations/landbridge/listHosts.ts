import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'
import { hostOutput, hostView } from './hostView.ts'

export const listHosts = landbridgeOperation({
  method: 'GET',
  path: '/hosts',
  summary: 'List the hosts of the account',
  input: z.strictObject({}),
  output: z.strictObject({ hosts: z.array(hostOutput) }),
  operate: ({ world, caller }) => ({
    hosts: [...world.within('host', customerScope(caller.account))].map(row => hostView(world, row)),
  }),
})
