import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { customerScope } from './customerId.ts'

export const deleteFaults = landbridgeOperation({
  method: 'DELETE',
  path: '/faults',
  summary: 'Heal everything',
  input: z.strictObject({}),
  output: z.strictObject({ healed: z.int().describe('How many faults there were') }),
  operate({ world, caller }) {
    const faults = [...world.within('fault', customerScope(caller.account))]
    for (const { id } of faults) world.remove('fault', id)
    return { healed: faults.length }
  },
})
