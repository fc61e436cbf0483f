import { carriedWays } from '../drill/carriedWays.ts'
import { type CarriedWay, type Running, runningNow } from '../pricing/runningNow.ts'
import { networksNow } from './networksNow.ts'
import type { Service } from './service.ts'

/** Everything that any account of a service pays for at this moment. */
export function usageNow(service: Service): Iterable<Running> {
  return runningNow(service.store.world, carriedNow(service))
}

/** Where the bytes of all flows go at this moment, and how many arrive. */
export function carriedNow(service: Service): readonly CarriedWay[] {
  return [...networksNow(service)].flatMap(({ carrying, moment }) => carriedWays(carrying, moment))
}
