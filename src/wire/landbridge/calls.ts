import { pathMembers } from '../../operations/landbridge/landbridgeRoute.ts'
import { getBill, postBill } from './bills.ts'
import { breakSomething } from './breakSomething.ts'
import { postCheck } from './checks.ts'
import { getClock, moveClock } from './clock.ts'
import { listComponents } from './components.ts'
import type { ComputedCall } from './computation.ts'
import { postDrill } from './drills.ts'
import { postHandOver } from './handOvers.ts'
import { lookIntoRoutes } from './lookIntoRoutes.ts'
import { postPlan } from './plans.ts'
import { postPrice } from './prices.ts'
import { postRouterConfigurations } from './routerConfigurations.ts'
import { postTerraform } from './terraform.ts'
import { postTrace } from './traces.ts'

/** Every computed call; where one has the method and path of an operation it stands before it. */
export const COMPUTED_CALLS: readonly ComputedCall[] = [
  postDrill,
  postTrace,
  postCheck,
  postPrice,
  postPlan,
  getBill,
  postBill,
  postRouterConfigurations,
  postTerraform,
  postHandOver,
  lookIntoRoutes,
  listComponents,
  breakSomething,
  getClock,
  moveClock,
]

/** The computed call for a method and a path below `/landbridge/v1`, with the members that the path gives. */
export function findComputed(
  method: string,
  path: string,
): { readonly call: ComputedCall; readonly fromPath: Readonly<Record<string, string>> } | undefined {
  for (const call of COMPUTED_CALLS) {
    const fromPath = call.method === method ? pathMembers(call.path, path) : undefined
    if (fromPath) return { call, fromPath }
  }
  return undefined
}
