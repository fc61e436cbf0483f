import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'
import { siteOutput, siteView } from './siteView.ts'

export const listSites = landbridgeOperation({
  method: 'GET',
  path: '/sites',
  summary: 'List the sites of the account',
  input: z.strictObject({}),
  output: z.strictObject({ sites: z.array(siteOutput) }),
  operate: ({ world, caller }) => ({ sites: [...world.within('site', customerScope(caller.account))].map(siteView) }),
})
