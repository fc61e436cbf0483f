import { partitionOf } from './arn.ts'
import { BILLING_MODES, type BillingMode, FLAT_RATE_SPEEDS } from './billingMode.ts'
import type { Location } from './location.ts'
import regions from './regions.json' with { type: 'json' }

export interface AvailableBillingMode {
  readonly billingMode: BillingMode
  /** As DescribeLocations writes them: `10G`. */
  readonly availablePortSpeeds: readonly string[]
  /** Regions that the flat rate covers traffic with; none where traffic is paid as it goes. */
  readonly includedRegions: readonly string[]
}

/** The modes of a location; flat rates only where it has ports that can have one. */
export function availableBillingModes({ portSpeeds, region }: Location): AvailableBillingMode[] {
  const flat = portSpeeds.filter(speed => FLAT_RATE_SPEEDS.includes(`${speed}bps`))
  return BILLING_MODES.flatMap((billingMode): AvailableBillingMode[] => {
    if (billingMode === 'PayAsYouGo') return [{ billingMode, availablePortSpeeds: portSpeeds, includedRegions: [] }]
    if (flat.length === 0) return []
    return [{ billingMode, availablePortSpeeds: flat, includedRegions: coveredRegions(billingMode, region) }]
  })
}

const REGIONS = Object.keys(regions)

/** Continents as the BGP communities for public virtual interfaces have them; Regions of others stand for themselves. */
const CONTINENTS = [['us', 'ca', 'mx'], ['ap'], ['eu', 'il', 'me', 'af'], ['sa']]

/**
 * AWS says that tiers nest, from the location's own metropolitan area in the first to the whole partition in the fifth. For
 * those between it publishes no list: here the second has the Regions of the home Region's name, the third and fourth
 * those of its continent.
 */
function coveredRegions(mode: Exclude<BillingMode, 'PayAsYouGo'>, home: string): string[] {
  const inPartition = REGIONS.filter(region => partitionOf(region) === partitionOf(home))
  const prefix = prefixOf(home)
  const continent = CONTINENTS.find(prefixes => prefixes.includes(prefix)) ?? [prefix]
  switch (mode) {
    case 'FlatRateTier1':
      return [home]
    case 'FlatRateTier2':
      return inPartition.filter(region => prefixOf(region) === prefix)
    case 'FlatRateTier3':
    case 'FlatRateTier4':
      return inPartition.filter(region => continent.includes(prefixOf(region)))
    case 'FlatRateTier5':
      return inPartition
  }
}

function prefixOf(region: string): string {
  return region.split('-')[0] ?? region
}
