import type { Coordinates } from '../resources/places.ts'
import type { Builder } from './builder.ts'

/** Where a site is, by what it says itself or by its place; undefined = unknown. */
export function siteAt({ world, geography }: Builder, siteId: string): Coordinates | undefined {
  const site = world.get('site', siteId)?.body
  return site?.at ?? (site?.place === undefined ? undefined : geography.place(site.place))
}
