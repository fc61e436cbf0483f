import { type Family, ofFamily } from './families.ts'
import type { RouterModel } from './routerModel.ts'

/** What the router announces of its own in a family: the site's prefixes, and the addresses that private tunnels start from. */
export function ownNetworks({ originated, loopbacks }: RouterModel, family: Family): string[] {
  return [
    ...ofFamily(originated, family).map(({ text }) => text),
    ...(family === 4 ? loopbacks.map(address => `${address}/32`) : []),
  ]
}
