/**
 * What a fabric saw, as opposed to what was decided. Rebuilt after a restart. Times are epoch ms of the last change.
 */
export type Observation =
  /** Light on an AWS port, and whether MACsec encrypts what it carries; `id` is the connection's. */
  | { readonly kind: 'light'; readonly id: string; readonly up: boolean; readonly encrypted?: boolean; readonly since: number }
  /** A Direct Connect BGP session; `id` is the peer's (`dxpeer-…`). */
  | {
      readonly kind: 'session'
      readonly id: string
      readonly up: boolean
      readonly since: number
      readonly accepted: readonly ObservedRoute[]
      readonly advertised: readonly ObservedRoute[]
      /** What keeps it down, if its limit of prefixes does. */
      readonly closed?: ClosedByLimit
    }
  /** One VPN tunnel; `id` is `tunnelId(vpnConnectionId, 0 | 1)`. `bgp` is absent with static routing. */
  | {
      readonly kind: 'tunnel'
      readonly id: string
      readonly ike: boolean
      readonly bgp?: boolean
      readonly acceptedRouteCount: number
      readonly since: number
      /** What keeps its BGP session down, if its limit of prefixes does. */
      readonly closed?: ClosedByLimit
    }
  /** What a virtual private gateway offers to route tables that it propagates into; `id` is the gateway's. */
  | { readonly kind: 'propagated'; readonly id: string; readonly prefixes: readonly string[] }
  /** The routes in use of a transit gateway's route table; `id` is the table's. */
  | { readonly kind: 'transitRoutes'; readonly id: string; readonly routes: readonly ObservedTransitRoute[] }

/** More prefixes came than an end takes (Cease, RFC 4486 §4), and the session stays closed though fewer come. */
export interface ClosedByLimit {
  /** The end whose limit it was, as the topology calls it. */
  readonly node: string
  readonly limit: number
  /** As many as came when it was closed. */
  readonly prefixes: number
  /** When that end tries it again, epoch ms; absent: at no time of its own. */
  readonly triesAt?: number
  /** It has tried since anything changed: until something does it goes on at the same interval, and in vain. */
  readonly triedInVain?: true
}

export interface ObservedRoute {
  readonly cidr: string
  readonly asPath: readonly number[]
  readonly communities: readonly string[]
  readonly installedAt: number
}

/** The best route of a destination: only that is shown (Transit gateway guide, "Route evaluation order"). */
export interface ObservedTransitRoute {
  readonly cidr: string
  readonly type: 'static' | 'propagated'
  readonly state: 'active' | 'blackhole'
  /** Several where equal routes share the load; none of a blackhole. */
  readonly attachmentIds: readonly string[]
  readonly prefixListId?: string
}

export type ObservationOf<K extends Observation['kind']> = Extract<Observation, { readonly kind: K }>

/** The latest observation of a thing; undefined = nothing seen yet. */
export interface ObservedView {
  /** The same object again = the very same observations, all of them. Absent: nobody knows. */
  readonly version?: object
  get<K extends Observation['kind']>(kind: K, id: string): ObservationOf<K> | undefined
}

export function tunnelId(vpnConnectionId: string, index: number): string {
  return `${vpnConnectionId}/${index + 1}`
}
