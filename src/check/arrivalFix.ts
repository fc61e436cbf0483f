import { holds, parsePrefix } from '../net/prefix.ts'
import type { World } from '../resources/world.ts'
import type { EndPoint } from '../topology/topology.ts'
import { listed } from './named.ts'

/** What to do where packets to a host do not arrive for a `reason`; undefined where the reason does not say. */
export function arrivalFix(world: World, host: string, { name, address }: EndPoint, reason: string): string | undefined {
  const [, where] = /^no route at (.+)$/.exec(reason) ?? []
  if (where === undefined) return undefined
  const site = world.get('site', world.get('host', host)?.body.siteId ?? '')?.body
  const announced = site?.prefixes ?? []
  if (site && !announced.some(text => covers(text, address)))
    return `Let ${site.name} announce a prefix that holds ${address.text} of ${name}: it announces ${listed(announced)}.`
  return `Let ${where} learn a route to ${address.text} of ${name}, or write one there.`
}

function covers(text: string, address: EndPoint['address']): boolean {
  const prefix = parsePrefix(text)
  return prefix !== undefined && holds(prefix, address)
}
