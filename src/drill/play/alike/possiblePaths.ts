import type { Prefix } from '../../../net/prefix.ts'
import { ALL_UP } from '../../../routing/beliefs.ts'
import { heard, toldOf } from '../../../routing/heard.ts'
import type { Network } from '../../../routing/network.ts'
import { Owned } from '../../../routing/owned.ts'
import { type Path, samePath } from '../../../routing/path.ts'
import type { Ear, Speaker } from '../../../routing/speakers.ts'

/** By router: every path to a prefix that it can have. */
export type PossiblePaths = ReadonlyMap<Speaker, readonly Path[]>

/** More are not looked at: of all routers together, and of one. */
const MOST = 300
const MOST_OF_ONE = 24

/**
 * Every path that routers can have whatever fails, as if each told all it knows of: what is chosen in any state is among them.
 * `ears`: those over which the prefix can be heard. Undefined = there are too many.
 */
export function possiblePaths(network: Network, prefix: Prefix, ears: readonly Ear[]): PossiblePaths | undefined {
  const owned = new Owned(network, ALL_UP)
  const known = new Map<Speaker, Path[]>()
  const open: (readonly [Speaker, Path])[] = []
  const tells = Map.groupBy(ears, ({ teller }) => teller)
  let most = 0
  const learn = (speaker: Speaker, path: Path) => {
    const paths = known.get(speaker) ?? []
    known.set(speaker, paths)
    if (paths.some(each => samePath(each, path))) return
    paths.push(path)
    most = Math.max(most, paths.length)
    open.push([speaker, path])
  }
  const speakers = new Set(ears.flatMap(({ listener, teller }) => [listener, teller]))
  for (const speaker of speakers) for (const path of owned.of(speaker).get(prefix.text) ?? []) learn(speaker, path)
  // A list that grows while it is walked is walked to its end.
  for (const [speaker, path] of open) {
    if (open.length > MOST || most > MOST_OF_ONE) return undefined
    for (const ear of tells.get(speaker) ?? []) {
      const announcement = toldOf(ear, path)
      if (!announcement) continue
      for (const taken of heard(ear, [announcement]).paths) learn(ear.listener, taken)
    }
  }
  return known
}
