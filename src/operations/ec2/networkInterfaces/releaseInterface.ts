import type { Draft } from '../../../resources/world.ts'

/** Removes an interface; Elastic IP addresses on it stay, associated with nothing. */
export function releaseInterface(world: Draft, id: string): void {
  for (const elastic of [...world.referring('elasticAddress', id)]) {
    const { association: _, ...rest } = elastic.body
    world.put('elasticAddress', elastic.id, elastic, rest)
  }
  world.remove('networkInterface', id)
}
