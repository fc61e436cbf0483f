import type { Breakage } from '../../../routing/detection.ts'

/** A flow that fares like another one. */
export interface Twin {
  /** The one that stands for both. */
  readonly flow: number
  /** What of the other one breaks where this one is struck by these, cut or silent. */
  readonly theirs: (breakages: readonly Breakage[]) => readonly Breakage[]
  readonly ours: OurNames
}

/** What things on the ways of the other one are called on the ways of this one. */
export interface OurNames {
  readonly node: (theirs: string) => string
  readonly link: (theirs: string) => string
  readonly session: (theirs: string) => string
}

/** By their names; what is not among them is called the same. */
export function ourNames(
  nodes: ReadonlyMap<string, string>,
  links: ReadonlyMap<string, string>,
  sessions: ReadonlyMap<string, string>,
): OurNames {
  const named = (names: ReadonlyMap<string, string>) => (theirs: string) => names.get(theirs) ?? theirs
  return { node: named(nodes), link: named(links), session: named(sessions) }
}

type Named = readonly { readonly name: string }[]

/** Names side by side: what has the same place in both lists. */
export function sideBySide(theirs: Named, ours: Named): Map<string, string> {
  return new Map(theirs.map(({ name }, place) => [name, ours[place]!.name]))
}
