import type { Address } from '../../net/address.ts'
import { covers, holds, type Prefix } from '../../net/prefix.ts'
import type { Finding, Path } from '../problem.ts'
import { errorAt, pathText } from '../problem.ts'
import { asMap, thingsOf, valueAt } from '../values.ts'
import { routersOf } from './siteThings.ts'
import { prefixesIn } from './transitThings.ts'

/** What a tunnel rides on: the attachment of a Direct Connect gateway to a transit gateway. */
interface Transport {
  readonly gateway: unknown
  readonly transitGateway: unknown
}

/** How the Direct Connect gateway reaches the transit gateway; undefined = it does not. */
export function reachedBy(file: unknown, { gateway, transitGateway }: Transport): unknown {
  const hub = asMap(valueAt(file, ['directConnectGateways', String(gateway)]))
  return asMap(hub.transitGateways)[String(transitGateway)]
}

/** Whether Connect peers or private-IP VPNs ride on it: the router then learns of VPCs from within them. */
export function carriesTunnels(file: unknown, { gateway, transitGateway }: Transport): boolean {
  const riders = [
    ...thingsOf(file, 'connectPeers').map(({ body }) => ({ on: body.gateway, to: body.transitGateway })),
    ...thingsOf(file, 'vpnConnections').map(({ body }) => ({ on: asMap(body.private).gateway, to: body.transitGateway })),
  ]
  return riders.some(({ on, to }) => on === gateway && to === transitGateway)
}

/** `at`: where the file says what carries it. */
export function unreached(at: Path, name: string, { gateway, transitGateway }: Transport): Finding {
  const summary = `${name} is to ride on ${gateway}, which does not reach ${transitGateway}; add it to its transitGateways.`
  return errorAt(at, summary)
}

/** Blocks that AWS's ends are taken from are announced like any allowed prefix; `ends`: what they are of, in words. */
export function notAllowed(file: unknown, transport: Transport, blocks: readonly Prefix[], ends: string): Finding[] {
  const { gateway, transitGateway } = transport
  const allowed = prefixesIn(asMap(reachedBy(file, transport)).allowed)
  const outside = blocks.filter(block => !allowed.some(prefix => covers(prefix, block)))
  if (outside.length === 0) return []
  const summary = `${outside.map(({ text }) => text).join(', ')} of ${transitGateway} is in none of the allowed prefixes, so the router learns no way to ${ends}; add it.`
  return [errorAt(['directConnectGateways', String(gateway), 'transitGateways', String(transitGateway), 'allowed'], summary)]
}

/** A router's end that its site does not announce; `said`: as the file has it. */
export function outsideSite(file: unknown, path: Path, router: unknown, end: Address, said: string): Finding[] {
  const site = routersOf(file).find(({ name }) => name === router)?.within
  const prefixes = prefixesIn(site?.prefixes)
  if (!site || prefixes.some(prefix => holds(prefix, end))) return []
  const known = prefixes.map(({ text }) => text).join(', ') || 'none'
  const summary = `${pathText(path)} is ${said}, outside the prefixes that its site announces (${known}), so AWS finds no way to it.`
  return [errorAt(path, summary)]
}
