import type { RouterModel } from './routerModel.ts'

/** The other edges have no static routes into this one's tunnels: BGP tells them while they are in use. */
export function isToldInside({ statics, mesh }: RouterModel): boolean {
  return statics.length > 0 && mesh.length > 0
}

/** Where a static route leads, each once. */
export function staticTexts({ statics }: RouterModel): string[] {
  return [...new Set(statics.map(({ prefix }) => prefix.text))]
}

/** What is told in the industry's command line, a word to a line: the route map VPN-STATICS without the list it matches. */
export const TOLD_INSIDE: readonly string[] = [
  'match ip address prefix-list VPN-STATICS',
  // Else a route of its own would beat what BGP brings back, and the static would stay in use for ever.
  'set weight 0',
  'set local-preference 50',
]

/** The list and the route map where lists are written a line each. */
export function toldInsideLines(router: RouterModel): string[] {
  if (!isToldInside(router)) return []
  return [
    ...staticTexts(router).map((text, i) => `ip prefix-list VPN-STATICS seq ${5 * (i + 1)} permit ${text}`),
    'route-map VPN-STATICS permit 10',
    ...TOLD_INSIDE.map(line => ` ${line}`),
    'exit',
  ]
}
