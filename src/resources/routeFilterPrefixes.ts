import { overlap, type Prefix, parsePrefix } from '../net/prefix.ts'
import { directConnectError } from './directConnectError.ts'
import { notPublic } from './publicPrefix.ts'
import type { Quotas } from './quotas.ts'
import { isLiveVirtualInterface } from './virtualInterface.ts'
import type { World } from './world.ts'

/** User Guide, "Create a public virtual interface": /1 to /32 of IPv4, /1 to /64 of IPv6. */
const LONGEST = { 4: 32, 6: 64 } as const

/**
 * The prefixes that a public virtual interface will announce, in canonical spelling, each once. An account may announce
 * its own prefix on several of them; one that another account announces is not its own.
 */
export function orderedRouteFilterPrefixes(world: World, account: string, texts: readonly string[], quotas: Quotas): string[] {
  const most = quotas.routeFilterPrefixesPerVirtualInterface
  if (texts.length === 0) {
    throw directConnectError(
      'A public virtual interface needs routeFilterPrefixes: give at least one prefix that you will announce.',
    )
  }
  if (texts.length > most) {
    throw directConnectError(`${texts.length} prefixes were given; a public virtual interface announces at most ${most}.`)
  }
  const prefixes = texts.map(publicPrefix)
  for (const prefix of prefixes) refuseForeign(world, account, prefix)
  return [...new Set(prefixes.map(({ text }) => text))]
}

function publicPrefix(text: string): Prefix {
  const prefix = parsePrefix(text)
  if (prefix === undefined || prefix.length < 1 || prefix.length > LONGEST[prefix.family]) {
    throw directConnectError(`Prefix ${text} is not valid: give a CIDR block of /1 to /32 (IPv4) or /1 to /64 (IPv6).`)
  }
  const block = notPublic(prefix)
  if (block)
    throw directConnectError(`Prefix ${text} cannot be announced publicly: it overlaps ${block.text}, which is not public.`)
  return prefix
}

function refuseForeign(world: World, account: string, prefix: Prefix): void {
  for (const { account: owner, body } of world.all('virtualInterface')) {
    if (owner === account || body.type !== 'public' || !isLiveVirtualInterface(body)) continue
    const other = body.routeFilterPrefixes.find(text => overlap(parsePrefix(text) as Prefix, prefix))
    if (other !== undefined) {
      throw directConnectError(`Prefix ${prefix.text} overlaps ${other}, which a virtual interface of another account announces.`)
    }
  }
}
