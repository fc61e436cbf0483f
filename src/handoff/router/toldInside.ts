import { LOCAL_PREFERENCE } from '../../topology/customerPolicy.ts'
import { FAMILY_WORDS, type Family, IPV6_ENDING } from './families.ts'
import type { RouterModel } from './routerModel.ts'

/** Static routes into tunnels that the other edges hear of, a list for each family. */
interface Told {
  readonly family: Family
  /** Of the prefix list and of the route map. */
  readonly name: string
  /** Where they lead, each once. */
  readonly texts: readonly string[]
  /** What the route map says in the industry's command line, without the list it matches. */
  readonly words: readonly string[]
}

/** The other edges have no static routes into this one's tunnels: BGP tells them while they are in use. */
export function toldInside({ statics, mesh }: RouterModel): readonly Told[] {
  if (mesh.length === 0) return []
  return ([4, 6] as const).flatMap(family => {
    const own = statics.filter(({ prefix }) => prefix.family === family)
    if (own.length === 0) return []
    const name = family === 4 ? 'VPN-STATICS' : `VPN-STATICS${IPV6_ENDING.toUpperCase()}`
    const words = [
      `match ${FAMILY_WORDS[family].ip} address prefix-list ${name}`,
      // Else a route of its own would beat what BGP brings back, and the static would stay in use for ever.
      'set weight 0',
      `set local-preference ${LOCAL_PREFERENCE.vpnStatic}`,
    ]
    return [{ family, name, texts: [...new Set(own.map(({ prefix }) => prefix.text))], words }]
  })
}

/** The lists and the route maps where lists are written a line each. */
export function toldInsideLines(router: RouterModel): string[] {
  return toldInside(router).flatMap(({ family, name, texts, words }) => [
    ...texts.map((text, i) => `${FAMILY_WORDS[family].ip} prefix-list ${name} seq ${5 * (i + 1)} permit ${text}`),
    `route-map ${name} permit 10`,
    ...words.map(line => ` ${line}`),
    'exit',
  ])
}

/** The route map of what is told in a family, where anything is. */
export function redistributedStatics(router: RouterModel, family: Family): string[] {
  return toldInside(router).flatMap(each => (each.family === family ? [`redistribute static route-map ${each.name}`] : []))
}
