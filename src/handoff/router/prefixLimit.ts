import type { NeighbourPolicy } from '../../resources/customerSide.ts'
import type { PrefixLimit } from './routerModel.ts'

/** How a platform counts the time until it tries a session again that its limit has closed: in steps, and at most so many. */
export interface RestartSteps {
  readonly stepSeconds: 1 | 60
  readonly most: number
}

/** `maximum-prefix N restart MINUTES`: Cisco's command line and FRR's, which pfSense's page has, too. */
export const RESTART_MINUTES: RestartSteps = { stepSeconds: 60, most: 65_535 }

/** What the estate says of a neighbour, else `guard`: more than it tells by this design, and less than a router falls over. */
export function prefixLimit(policy: NeighbourPolicy | undefined, guard: number): PrefixLimit {
  return {
    prefixes: policy?.maximumPrefixes ?? guard,
    isSaid: policy?.maximumPrefixes !== undefined,
    restartSeconds: policy?.restartAfterLimitSeconds,
  }
}

/** The time until the next try in whole steps: never sooner than the estate says, unless the platform waits no longer. */
export function restartSteps({ restartSeconds }: PrefixLimit, { stepSeconds, most }: RestartSteps): number | undefined {
  return restartSeconds === undefined ? undefined : Math.min(Math.ceil(restartSeconds / stepSeconds), most)
}

/** The limit with the time behind it, as Cisco's command line and FRR's have them. */
export function maximumPrefix(limit: PrefixLimit): string {
  const minutes = restartSteps(limit, RESTART_MINUTES)
  return `maximum-prefix ${limit.prefixes}${minutes === undefined ? '' : ` restart ${minutes}`}`
}
