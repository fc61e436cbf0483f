import { bandwidthText } from '../net/bandwidth.ts'
import { PATTERNS, waysOf } from './patterns.ts'
import type { Impossible } from './planReport.ts'
import { LARGEST_BPS } from './portSpeeds.ts'
import type { Requirements } from './requirementsSchema.ts'
import { siteNeeds } from './siteNeeds.ts'

/** Sites that no pattern joins to AWS, and what would have to be otherwise. */
export function unreachable(requirements: Requirements): readonly Impossible[] {
  return siteNeeds(requirements)
    .filter(need => PATTERNS.every(rule => waysOf(rule, need, requirements) === undefined))
    .map(({ name, site, bps }) => {
      const peak = site.traffic.peak ?? site.traffic.steady
      if (bps <= LARGEST_BPS) {
        return {
          requirement: `sites.${name}`,
          because: `No Direct Connect location that is wanted has ports for ${bandwidthText(Math.ceil(bps))}, and ${name} has no Internet uplink.`,
          possibleWith: `an uplink at ${name}, or fewer locations under avoid`,
        }
      }
      const most = Math.floor(((LARGEST_BPS / bps) * peak) / 1e6) * 1e6
      return {
        requirement: `sites.${name}.traffic.peak`,
        because: `The peak of the last year that is looked at is more than the largest LAG carries, ${bandwidthText(LARGEST_BPS)}.`,
        possibleWith: `a peak of ${bandwidthText(most)} at ${name}, or several sites in its place`,
      }
    })
}
