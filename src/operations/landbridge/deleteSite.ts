import { z } from 'zod'
import { nameField } from '../../resources/fields.ts'
import { landbridgeOperation } from './binding.ts'
import { named, namesOf } from './named.ts'
import { conflict } from './refusals.ts'

/** Refused while the site has routers or hosts. */
export const deleteSite = landbridgeOperation({
  method: 'DELETE',
  path: '/sites/{name}',
  summary: 'Delete a site that has no routers and hosts',
  input: z.strictObject({ name: nameField }),
  output: z.strictObject({}),
  operate({ world, caller }, { name }) {
    const site = named(world, 'site', caller.account, name)
    const inside = [...world.referring('router', site.id), ...world.referring('host', site.id)].map(({ body }) => body.name)
    if (inside.length > 0) throw conflict(`Site ${name} still has ${namesOf(inside)}; delete what is in it first.`)
    world.remove('site', site.id)
    return {}
  },
})
