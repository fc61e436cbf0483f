/** Placeholder for the location table; see locations.json. */
export interface Location {
  readonly code: string
  readonly name: string
  readonly region: string
  readonly city: string
  readonly country: string
  readonly at: readonly [latitude: number, longitude: number]
  readonly portSpeeds: readonly string[]
  readonly macSecPortSpeeds: readonly string[]
}
