import type { World } from '../../resources/world.ts'
import type { TagsById } from '../file/sequenceOfFis.ts'

/** The tags of all virtual interfaces, which a template may select by. */
export function tagsById(world: Pick<World, 'all'>): TagsById {
  return new Map([...world.all('virtualInterface')].map(({ id, body }) => [id, body.tags]))
}
