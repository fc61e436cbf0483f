import { inOrder } from '../../../routing/decision.ts'
import type { Node } from '../../../routing/network.ts'
import type { Path } from '../../../routing/path.ts'
import { type Announcement, exported } from '../../../routing/policy.ts'
import type { Ear, Speaker } from '../../../routing/speakers.ts'
import type { PossiblePaths } from './possiblePaths.ts'

/**
 * Which of two equal paths comes first, where it can make a difference: where not all are used, or the first is told on
 * and the other would be told in other words. Numbers of routers and names of sessions and links break such ties (RFC 4271
 * §9.1.2.2 f and g); elsewhere it does not matter what they are. In the order of `ears`, over which the paths are heard.
 */
export function tieOrders(paths: PossiblePaths, ears: readonly Ear[]): readonly number[] {
  const tells = Map.groupBy(ears, ({ teller }) => teller)
  return [...new Set(ears.map(({ listener }) => listener))].flatMap(speaker => {
    const equals = [...Map.groupBy(paths.get(speaker) ?? [], path => meritsOf(path, speaker.node)).values()]
    return equals.flatMap(group =>
      pairsOf(group).map(([a, b]) => (countsOrder(speaker, a, b, group.length, tells.get(speaker) ?? []) ? orderOf(a, b) : 0)),
    )
  })
}

/** What is compared before ties are broken. */
function meritsOf(
  { protocol, localPreference, asPath, origin, med, hasMed, learnedFrom, rank, distance, onlyToldOn }: Path,
  node: Node,
): string {
  const isRanked = node.selection === 'ranked'
  const merits = [localPreference, asPath.length, origin, med, hasMed, learnedFrom === 'ibgp', onlyToldOn]
  return [protocol === 'local', isRanked ? rank : distance, ...(isRanked || protocol === 'bgp' ? merits : [])].join()
}

function countsOrder(speaker: Speaker, a: Path, b: Path, equal: number, tells: readonly Ear[]): boolean {
  const { maximumPaths, singlePathGroups = [], equalAsPathsOnly = false } = speaker.node
  const isDiscarded = ({ protocol, nextHop }: Path) => protocol === 'bgp' && !nextHop
  return (
    equal > maximumPaths ||
    [a, b].some(path => isDiscarded(path) || singlePathGroups.includes(path.group)) ||
    (equalAsPathsOnly && a.session !== b.session && a.asPath.join() !== b.asPath.join()) ||
    tells.some(ear => !ear.sender.export.everyPath && !saysTheSame(ear, a, b))
  )
}

/** Whether a neighbour is told the same whichever of them is chosen. */
function saysTheSame(ear: Ear, a: Path, b: Path): boolean {
  const [one, other] = [a, b].map(path => {
    if (path.session === ear.session.name) return undefined
    const told = exported(path, ear.teller.node, ear.sender, ear.isInternal)
    return 'announcement' in told ? wordsOf(told.announcement) : undefined
  })
  return one === other
}

/** What a listener that is the next hop itself makes something of. */
function wordsOf({ path, hasMed }: Announcement): string {
  return JSON.stringify([path.asPath, path.localPreference, path.origin, path.med, hasMed, path.communities])
}

function orderOf(a: Path, b: Path): number {
  return inOrder([b, a])[0] === a ? -1 : inOrder([a, b])[0] === b ? 1 : 0
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, i) => all.slice(i + 1).map(b => [a, b] as const))
}
