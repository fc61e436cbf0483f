import type { ImportPolicy } from '../../routing/network.ts'
import type { RouteEntry } from '../../routing/ownRoutes.ts'
import type { Path } from '../../routing/path.ts'
import { EVERY_REGION, isInternalCommunity } from '../../topology/awsPolicy.ts'
import type { Topology } from '../../topology/topology.ts'
import { viaText } from '../report/viaText.ts'

export interface GlassRoute {
  readonly prefix: string
  /** Neighbour or way it came from, goes to or leaves by; `here` where packets have arrived. */
  readonly via: string
  readonly source: string
  readonly localPreference: number
  /** What AWS gave the local preference for: a community of the customer's, `home Region` or `SiteLink`; absent: for none of these. */
  readonly preferredFor?: string
  readonly med: number
  readonly asPath: readonly number[]
  readonly communities: readonly string[]
  /** best: in use. lost: another one is, by the step in `because`. dropped: a filter or limit in `because` refused it. */
  readonly status: 'best' | 'lost' | 'dropped' | 'sent'
  readonly because: string
  /** Where packets are looked up that take it, if not here: the names of gateways and tables that all decide so. */
  readonly decidedAt?: readonly string[]
  /** Whose route it is, where those of several tables are shown. */
  readonly table?: string
}

/** What AWS reads a local preference from, as sessions have it: the first community that a path has counts. */
export type Preferences = NonNullable<ImportPolicy['localPreferenceByCommunity']>

/** One path as the looking glass shows it; `preferences`: by which its local preference was given. */
export function glassRoute(
  topology: Topology,
  path: Path,
  { status, because }: Pick<GlassRoute, 'status' | 'because'>,
  preferences: Preferences = [],
): GlassRoute {
  const preferredFor = reasonOf(path, preferences)
  return {
    prefix: path.prefix.text,
    via: viaText(topology, path),
    source: path.protocol === 'bgp' ? path.learnedFrom : path.label,
    localPreference: path.localPreference,
    ...(preferredFor === undefined ? {} : { preferredFor }),
    med: path.med,
    asPath: path.asPath,
    communities: path.communities.filter(community => !isInternalCommunity(community)),
    status,
    because,
  }
}

/** A node's choice among those paths of a prefix that `isMeant`. */
export function chosenAndLost(
  topology: Topology,
  { chosen, lost, decidedBy }: RouteEntry,
  preferences: (path: Path) => Preferences | undefined,
  isMeant: (path: Path) => boolean = () => true,
): GlassRoute[] {
  return [
    ...chosen.filter(isMeant).map(path => glassRoute(topology, path, { status: 'best', because: decidedBy }, preferences(path))),
    ...lost
      .filter(({ path }) => isMeant(path))
      .map(({ path, at }) => glassRoute(topology, path, { status: 'lost', because: at }, preferences(path))),
  ]
}

function reasonOf({ communities }: Path, preferences: Preferences): string | undefined {
  const first = preferences.find(([community]) => communities.includes(community))?.[0]
  if (first === undefined || !isInternalCommunity(first)) return first
  return first === EVERY_REGION ? 'SiteLink' : 'home Region'
}
