import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'
import { routerOutput, routerView } from './routerView.ts'

export const listRouters = landbridgeOperation({
  method: 'GET',
  path: '/routers',
  summary: 'List the routers of the account',
  input: z.strictObject({}),
  output: z.strictObject({ routers: z.array(routerOutput) }),
  operate: ({ world, caller }) => ({
    routers: [...world.within('router', customerScope(caller.account))].map(row => routerView(world, row)),
  }),
})
