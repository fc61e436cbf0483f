import { parseAddress } from '../../net/address.ts'
import { covers, LINK_LOCAL, type Prefix, UNIQUE_LOCAL } from '../../net/prefix.ts'
import type { Finding, Path } from '../problem.ts'
import { errorAt, pathText } from '../problem.ts'
import { asList, asText, isMap, thingsOf, valueAt } from '../values.ts'
import { notAllowed, outsideSite, reachedBy, unreached } from './ridingOn.ts'
import { prefixesIn } from './transitThings.ts'

type Body = Record<string, unknown>

/** Connect peers that AWS refuses, and those whose GRE tunnels would find no way. */
export function connectPeers(file: unknown): Finding[] {
  return thingsOf(file, 'connectPeers').flatMap(({ path, body }) => [
    ...insideBlocks(path, body.inside),
    ...customerEnd(file, path, body),
    ...amazonEnd(file, path, body),
  ])
}

/** Transit gateway guide, "Connect peers": one /29 of 169.254.0.0/16 and at most one /125 of fd00::/8. */
function insideBlocks(path: Path, inside: unknown): Finding[] {
  const written = asList(inside)
  const blocks = prefixesIn(inside)
  if (written.length === 0 || blocks.length < written.length) return []
  const fits = (block: Prefix) =>
    block.family === 4 ? block.length === 29 && covers(LINK_LOCAL, block) : block.length === 125 && covers(UNIQUE_LOCAL, block)
  const count = (family: 4 | 6) => blocks.filter(block => block.family === family).length
  if (blocks.every(fits) && count(4) === 1 && count(6) <= 1) return []
  const at = [...path, 'inside']
  const summary = `${pathText(at)} is ${blocks.map(({ text }) => text).join(', ')}; it takes one /29 of 169.254.0.0/16, and one /125 of fd00::/8 where there shall be one.`
  return [errorAt(at, summary)]
}

function customerEnd(file: unknown, path: Path, { router, address }: Body): Finding[] {
  const end = parseAddress(asText(address) ?? '')
  return end ? outsideSite(file, [...path, 'address'], router, end, end.text) : []
}

/** AWS's end is of the family of the router's, out of the transit gateway's blocks, and announced like any allowed prefix. */
function amazonEnd(file: unknown, path: Path, { address, gateway, transitGateway }: Body): Finding[] {
  const family = parseAddress(asText(address) ?? '')?.family
  const hub = valueAt(file, ['directConnectGateways', String(gateway)])
  const target = valueAt(file, ['transitGateways', String(transitGateway)])
  if (family === undefined || !isMap(hub) || !isMap(target)) return []
  const name = pathText(path)
  const transport = { gateway, transitGateway }
  if (reachedBy(file, transport) === undefined) return [unreached([...path, 'gateway'], name, transport)]
  const own = prefixesIn(target.cidrs).filter(block => block.family === family)
  if (own.length > 0) return notAllowed(file, transport, own, `AWS’s end of ${name}`)
  const such = family === 4 ? '10.255.0.0/24' : '2001:db8:ff::/64'
  const summary = `${name} starts from an IPv${family} address, and ${transitGateway} has no cidrs of IPv${family}, which AWS’s end is taken from; add one such as ${such}.`
  return [errorAt([...path, 'address'], summary)]
}
