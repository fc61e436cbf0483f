import type { Community } from '../net/community.ts'
import type { BfdTimers, NeighbourPolicy, Router } from '../resources/customerSide.ts'
import type { Row } from '../resources/world.ts'
import type { ExportPolicy, ImportPolicy, Range, SessionEnd } from '../routing/network.ts'

/**
 * What a careful engineer configures unless the estate says otherwise. A static route into a VPN is told to the site's other
 * edges behind whatever BGP brings these: told as 100, its AS path, which is empty, would beat their own ways over other VPNs.
 */
export const LOCAL_PREFERENCE = { directConnect: 200, vpn: 100, vpnStatic: 50 } as const

/** A floating static behind everything BGP brings. */
export const VPN_STATIC_DISTANCE = 250

/** The default route to the provider: the last resort of a router with an Internet uplink. */
export const PROVIDER_DISTANCE = 254

/** As AWS's end has it: nothing slower is asked for, and nothing faster would come of it. */
const BFD = { receiveMs: 300, transmitMs: 300, multiplier: 3 } as const

/** The restart time that RFC 4724 implementations announce unless told otherwise. */
const RESTART_MS = 120_000

/** Dead peer detection of the customer's device: 3 probes, 10 s apart. */
export const CUSTOMER_DPD: Range = { bestMs: 20_000, worstMs: 30_000 }

/** How a site's hosts get over a dead edge router: tracked equal-cost routes, or VRRP's master-down interval (RFC 9568). */
export const GATEWAY_DETECTION: { readonly [Kind in 'ecmp' | 'vrrp']: Range } = {
  ecmp: { bestMs: 600, worstMs: 900 },
  vrrp: { bestMs: 2600, worstMs: 3600 },
}

/** Timers and BFD of a router towards one neighbour; routers with neighbours of their own have BFD only where they say so. */
export function customerTimers(
  router: Router,
  policy: NeighbourPolicy | undefined,
): Pick<SessionEnd, 'holdMs' | 'keepaliveMs' | 'bfd' | 'restartMs' | 'advertisementIntervalMs'> {
  const bfd = policy?.bfd ?? router.bfd
  return {
    holdMs: 1000 * (policy?.holdSeconds ?? router.holdSeconds),
    keepaliveMs: 1000 * (policy?.keepaliveSeconds ?? router.keepaliveSeconds),
    ...(bfd ? { bfd: bfdOf(bfd) } : {}),
    ...(router.advertisementIntervalSeconds ? { advertisementIntervalMs: 1000 * router.advertisementIntervalSeconds } : {}),
    ...(router.gracefulRestart ? { restartMs: RESTART_MS } : {}),
  }
}

function bfdOf(said: true | BfdTimers): Required<BfdTimers> {
  return said === true ? BFD : { ...BFD, ...said }
}

/** What it does to paths that a neighbour tells; `usual` is the local preference where nothing is said. */
export function takenFrom(policy: NeighbourPolicy | undefined, usual: number): ImportPolicy {
  return {
    localPreference: policy?.localPreference ?? usual,
    ...(policy?.allowAs === undefined ? {} : { allowAs: policy.allowAs }),
    ...limitOf(policy),
  }
}

function limitOf({ maximumPrefixes, restartAfterLimitSeconds }: NeighbourPolicy = {}): ImportPolicy {
  if (maximumPrefixes === undefined) return {}
  return {
    maximumPrefixes,
    ...(restartAfterLimitSeconds === undefined ? {} : { restartAfterLimitMs: 1000 * restartAfterLimitSeconds }),
  }
}

/** What it does to paths that it tells a neighbour. */
export function toldTo(policy: NeighbourPolicy | undefined, communities: readonly Community[] = []): Omit<ExportPolicy, 'from'> {
  return {
    prepend: policy?.prepend ?? 0,
    ...(policy?.med === undefined ? {} : { med: policy.med }),
    addCommunities: [...(policy?.communities ?? []), ...communities],
  }
}

/** The names by which routers may know a virtual interface. */
export function neighbourNames({ id, body: { name, peers } }: Row<'virtualInterface'>): readonly string[] {
  return [name, id, ...peers.map(peer => peer.id)]
}

/** The router's policy towards a neighbour that is known by any of these names. */
export function policyTowards(router: Router, names: readonly string[]): NeighbourPolicy | undefined {
  for (const name of names) {
    const policy = router.policies[name]
    if (policy) return policy
  }
  return undefined
}

/** Whether anything is configured towards it at all. */
export function isConfigured(router: Router, names: readonly string[]): boolean {
  return router.kind === 'managed' && (!router.ownNeighbours || policyTowards(router, names) !== undefined)
}
