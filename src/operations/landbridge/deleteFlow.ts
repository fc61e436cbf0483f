import { z } from 'zod'
import { nameField } from '../../resources/fields.ts'
import { landbridgeOperation } from './binding.ts'
import { named } from './named.ts'

export const deleteFlow = landbridgeOperation({
  method: 'DELETE',
  path: '/flows/{id}',
  summary: 'Delete a flow',
  input: z.strictObject({ id: nameField }),
  output: z.strictObject({}),
  operate({ world, caller }, { id }) {
    world.remove('flow', named(world, 'flow', caller.account, id).id)
    return {}
  },
})
