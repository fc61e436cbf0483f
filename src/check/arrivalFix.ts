import { localBlock } from '../drill/trace/localBlock.ts'
import { holds, parsePrefix } from '../net/prefix.ts'
import type { World } from '../resources/world.ts'
import type { EndPoint, Topology } from '../topology/topology.ts'
import type { LostPackets } from './lostPackets.ts'
import { listed } from './named.ts'

/** What to do where the very route that packets take stops them; undefined where it is another thing that does. */
export function stoppedFix({ info, network }: Topology, { to, reason, last }: LostPackets): string | undefined {
  const [path] = last?.entry?.chosen ?? []
  if (!last || !path) return undefined
  const [, table] = /^blackhole route at (.+)$/.exec(reason) ?? []
  if (table !== undefined)
    return `Delete the blackhole route ${path.prefix.text} of ${table}, or write a longer route to ${to.address.text} of ${to.name} there.`
  const block = localBlock({ network }, last.node, path)
  if (block === undefined) return undefined
  const vpc = info.get(info.get(last.node)?.vpc ?? last.node)?.label ?? last.node
  return `Give ${to.name} an address outside ${block.text} of ${vpc}, or ${vpc} a block without ${to.address.text}.`
}

/** What to do where packets to a host find no route; undefined where that is not why they do not arrive. */
export function arrivalFix(world: World, host: string, { to: { name, address }, reason }: LostPackets): string | undefined {
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
