import type { Prefix } from '../net/prefix.ts'
import { type Builder, prefixes } from './builder.ts'

/** What is behind the routers of a site, of both families. */
export function sitePrefixes({ world }: Builder, siteId: string): Prefix[] {
  return prefixes(world.get('site', siteId)?.body.prefixes ?? [])
}
