import type { Estate } from '../estate.ts'

/** Dotted path of a router, which files name without its site. */
export function routerPath(estate: Estate, router: string): string {
  const site = Object.keys(estate.sites).find(name => router in (estate.sites[name]?.routers ?? {}))
  return `sites.${site}.routers.${router}`
}

/** The prefixes of the site that the router is in. */
export function prefixesBehind(estate: Estate, router: string): readonly string[] {
  return Object.values(estate.sites).find(({ routers }) => router in routers)?.prefixes ?? []
}
