import { findLocation } from '../resources/location.ts'
import { placeAt, regionAt } from '../resources/places.ts'
import type { Geography } from './builder.ts'

/** The known world: places, Direct Connect locations and Regions of the product's own tables. */
export const KNOWN_WORLD: Geography = { place: placeAt, location: findLocation, region: regionAt }
