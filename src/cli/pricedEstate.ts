import { flowWays } from '../drill/flowWays.ts'
import type { Estate } from '../estate/estate.ts'
import { partnersOf } from '../pricing/partnersOf.ts'
import type { PriceInput } from '../pricing/price.ts'
import type { World } from '../resources/world.ts'
import { compile } from '../topology/compile.ts'
import { KNOWN_WORLD } from '../topology/geography.ts'
import type { Topology } from '../topology/topology.ts'
import { DEFAULT_ACCOUNT } from '../wire/authenticate.ts'
import { worldOf } from './openEstate.ts'

/** What a price is made of: the rows of an estate, where its flows go with nothing broken, and what others ask for. */
export async function priceInputOf(estate: Estate): Promise<PriceInput> {
  const world = await worldOf(estate)
  return priceInput(estate, world, compile(world, KNOWN_WORLD))
}

/** The same of an estate that somebody has made and compiled already. */
export function priceInput({ fees, account = DEFAULT_ACCOUNT }: Estate, world: World, topology: Topology): PriceInput {
  const ways = flowWays(topology, { convergence: topology.baseline, brokenLinks: new Set() })
  return { world, ways, fees, partners: partnersOf(world, account) }
}
