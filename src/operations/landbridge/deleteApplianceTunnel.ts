import { z } from 'zod'
import { nameField } from '../../resources/fields.ts'
import { landbridgeOperation } from './binding.ts'
import { named } from './named.ts'

export const deleteApplianceTunnel = landbridgeOperation({
  method: 'DELETE',
  path: '/appliance-tunnels/{name}',
  summary: 'Delete a VPN to an appliance',
  input: z.strictObject({ name: nameField }),
  output: z.strictObject({}),
  operate({ world, caller }, { name }) {
    world.remove('applianceTunnel', named(world, 'applianceTunnel', caller.account, name).id)
    return {}
  },
})
