import { nthAddress, parsePrefix } from '../net/prefix.ts'
import type { Entropy } from './ids.ts'
import type { World } from './world.ts'

/**
 * Where Elastic IP addresses and those of instances come from, in every Region. It is one of Amazon's own blocks for
 * EC2 (AWS's published address ranges), so no customer can have an address of it or announce it.
 */
const POOL = '3.208.0.0/12'

/** A public address that nothing has. */
export function newPublicAddress(world: World, random: Entropy): string {
  const taken = new Set<string | undefined>()
  for (const { body } of world.all('elasticAddress')) taken.add(body.publicIp)
  for (const { body } of world.all('networkInterface')) taken.add(body.publicIp)
  const pool = parsePrefix(POOL)
  if (pool === undefined) throw new TypeError(`${POOL} is no CIDR`)
  const start = [...random(3)].reduce((sum, byte) => sum * 256 + byte, 0)
  for (let step = 0; step <= taken.size; step++) {
    const address = nthAddress(pool, 1 + ((start + step) % 1_048_574)).text
    if (!taken.has(address)) return address
  }
  throw new TypeError(`no address of ${POOL} is left`)
}
