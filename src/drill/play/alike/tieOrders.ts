import { tieOrder } from '../../../routing/decision.ts'
import { toldOf } from '../../../routing/heard.ts'
import type { Node } from '../../../routing/network.ts'
import type { Path } from '../../../routing/path.ts'
import type { Announcement } from '../../../routing/policy.ts'
import type { Ear } from '../../../routing/speakers.ts'
import type { PossiblePaths } from './possiblePaths.ts'

/**
 * Which of two equal paths comes first, where it can make a difference: where not all are used, or the first is told on
 * and the other would be told in other words. Numbers of routers and names of sessions and links break such ties (RFC 4271
 * §9.1.2.2 f and g); elsewhere it does not matter what they are. In the order of `ears`, over which the paths are heard.
 */
export function tieOrders(paths: PossiblePaths, ears: readonly Ear[]): readonly number[] {
  const tells = Map.groupBy(ears, ({ teller }) => teller)
  return [...new Set(ears.map(({ listener }) => listener))].flatMap(speaker => {
    const told = (tells.get(speaker) ?? []).filter(({ sender }) => !sender.export.everyPath)
    const bySource = Map.groupBy(paths.get(speaker) ?? [], path => sourceOf(path, speaker.node))
    return [...bySource.values()].flatMap(rivals => ordersOf(rivals, usesAll(speaker.node, rivals), told))
  })
}

/** `told`: who is told of the first of them alone. */
function ordersOf(rivals: readonly Path[], areAllUsed: boolean, told: readonly Ear[]): readonly number[] {
  return [...Map.groupBy(rivals, meritsOf).values()]
    .flatMap(pairsOf)
    .map(([a, b]) => (areAllUsed && told.every(ear => saysTheSame(ear, a, b)) ? 0 : Math.sign(tieOrder(a, b))))
}

/** What decides before BGP's own attributes do, or after all of them. */
function sourceOf({ rank, distance }: Path, { selection }: Node): number {
  return selection === 'ranked' ? rank : distance
}

/** What is compared before ties are broken; MED is not always. */
function meritsOf({ protocol, localPreference, asPath, origin, learnedFrom, onlyToldOn }: Path): string {
  return [protocol, localPreference, asPath.length, origin, learnedFrom === 'ibgp', onlyToldOn].join()
}

/** Whether packets take all of them, however many are equal. */
function usesAll({ maximumPaths, singlePathGroups = [], equalAsPathsOnly }: Node, rivals: readonly Path[]): boolean {
  const areOneWay = !equalAsPathsOnly || new Set(rivals.map(({ asPath }) => asPath.join())).size < 2
  const isFine = ({ group, protocol, nextHop }: Path) =>
    !singlePathGroups.includes(group) && (protocol !== 'bgp' || nextHop !== undefined)
  return rivals.length <= maximumPaths && areOneWay && rivals.every(isFine)
}

/** Whether a neighbour is told the same whichever of them is chosen. */
function saysTheSame(ear: Ear, a: Path, b: Path): boolean {
  return wordsOf(toldOf(ear, a)) === wordsOf(toldOf(ear, b))
}

/** What a listener that is the next hop itself makes something of. */
function wordsOf(announcement: Announcement | undefined): string | undefined {
  if (!announcement) return undefined
  const { path, hasMed } = announcement
  return JSON.stringify([path.asPath, path.localPreference, path.origin, path.med, hasMed, path.communities])
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, i) => all.slice(i + 1).map(b => [a, b] as const))
}
