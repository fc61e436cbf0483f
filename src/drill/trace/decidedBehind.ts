import type { Tables } from '../../routing/converge.ts'
import type { RouteEntry } from '../../routing/ownRoutes.ts'
import type { Path } from '../../routing/path.ts'
import { speakersOf } from '../../routing/speakers.ts'
import type { Topology } from '../../topology/topology.ts'
import { chosenAndLost, type GlassRoute, type Preferences } from './glassRoute.ts'

/**
 * The routes of a node that hands its paths on and sends no packets of its own accord. A Direct Connect gateway hands every
 * path of the customer to each gateway behind it, and an attachment to each of its tables: which of them packets take is
 * decided there, by local preference first, and may be decided otherwise in every one of them; and SiteLink's table decides
 * what sites are told of each other. What the node itself has chosen, `own`, counts for prefixes of gateways.
 */
export function decidedBehind(
  topology: Topology,
  tables: Tables,
  node: string,
): (entry: RouteEntry, own: readonly GlassRoute[]) => readonly GlassRoute[] {
  const { behind, here } = decidersBehind(topology, tables, node)
  return ({ prefix: { text } }, own) => {
    const outcomes = new Outcomes()
    for (const decider of behind.get(text) ?? []) {
      outcomes.add(nameOf(topology, decider.node), outcomeAt(topology, tables, decider, text))
    }
    if (outcomes.isEmpty) return own
    if (here.has(text)) outcomes.add(nameOf(topology, node), own)
    return outcomes.routes()
  }
}

/** Where packets are looked up that take a path which another node has handed on. */
interface Decider {
  readonly node: string
  /** The session that the path came by. */
  readonly session: string
  /** Of the first node behind the one that hands it on: whoever hands on again leaves preferences alone. */
  readonly preferences: Preferences | undefined
}

/** By prefix: who else decides about paths of a node; and the prefixes of which it tells a path that takes packets at the node itself. */
interface Deciders {
  readonly behind: ReadonlyMap<string, readonly Decider[]>
  readonly here: ReadonlySet<string>
}

function decidersBehind(topology: Topology, tables: Tables, node: string): Deciders {
  const behind = new Map<string, Decider[]>()
  const here = new Set<string>()
  for (const { session, sender, receiver } of speakersOf(topology.network).byName.get(node)?.tells ?? []) {
    const told = tables.advertised.get(`${session.name}@${node}`) ?? []
    if (!sender.export.everyPath) {
      for (const { prefix, onlyToldOn } of told) if (!onlyToldOn) here.add(prefix.text)
      continue
    }
    const { localPreferenceByCommunity: preferences } = receiver.import
    const further = decidersBehind(topology, tables, receiver.node).behind
    // Of what is behind the gateway SiteLink's table has nothing else than the gateway.
    const isSiteLink = topology.info.get(receiver.node)?.kind === 'siteLink'
    const decided = isSiteLink ? told.filter(({ onlyToldOn }) => onlyToldOn) : told
    for (const prefix of new Set(decided.map(({ prefix: { text } }) => text))) {
      const next = further.get(prefix)?.map(decider => ({ ...decider, preferences }))
      behind.set(prefix, [
        ...(behind.get(prefix) ?? []),
        ...(next ?? [{ node: receiver.node, session: session.name, preferences }]),
      ])
    }
  }
  return { behind, here }
}

/** What becomes of the paths that came by the decider's session; nothing, where what is told does not arrive. */
function outcomeAt(topology: Topology, tables: Tables, { node, session, preferences }: Decider, prefix: string): GlassRoute[] {
  const entry = tables.routes.get(node)?.get(prefix)
  const isHandedOn = (path: Path) => path.session === session
  return entry ? chosenAndLost(topology, entry, () => preferences, isHandedOn) : []
}

/** By a name alone `landbridge routes` finds the first that is called so: where several are, the id is told as well. */
function nameOf({ info }: Topology, node: string): string {
  const own = info.get(node)
  if (own === undefined) return node
  const namesakes = [...info.values()].filter(({ label, kind }) => label === own.label && kind === own.kind)
  return namesakes.length > 1 ? `${own.label} (${node})` : own.label
}

/** Routes with the names of all who decide so, told once. */
class Outcomes {
  readonly #byText = new Map<string, { readonly at: string[]; readonly routes: readonly GlassRoute[] }>()

  get isEmpty(): boolean {
    return this.#byText.size === 0
  }

  add(name: string, routes: readonly GlassRoute[]): void {
    if (routes.length === 0) return
    const text = JSON.stringify(routes)
    const known = this.#byText.get(text)
    if (known) known.at.push(name)
    else this.#byText.set(text, { at: [name], routes })
  }

  routes(): GlassRoute[] {
    return [...this.#byText.values()].flatMap(({ at, routes }) => routes.map(route => ({ ...route, decidedAt: at })))
  }
}
