import { z } from 'zod'
import { nameField } from '../../resources/fields.ts'
import { landbridgeOperation } from './binding.ts'
import { named, namesOf } from './named.ts'
import { conflict } from './refusals.ts'

/** Refused while a flow starts or ends on the host. */
export const deleteHost = landbridgeOperation({
  method: 'DELETE',
  path: '/hosts/{name}',
  summary: 'Delete a host that no flow uses',
  input: z.strictObject({ name: nameField }),
  output: z.strictObject({}),
  operate({ world, caller }, { name }) {
    const host = named(world, 'host', caller.account, name)
    const flows = [...world.referring('flow', host.id)].map(({ id }) => id)
    if (flows.length > 0) throw conflict(`Host ${name} is still an end of ${namesOf(flows)}; delete the flows first.`)
    world.remove('host', host.id)
    return {}
  },
})
