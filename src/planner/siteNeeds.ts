import type { RegionRequirement, Requirements, SiteRequirement } from './requirementsSchema.ts'

/** What one site needs, in numbers that designs are sized by. */
export interface SiteNeed {
  readonly name: string
  readonly site: SiteRequirement
  readonly regions: readonly string[]
  /** Peak of the last year that is looked at, each way, bit/s. */
  readonly bps: number
}

export function siteNeeds({ sites, regions, years }: Requirements): readonly SiteNeed[] {
  return Object.entries(sites).map(([name, site]) => {
    const { steady, peak = steady, growth } = site.traffic
    return { name, site, regions: site.regions ?? Object.keys(regions), bps: peak * (1 + growth) ** (years - 1) }
  })
}

/** Regions that some site talks to. */
export function regionsInUse(requirements: Requirements): readonly (readonly [name: string, region: RegionRequirement])[] {
  const used = new Set(siteNeeds(requirements).flatMap(({ regions }) => regions))
  return Object.entries(requirements.regions).filter(([name]) => used.has(name))
}
