import type { RouterModel } from './routerModel.ts'

/** What the router announces of its own: the site's prefixes, and the addresses that private tunnels start from. */
export function ownNetworks({ originated, loopbacks }: RouterModel): string[] {
  return [...originated.map(({ text }) => text), ...loopbacks.map(address => `${address}/32`)]
}
