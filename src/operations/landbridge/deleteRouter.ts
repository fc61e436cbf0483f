import { z } from 'zod'
import { isLiveConnection } from '../../resources/connection.ts'
import { nameField } from '../../resources/fields.ts'
import type { Row } from '../../resources/world.ts'
import { landbridgeOperation } from './binding.ts'
import { named, namesOf } from './named.ts'
import { conflict } from './refusals.ts'

/** Refused while something is patched to the router; patches of connections that are gone go with it. */
export const deleteRouter = landbridgeOperation({
  method: 'DELETE',
  path: '/routers/{name}',
  summary: 'Delete a router to which nothing is patched',
  input: z.strictObject({ name: nameField }),
  output: z.strictObject({}),
  operate({ world, caller }, { name }) {
    const router = named(world, 'router', caller.account, name)
    const patches = [...world.referring('crossConnect', router.id)]
    const isInUse = (connection: Row<'connection'> | undefined) => connection !== undefined && isLiveConnection(connection.body)
    const patched = patches.map(({ body }) => body.connectionId).filter(id => isInUse(world.get('connection', id)))
    if (patched.length > 0)
      throw conflict(`Router ${name} is still patched to ${namesOf(patched)}; remove the cross-connects first.`)
    for (const tunnel of [...world.referring('applianceTunnel', router.id)]) world.remove('applianceTunnel', tunnel.id)
    for (const patch of patches) world.remove('crossConnect', patch.id)
    world.remove('router', router.id)
    return {}
  },
})
