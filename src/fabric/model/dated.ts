import type { Observation, ObservedRoute } from '../../topology/topology.ts'

type WithoutSince<T> = T extends { readonly since: number } ? Omit<T, 'since'> : T

/** What is seen before it is dated. */
export type Seen = WithoutSince<Observation>

/** The report of what is seen now: `known` itself if nothing changed, else with the times of what did not change kept. */
export function dated(known: Observation | undefined, seen: Seen, now: number): Observation {
  if (known && withoutTimes(known) === withoutTimes(seen)) return known
  if (seen.kind === 'propagated' || seen.kind === 'transitRoutes') return seen
  const since = known && 'since' in known && isUp(known) === isUp(seen) ? known.since : now
  if (seen.kind !== 'session') return { ...seen, since }
  const before = known?.kind === 'session' ? known : { accepted: [], advertised: [] }
  const { accepted, advertised } = seen
  return { ...seen, accepted: kept(before.accepted, accepted), advertised: kept(before.advertised, advertised), since }
}

/** Routes that were there before have been installed then. */
function kept(before: readonly ObservedRoute[], now: readonly ObservedRoute[]): readonly ObservedRoute[] {
  const known = new Map(before.map(route => [withoutTimes(route), route]))
  return now.map(route => known.get(withoutTimes(route)) ?? route)
}

function isUp(seen: Seen): boolean | undefined {
  switch (seen.kind) {
    case 'light':
    case 'session':
      return seen.up
    case 'tunnel':
      return seen.bgp ?? seen.ike
    case 'propagated':
    case 'transitRoutes':
      return undefined
  }
}

function withoutTimes(value: object): string {
  return JSON.stringify(value, (key, item) => (key === 'since' || key === 'installedAt' ? undefined : item))
}
