import { z } from 'zod'
import { landbridgeOperation } from './binding.ts'
import { notFound } from './refusals.ts'

export const deleteFault = landbridgeOperation({
  method: 'DELETE',
  path: '/faults/{id}',
  summary: 'Heal one fault',
  input: z.strictObject({ id: z.string() }),
  output: z.strictObject({}),
  operate({ world, caller }, { id }) {
    if (world.get('fault', id)?.account !== caller.account) throw notFound('fault', id)
    world.remove('fault', id)
    return {}
  },
})
