import type { Scope, World } from './world.ts'

/** The name under which worlds keep count of an account's VPCs in a Region, see `World.tally`. */
export function vpcTallyKey({ account, region }: Scope): string {
  return `vpc ${account} ${region}`
}

/** How many VPCs the account has in the Region, its default one included where the world has it. */
export function vpcCount(world: World, scope: Scope): number {
  return world.tally?.(vpcTallyKey(scope)) ?? [...world.within('vpc', scope)].length
}
