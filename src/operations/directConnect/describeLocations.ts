import { availableBillingModes } from '../../resources/availableBillingModes.ts'
import { locationsIn } from '../../resources/location.ts'
import { type ReadingAs, rememberedWhole } from '../rememberedWhole.ts'
import type { DirectConnectOperation } from './directConnectOperation.ts'

/** The locations whose home is the caller's Region. */
export const describeLocations: DirectConnectOperation<'DescribeLocations'> = rememberedWhole(
  ({ caller }: ReadingAs, _input) => ({
    locations: locationsIn(caller.region).map(location => ({
      locationCode: location.code,
      locationName: location.name,
      region: location.region,
      availablePortSpeeds: [...location.portSpeeds],
      availableProviders: [...location.providers],
      availableMacSecPortSpeeds: [...location.macSecPortSpeeds],
      availableBillingModes: availableBillingModes(location),
    })),
  }),
)
