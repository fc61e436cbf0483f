import type { PublicService } from '../resources/customerSide.ts'
import { internetRoundTripMs } from '../resources/distance.ts'
import type { Row } from '../resources/world.ts'
import type { DetectedBy } from '../routing/network.ts'
import type { Builder } from './builder.ts'
import { siteAt } from './siteAt.ts'
import { uplinkPipes } from './uplinkPipes.ts'

/** Internet paths carry what every link on them does. */
const INTERNET_MTU = 1500

/**
 * The way over a router's uplink and the Internet to the edge of AWS at which a service is; `seen`: how that edge hears that
 * it is gone. Answers whether it was not there yet.
 */
export function addInternetLink(
  build: Builder,
  router: Row<'router'>,
  { region }: PublicService,
  { name, edge, seen }: { readonly name: string; readonly edge: string; readonly seen: Readonly<Record<string, DetectedBy>> },
): boolean {
  const { siteId } = router.body
  const component = build.domain('uplink', router.id, `${router.body.name}-uplink`)
  if (build.links.has(name)) return false
  build.link({
    name,
    ends: [edge, router.id],
    mtu: INTERNET_MTU,
    rttMs: internetRoundTripMs(siteAt(build, siteId), build.geography.region(region)),
    elements: [
      { component, cutSeenBy: { ...seen, [router.id]: 'carrier' } },
      { component: `router:${router.id}`, cutSeenBy: seen },
      { component: `site:${siteId}`, cutSeenBy: seen },
    ],
    pipes: uplinkPipes(build, router, edge),
    way: component,
    shown: true,
  })
  return true
}
