import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'
import { sharedRiskOutput, sharedRiskView } from './sharedRiskView.ts'

export const listSharedRisks = landbridgeOperation({
  method: 'GET',
  path: '/shared-risks',
  summary: 'List what the account says fails together',
  input: z.strictObject({}),
  output: z.strictObject({ sharedRisks: z.array(sharedRiskOutput) }),
  operate: ({ world, caller }) => ({
    sharedRisks: [...world.within('sharedRisk', customerScope(caller.account))].map(row => sharedRiskView(world, row)),
  }),
})
