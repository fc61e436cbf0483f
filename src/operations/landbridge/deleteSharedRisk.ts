import { z } from 'zod'
import { nameField } from '../../resources/fields.ts'
import { landbridgeOperation } from './binding.ts'
import { named } from './named.ts'

export const deleteSharedRisk = landbridgeOperation({
  method: 'DELETE',
  path: '/shared-risks/{name}',
  summary: 'Take back that things fail together',
  input: z.strictObject({ name: nameField }),
  output: z.strictObject({}),
  operate({ world, caller }, { name }) {
    world.remove('sharedRisk', named(world, 'sharedRisk', caller.account, name).id)
    return {}
  },
})
